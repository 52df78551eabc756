import { Badge, Button, Card, Center, Group, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** What was charged at a station, the newest first. */
export function StationTransactions({ stationId }: { stationId: string }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const transactions = useInfiniteQuery({
    queryKey: ['transactions', 'of', stationId],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/transactions', { params: { query: { stationId, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = transactions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {transactions.error && <Failure error={transactions.error} />}
      <Card withBorder p={0}>
        <Table.ScrollContainer minWidth={720}>
          <Table className="rows figures" highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('started')}</Table.Th>
                <Table.Th>EVSE</Table.Th>
                <Table.Th>{t('token')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th ta="right">{t('duration')}</Table.Th>
                <Table.Th ta="right">{t('energy')}</Table.Th>
                <Table.Th>{t('reason')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {transactions.isPending && Array.from({ length: 6 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={7}><Skeleton h={22} /></Table.Td></Table.Tr>)}
              {rows.map((transaction) => (
                <Table.Tr key={transaction.id}>
                  <Table.Td><AnchorLink to={`/transactions/${transaction.id}` as string} size="sm">{formats.time(transaction.startedAt)}</AnchorLink></Table.Td>
                  <Table.Td>{transaction.evseId}</Table.Td>
                  <Table.Td>{transaction.idToken}</Table.Td>
                  <Table.Td>
                    <Group gap={6}>
                      {transaction.state === 'active' ? <StatusBadge status={transaction.chargingState ?? t('running')} /> : <Text size="sm" c="dimmed">{t('ended')}</Text>}
                      {transaction.flags.length > 0 && <Badge color="orange" variant="light" tt="none" title={transaction.flags.join(', ')}>{t('flagged')}</Badge>}
                    </Group>
                  </Table.Td>
                  <Table.Td ta="right">{formats.duration(((transaction.endedAt ? new Date(transaction.endedAt).getTime() : now) - new Date(transaction.startedAt).getTime()) / 1000)}</Table.Td>
                  <Table.Td ta="right">{transaction.energyWh == null ? t('unknown') : formats.energy(transaction.energyWh)}</Table.Td>
                  <Table.Td>{transaction.stopReason}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {transactions.data && rows.length === 0 && <Empty title={t('noTransactions')} how={t('noTransactionsHow')} />}
      </Card>
      {transactions.hasNextPage && <Center mt="md"><Button variant="default" onClick={() => void transactions.fetchNextPage()} loading={transactions.isFetchingNextPage}>{t('more')}</Button></Center>}
    </>
  );
}
