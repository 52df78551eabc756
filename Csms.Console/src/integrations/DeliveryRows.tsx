import { Badge, Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconMail, IconWebhook } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useEventName } from './events';
import { useTexts } from './texts';

type Props = { rows: Schemas['OutgoingDelivery'][]; isPending: boolean; resending: number | undefined; onResend: (id: number) => void };

const colors = { Waiting: 'yellow', Delivered: 'teal', Dead: 'red' } as const;

/** Deliveries as lines, with what the receiver said last. */
export function DeliveryRows({ rows, isPending, resending, onResend }: Props) {
  const t = useTexts();
  const eventName = useEventName();
  const formats = useFormats();
  const now = useNow();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 820 }} verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('to')}</Table.Th>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 4 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={5}><Skeleton h={30} /></Table.Td></Table.Tr>)}
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td><Text size="sm" title={formats.time(row.at)} style={{ whiteSpace: 'nowrap' }} className="figures">{formats.ago(row.at, now)}</Text></Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">{row.receiverKind === 'Mail' ? <IconMail size={15} aria-hidden /> : <IconWebhook size={15} aria-hidden />}<Text size="sm" fw={500}>{row.receiverId}</Text></Group>
              </Table.Td>
              <Table.Td maw={420}><Text size="sm" style={{ overflowWrap: 'anywhere' }}>{row.reason ?? eventName(row.event)}</Text>{(row.reason || row.stationId) && <Text size="xs" c="dimmed">{[row.reason && eventName(row.event), row.stationId].filter(Boolean).join(' · ')}</Text>}</Table.Td>
              <Table.Td maw={420}>
                <Group gap="xs">
                  <Badge color={colors[row.state]} variant="light" tt="none">{t(row.state)}</Badge>
                  <Text size="xs" c="dimmed">
                    {row.attempts === 1 ? t('attempt') : row.attempts > 1 && t('attempts', { count: row.attempts })}
                    {row.state === 'Waiting' && row.nextAttemptAt && `, ${t('next', { ago: formats.ago(row.nextAttemptAt, now) })}`}
                  </Text>
                </Group>
                {row.lastAnswer && <Text size="xs" c="dimmed" mt={2} style={{ overflowWrap: 'anywhere' }}>{row.lastAnswer}</Text>}
              </Table.Td>
              <Table.Td>
                <Group justify="flex-end">{row.state === 'Dead' && <Button size="xs" variant="default" onClick={() => onResend(row.id)} loading={resending === row.id}>{t('resend')}</Button>}</Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
