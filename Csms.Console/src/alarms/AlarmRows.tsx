import { Anchor, Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { AlarmActions } from './AlarmActions';
import { Severity } from './Severity';
import { useTexts } from './texts';

/** Alarms: how grave, what, where, since when, and who looks after it. */
export function AlarmRows({ rows, isPending }: { rows: Schemas['Alarm'][]; isPending: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 900 }} verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('severity')}</Table.Th>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('station')}</Table.Th>
            <Table.Th>{t('since')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 6 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={34} /></Table.Td></Table.Tr>)}
          {rows.map((alarm) => (
            <Table.Tr key={alarm.id}>
              <Table.Td><Severity severity={alarm.severity} /></Table.Td>
              <Table.Td maw={420}>
                <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>{alarm.reason}</Text>
                <Text size="xs" c="dimmed">{t(alarm.source)}{alarm.count > 1 && ` · ${t('times', { count: alarm.count, ago: formats.ago(alarm.lastAt, now) })}`}</Text>
              </Table.Td>
              <Table.Td>
                {alarm.stationId
                  ? <Anchor component={Link} to="/stations/$stationId" params={{ stationId: alarm.stationId } as never} size="sm" fw={500}>{alarm.stationId}</Anchor>
                  : <Text size="sm" c="dimmed">{t('server')}</Text>}
              </Table.Td>
              <Table.Td><Text size="sm" title={formats.time(alarm.since)} style={{ whiteSpace: 'nowrap' }} className="figures">{formats.ago(alarm.since, now)}</Text></Table.Td>
              <Table.Td maw={240}>
                <Badge variant={alarm.state === 'Active' ? 'filled' : 'light'} color={alarm.state === 'Active' ? 'red' : alarm.state === 'Ended' ? 'gray' : 'blue'} tt="none">{t(alarm.state)}</Badge>
                <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
                  {alarm.state === 'Acknowledged' && alarm.acknowledgedAt && t('acknowledgedBy', { name: alarm.acknowledgedBy ?? '', ago: formats.ago(alarm.acknowledgedAt, now) })}
                  {alarm.state === 'Ended' && alarm.endedAt && `${alarm.endReason ?? ''} ${formats.ago(alarm.endedAt, now)}`}
                </Text>
              </Table.Td>
              <Table.Td><Group gap="xs" justify="flex-end" wrap="nowrap"><AlarmActions alarm={alarm} /></Group></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
