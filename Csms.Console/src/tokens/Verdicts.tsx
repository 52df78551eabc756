import { Badge, Chip, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../texts';
import type { Judged } from './ImportTokens';
import { useTexts } from './texts';

const verdicts = ['New', 'Changed', 'Unchanged', 'Refused'] as const;
const colors: Record<Judged['verdict'], string> = { New: 'teal', Changed: 'blue', Unchanged: 'gray', Refused: 'red' };

/** More than anybody looks through at once. */
const most = 500;

/** What becomes of each row of a file: how many of which, and the rows themselves. */
export function Verdicts({ judged }: { judged: Judged[] }) {
  const t = useTexts();
  const { number } = useFormats();
  const [only, setOnly] = useState<string | null>(null);
  const numbered = judged.map((row, at) => ({ ...row, line: at + 1 })).filter(({ verdict }) => !only || verdict === only);
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('verdict')}>
        {verdicts.map((verdict) => (
          <Chip key={verdict} size="sm" variant="light" color={colors[verdict]} checked={only === verdict} onChange={(chosen) => setOnly(chosen ? verdict : null)}>
            {t(verdict)}: {number(judged.filter((row) => row.verdict === verdict).length, 0)}
          </Chip>
        ))}
      </Group>
      <ScrollArea.Autosize mah={340}>
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th w={60}>{t('row')}</Table.Th><Table.Th>{t('token')}</Table.Th><Table.Th>{t('verdict')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {numbered.slice(0, most).map(({ line, idToken, verdict, reason }) => (
              <Table.Tr key={line}>
                <Table.Td><Text size="sm" c="dimmed">{line}</Text></Table.Td>
                <Table.Td><Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{idToken || '–'}</Text></Table.Td>
                <Table.Td><Badge color={colors[verdict]} variant="light" tt="none">{t(verdict)}</Badge>{reason && <Text size="xs" c="dimmed">{reason}</Text>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {numbered.length > most && <Text size="xs" c="dimmed">{t('andMore', { count: number(numbered.length - most, 0) })}</Text>}
    </>
  );
}
