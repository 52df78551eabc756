import { Text } from '@mantine/core';
import { defineTexts } from '../texts';

/** The kinds of events in a timeline, in the words of the API. */
export const eventKinds = ['connected', 'disconnected', 'refused', 'takeover', 'boot', 'status', 'violation', 'deviation', 'command', 'security', 'report', 'transaction', 'error'] as const;

const useTexts = defineTexts('eventKinds', {
  en: {
    connected: 'Connected', disconnected: 'Disconnected', refused: 'Refused', takeover: 'Taken over', boot: 'Boot', status: 'Status', violation: 'Violation', deviation: 'Deviation',
    command: 'Command', security: 'Security', report: 'Report', transaction: 'Transaction', error: 'Error',
  },
  de: {
    connected: 'Verbunden', disconnected: 'Getrennt', refused: 'Abgewiesen', takeover: 'Übernommen', boot: 'Start', status: 'Zustand', violation: 'Regelverstoß', deviation: 'Abweichung',
    command: 'Befehl', security: 'Sicherheit', report: 'Bericht', transaction: 'Ladevorgang', error: 'Fehler',
  },
  sv: {
    connected: 'Ansluten', disconnected: 'Frånkopplad', refused: 'Avvisad', takeover: 'Övertagen', boot: 'Start', status: 'Läge', violation: 'Regelbrott', deviation: 'Avvikelse',
    command: 'Kommando', security: 'Säkerhet', report: 'Rapport', transaction: 'Laddning', error: 'Fel',
  },
});

const colors: Record<string, string> = {
  connected: 'teal', disconnected: 'gray', refused: 'red', takeover: 'orange', boot: 'cyan', status: 'blue', violation: 'orange', deviation: 'yellow', command: 'violet', security: 'red',
  report: 'cyan', transaction: 'blue', error: 'red',
};

export const eventColor = (kind: string) => colors[kind] ?? 'gray';

/** What a kind is called; one that is newer than the console by its own word. */
export function useKindName() {
  const t = useTexts();
  return (kind: string) => (eventKinds.includes(kind as (typeof eventKinds)[number]) ? t(kind as (typeof eventKinds)[number]) : kind);
}

export function EventKind({ kind }: { kind: string }) {
  const nameOf = useKindName();
  return <Text span size="xs" fw={600} c={`var(--mantine-color-${eventColor(kind)}-text)`}>{nameOf(kind)}</Text>;
}
