import { Button, Card, Center } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { Filters } from './Filters';
import { csvOf, queryOf } from './search';
import { TransactionRows } from './TransactionRows';
import { useTexts } from './texts';

/** What charges and what was charged, the newest first. */
export function TransactionsPage() {
  const t = useTexts();
  const search = useSearch({ from: '/transactions' });
  const transactions = useInfiniteQuery({
    queryKey: ['transactions', 'list', search],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/transactions', { params: { query: { ...queryOf(search), limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (shown) => shown,
    // Starts and ends come as events; for the energy of what runs this is often enough.
    refetchInterval: 10_000,
  });
  const rows = transactions.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(search).some(Boolean);
  return (
    <Page
      title={t('title')}
      actions={<Button component="a" href={csvOf(search)} download variant="default" leftSection={<IconDownload size={16} />} title={t('csvHow')}>{t('csv')}</Button>}
    >
      <Filters />
      {transactions.error && <Failure error={transactions.error} />}
      <Card withBorder p={0}>
        {(transactions.isPending || rows.length > 0) && <TransactionRows rows={rows} isPending={transactions.isPending} />}
        {transactions.data && rows.length === 0 && <Empty title={isFiltered ? t('noneSuch') : t('none')} how={isFiltered ? t('noneSuchHow') : t('noneHow')} />}
      </Card>
      {transactions.hasNextPage && <Center><Button variant="default" onClick={() => void transactions.fetchNextPage()} loading={transactions.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Page>
  );
}
