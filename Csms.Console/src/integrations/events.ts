import { useTexts } from './texts';

/** The kinds of events that a web hook may be told, in the words of the API. */
export const eventKinds = ['alarm', 'transaction', 'status', 'station', 'command', 'meter'] as const;

/** What a kind of event is called. */
export function useEventName() {
  const t = useTexts();
  return (kind: string) => (kind === 'station' ? t('stationEvent') : kind === 'test' || eventKinds.includes(kind as 'alarm') ? t(kind as 'alarm') : kind);
}
