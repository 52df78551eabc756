import { Code, Table, Text } from '@mantine/core';
import { differences } from './compare';
import { useTexts } from './texts';

/** What a change has changed: each member before and after. */
export function Differences({ before, after }: { before: unknown; after: unknown }) {
  const t = useTexts();
  const rows = differences(before, after);
  if (rows.length === 0) return <Text size="sm" c="dimmed">{t('same')}</Text>;
  return (
    <Table withRowBorders={false} verticalSpacing={4} layout="auto" w="auto">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('member')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          <Table.Th>{t('after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.path}>
            <Table.Td><Text size="sm" ff="monospace">{row.path}</Text></Table.Td>
            <Table.Td><Value text={row.before} color="red" /></Table.Td>
            <Table.Td><Value text={row.after} color="teal" /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Value({ text, color }: { text?: string; color: string }) {
  return text === undefined ? <Text size="sm" c="dimmed">–</Text> : <Code color={`var(--mantine-color-${color}-light)`} c={`var(--mantine-color-${color}-light-color)`}>{text}</Code>;
}
