import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { Failure } from '../../parts/Page';
import { useTexts } from './texts';

export type Answer = { status: string; reasonCode?: string | null; reasonText?: string | null };

type Props<Result extends Answer> = {
  /** What it does, in a sentence. */
  about: string;
  action: string;
  isDangerous?: boolean;
  send: () => Promise<Result>;
  /** What there is to say beside the station's own word. */
  tell?: (answer: Result) => ReactNode;
  waiting?: string;
  onClose: () => void;
  children?: ReactNode;
};

/** A small form that sends one command, and shows what the station answered. */
export function VerbForm<Result extends Answer>({ about, action, isDangerous, send, tell, waiting, onClose, children }: Props<Result>) {
  const t = useTexts();
  const queries = useQueryClient();
  const command = useMutation({
    mutationFn: send,
    onSuccess: (answer) => notifications.show({ color: answerColor(answer.status), message: t('answered', { status: answer.status }) }),
    onError: (error) => notifications.show({ color: 'red', message: error.message, autoClose: 10_000 }),
    onSettled: () => Promise.all(['stations', 'transactions', 'timeline', 'messages'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">{about}</Text>
        {children}
        {command.isPending && waiting && <Text size="sm" role="status">{waiting}</Text>}
        {command.error && <Failure error={command.error} />}
        {command.data && <Answered answer={command.data}>{tell?.(command.data)}</Answered>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{command.data ? t('done') : t('cancel')}</Button>
          <Button type="submit" color={isDangerous ? 'red' : undefined} loading={command.isPending}>{command.data ? t('again') : action}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Answered({ answer, children }: { answer: Answer; children: ReactNode }) {
  const t = useTexts();
  const color = answerColor(answer.status);
  const words = color === 'teal' ? t('accepted') : color === 'red' ? t('rejected') : answer.status === 'Scheduled' ? t('scheduled') : t('other');
  return (
    <Alert color={color} role="status" title={t('answered', { status: answer.status })}>
      {[answer.reasonCode, answer.reasonText].filter(Boolean).join(': ') || words}
      {children && <div>{children}</div>}
    </Alert>
  );
}

export const answerColor = (status: string) => (['Accepted', 'Unlocked'].includes(status) ? 'teal' : ['Rejected', 'NotSupported', 'UnlockFailed', 'NotImplemented'].includes(status) ? 'red' : 'yellow');
