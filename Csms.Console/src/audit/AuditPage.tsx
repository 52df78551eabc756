import { Button, Card, Center, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { Only } from '../session/Only';
import { Filters } from './Filters';
import { Lines } from './Lines';
import { useTexts } from './texts';

/** Who did what, and from where. */
export function AuditPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Only role="Administrator"><Audit /></Only>
    </Page>
  );
}

function Audit() {
  const t = useTexts();
  const search = useSearch({ from: '/audit' });
  const { operator: operatorName, station: stationId, text, from, to } = search;
  const lines = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/audit', { params: { query: { operatorName, stationId, text, from, to, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (shown) => shown,
    // Not everything that is written here is told as an event.
    refetchInterval: 15_000,
  });
  const rows = lines.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Filters />
      {lines.error && <Failure error={lines.error} />}
      <Card withBorder p={0}>
        {lines.isPending && <Stack p="md">{Array.from({ length: 8 }, (_, row) => <Skeleton key={row} h={26} />)}</Stack>}
        {rows.length > 0 && <Lines lines={rows} />}
        {lines.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      </Card>
      {lines.hasNextPage && <Center><Button variant="default" onClick={() => void lines.fetchNextPage()} loading={lines.isFetchingNextPage}>{t('more')}</Button></Center>}
    </>
  );
}
