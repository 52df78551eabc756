import { Anchor, Badge, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconFlag, IconFlagCheck } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useFlagName } from './flags';
import { secondsOf } from './figures';
import { useTexts } from './texts';

type Transaction = Schemas['TransactionResource'];

/** Transactions as lines; each leads to its own page. */
export function TransactionRows({ rows, isPending }: { rows: Transaction[]; isPending: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const navigate = useNavigate();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 940 }} className="rows figures" highlightOnHover verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('started')}</Table.Th>
            <Table.Th>{t('place')}</Table.Th>
            <Table.Th>{t('token')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th ta="right">{t('duration')}</Table.Th>
            <Table.Th ta="right">{t('energy')}</Table.Th>
            <Table.Th>{t('flags')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 8 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={7}><Skeleton h={34} /></Table.Td></Table.Tr>)}
          {rows.map((transaction) => {
            const params = { id: `${transaction.id}` };
            return (
              <Table.Tr key={transaction.id} data-link onClick={() => void navigate({ to: '/transactions/$id', params })}>
                <Table.Td>
                  <Anchor component={Link} to="/transactions/$id" params={params as never} size="sm" fw={600} style={{ whiteSpace: 'nowrap' }} onClick={(event) => event.stopPropagation()}>{formats.time(transaction.startedAt)}</Anchor>
                  <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{formats.ago(transaction.startedAt, now)} · #{transaction.id}</Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm" fw={500} style={{ whiteSpace: 'nowrap' }}>{transaction.stationId}</Text>
                  <Text size="xs" c="dimmed">{transaction.evseId != null && `EVSE ${transaction.evseId}`}</Text>
                </Table.Td>
                <Table.Td><Text size="sm">{transaction.idToken ?? '–'}</Text></Table.Td>
                <Table.Td data-inline>
                  {transaction.state === 'active' ? <StatusBadge status={transaction.chargingState ?? 'Active'} /> : <Text size="sm" c="dimmed" lineClamp={2} maw={220}>{transaction.stopReason ?? t('ended')}</Text>}
                </Table.Td>
                <Table.Td ta="right" data-inline style={{ whiteSpace: 'nowrap' }}>{formats.duration(secondsOf(transaction, now))}</Table.Td>
                <Table.Td ta="right" data-inline><Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>{transaction.energyWh == null ? '–' : formats.energy(transaction.energyWh)}</Text></Table.Td>
                <Table.Td data-inline><Flags transaction={transaction} /></Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Flags({ transaction: { flags, needsReview } }: { transaction: Transaction }) {
  const t = useTexts();
  const nameOf = useFlagName();
  const [first, ...others] = flags;
  if (!first) return null;
  return (
    <Tooltip label={`${flags.map(nameOf).join(', ')} – ${needsReview ? t('reviewNeeded') : t('reviewed')}`} multiline maw={320}>
      <Badge color={needsReview ? 'orange' : 'gray'} variant="light" tt="none" leftSection={needsReview ? <IconFlag size={12} /> : <IconFlagCheck size={12} />}>
        {nameOf(first)}{others.length > 0 && ` +${others.length}`}
      </Badge>
    </Tooltip>
  );
}
