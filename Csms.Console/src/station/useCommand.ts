import { notifications } from '@mantine/notifications';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts } from './texts';
import type { Station } from './useStation';
import { answerColor, type Answer } from './verbs/VerbForm';
import { useTexts as useVerbTexts } from './verbs/texts';

type After<Result> = {
  /** The first parts of the query keys that are old by it, beside the timeline, the messages and the audit. */
  touches: string[];
  toldByForm?: boolean;
  onAnswered?: (answer: Result) => void;
};

/** A command whose answer, the station's own word, is told at the edge of the screen. */
export function useCommand<Input = void, Result extends Answer = Answer>(send: (input: Input) => Promise<Result>, { touches, toldByForm, onAnswered }: After<Result>) {
  const t = useVerbTexts();
  return useChange(send, {
    touches: [...touches, 'timeline', 'messages', 'audit'],
    toldByForm,
    onDone: (answer) => {
      const why = [answer.reasonCode, answer.reasonText].filter(Boolean).join(': ');
      notifications.show({ color: answerColor(answer.status), message: [t('answered', { status: answer.status }), why].filter(Boolean).join(' · ') });
      onAnswered?.(answer);
    },
  });
}

/** Why one may not send a command to a station; null when one may. */
export function useWhyNot(station: Station) {
  const t = useTexts();
  const { data: session } = useSession();
  return !may(session, 'Operator') ? t('operatorsOnly') : !station.connected ? t('notConnected') : null;
}
