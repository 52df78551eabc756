import { Button, Card, Center, Group, Indicator, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Failure, Page } from '../parts/Page';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** All stations, a page at a time. */
export function StationsPage() {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const navigate = useNavigate();
  const stations = useInfiniteQuery({
    queryKey: ['stations'],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations', { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = stations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')}>
      {stations.error && <Failure error={stations.error} />}
      <Card withBorder p={0}>
        <Table.ScrollContainer minWidth={720}>
          <Table className="rows" highlightOnHover verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('id')}</Table.Th>
                <Table.Th>{t('connectors')}</Table.Th>
                <Table.Th>{t('model')}</Table.Th>
                <Table.Th>{t('firmware')}</Table.Th>
                <Table.Th>{t('version')}</Table.Th>
                <Table.Th>{t('seen')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {stations.isPending && Array.from({ length: 6 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={22} /></Table.Td></Table.Tr>)}
              {rows.map((station) => (
                <Table.Tr key={station.id} data-link onClick={() => void navigate({ to: '/stations/$stationId', params: { stationId: station.id } })}>
                  <Table.Td>
                    <Group gap="sm" wrap="nowrap">
                      <Indicator color={station.connected ? 'teal' : 'gray'} size={9} position="middle-center"><span style={{ display: 'inline-block', width: 9 }} /></Indicator>
                      <div>
                        <Text fw={600} size="sm">{station.id}</Text>
                        <Text size="xs" c="dimmed">{station.connected ? t('online') : t('offline')}</Text>
                      </div>
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Group gap={6}>
                      {station.evses.filter((evse) => evse.id > 0).flatMap((evse) => evse.connectors.map((connector) => <StatusBadge key={`${evse.id}.${connector.id}`} status={connector.status} />))}
                    </Group>
                  </Table.Td>
                  <Table.Td><Text size="sm">{[station.vendor, station.model].filter(Boolean).join(' ')}</Text></Table.Td>
                  <Table.Td><Text size="sm">{station.firmwareVersion}</Text></Table.Td>
                  <Table.Td><Text size="sm">{station.ocppVersion}</Text></Table.Td>
                  <Table.Td><Text size="sm" title={station.lastSeenAt ? formats.time(station.lastSeenAt) : undefined}>{station.lastSeenAt ? formats.ago(station.lastSeenAt, now) : t('never')}</Text></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {stations.data && rows.length === 0 && (
          <Center p="xl"><Stack gap={4} align="center"><Text fw={600}>{t('none')}</Text><Text c="dimmed" size="sm">{t('noneHow')}</Text></Stack></Center>
        )}
      </Card>
      {stations.hasNextPage && <Center><Button variant="default" onClick={() => void stations.fetchNextPage()} loading={stations.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Page>
  );
}
