import { Alert, Badge, Group, ScrollArea, Table, Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { useFormats } from '../texts';
import { useImportTexts } from './importTexts';

/** What a file would change, or what is wrong in it. */
export function Plan({ plan }: { plan: Schemas['SheetOutcome'] }) {
  const t = useImportTexts();
  const { number } = useFormats();
  if (plan.faultCount > 0) return <Faults plan={plan} />;
  const all = plan.new + plan.changed;
  return (
    <>
      <Group gap="xs">
        <Badge color="teal" variant="light" tt="none">{t('new', { n: number(plan.new) })}</Badge>
        <Badge color="blue" variant="light" tt="none">{t('changed', { n: number(plan.changed) })}</Badge>
        <Badge color="gray" variant="light" tt="none">{t('unchanged', { n: number(plan.unchanged) })}</Badge>
      </Group>
      {all === 0 && <Alert color="yellow" role="status">{t('nothing')}</Alert>}
      {all > 0 && (
        <ScrollArea.Autosize mah={360}>
          <Table stickyHeader verticalSpacing={6}>
            <Table.Thead><Table.Tr><Table.Th w={60}>{t('line')}</Table.Th><Table.Th>{t('what')}</Table.Th><Table.Th>{t('change')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{plan.changes.map((change) => <Change key={`${change.kind} ${change.id}`} change={change} />)}</Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {all > plan.changes.length && <Text size="xs" c="dimmed">{t('more', { n: number(all - plan.changes.length) })}</Text>}
    </>
  );
}

function Change({ change: { line, kind, id, isNew, cells } }: { change: Schemas['SheetChange'] }) {
  const t = useImportTexts();
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}><Text size="sm" c="dimmed">{line}</Text></Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{id}</Text>
        <Text size="xs" c="dimmed">{t(kind)}{isNew && ` · ${t('isNew')}`}</Text>
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>
        {cells.map(({ column, before, after }) => (
          <Text key={column} size="xs" style={{ overflowWrap: 'anywhere' }}>
            <Text span size="xs" c="dimmed">{column}: </Text>{before && !isNew && <><s>{before}</s> → </>}{after ?? '–'}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function Faults({ plan }: { plan: Schemas['SheetOutcome'] }) {
  const t = useImportTexts();
  const { number } = useFormats();
  return (
    <>
      <Alert color="red" role="alert">{plan.faultCount === 1 ? t('oneFault') : t('faults', { n: number(plan.faultCount) })}</Alert>
      <ScrollArea.Autosize mah={360}>
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th w={60}>{t('line')}</Table.Th><Table.Th>{t('column')}</Table.Th><Table.Th>{t('mistake')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {plan.faults.map(({ line, column, text }) => (
              <Table.Tr key={`${line} ${column} ${text}`}>
                <Table.Td><Text size="sm">{line}</Text></Table.Td>
                <Table.Td><Text size="sm" ff="monospace">{column ?? '–'}</Text></Table.Td>
                <Table.Td><Text size="sm">{text}</Text></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {plan.faultCount > plan.faults.length && <Text size="xs" c="dimmed">{t('more', { n: number(plan.faultCount - plan.faults.length) })}</Text>}
    </>
  );
}
