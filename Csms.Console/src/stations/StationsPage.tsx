import { Box, Button, Card, Center, Group, Indicator, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure, Page } from '../parts/Page';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { RegisterStation } from './RegisterStation';
import { columns, filtersOf, isShown, type StationsSearch } from './search';
import { StationFilters } from './StationFilters';
import { useTexts } from './texts';
import { Columns, Views } from './Views';
/** All stations, a page at a time, or those that one looks for. */
export function StationsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: '/stations' });
  const { data: session } = useSession();
  const [isRegistering, setRegistering] = useState(false);
  const show = (next: StationsSearch) => void navigate({ to: '/stations', search: next, replace: true });
  const stations = useInfiniteQuery({
    queryKey: ['stations', 'list', filtersOf(search)],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations', { params: { query: { ...filtersOf(search), limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = stations.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = !!(search.text || search.state || search.version || search.location);
  const mayRegister = may(session, 'Operator');
  const register = (
    <Tooltip label={t('operatorsOnly')} disabled={mayRegister}>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setRegistering(true)} disabled={!mayRegister}>{t('register')}</Button>
    </Tooltip>
  );
  return (
    <Page title={t('title')} actions={register}>
      <Group justify="space-between" gap="sm">
        <Box flex="1 1 520px"><StationFilters search={search} onChange={show} /></Box>
        <Group gap="xs"><Views search={search} onChange={show} /><Columns search={search} onChange={show} /></Group>
      </Group>
      {stations.error && <Failure error={stations.error} />}
      <Card withBorder p={0} aria-busy={stations.isPlaceholderData}>
        <Table.ScrollContainer minWidth={820}>
          <Table className="rows" highlightOnHover verticalSpacing="sm" horizontalSpacing="md" opacity={stations.isPlaceholderData ? 0.6 : 1}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('id')}</Table.Th>
                {columns.filter((column) => isShown(search, column)).map((column) => <Table.Th key={column}>{t(column)}</Table.Th>)}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {stations.isPending && Array.from({ length: 6 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={1 + columns.length}><Skeleton h={22} /></Table.Td></Table.Tr>)}
              {rows.map((station) => <Row key={station.id} station={station} search={search} />)}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {stations.data && rows.length === 0 && <Empty title={isNarrowed ? t('noMatch') : t('none')} how={isNarrowed ? t('noMatchHow') : t('noneHow')} />}
        {stations.data && rows.length === 0 && isNarrowed && <Center pb="xl"><Button variant="default" onClick={() => show({ hide: search.hide })}>{t('clear')}</Button></Center>}
      </Card>
      {stations.hasNextPage && <Center><Button variant="default" onClick={() => void stations.fetchNextPage()} loading={stations.isFetchingNextPage}>{t('more')}</Button></Center>}
      <RegisterStation opened={isRegistering} onClose={() => setRegistering(false)} />
    </Page>
  );
}
function Row({ station, search }: { station: Schemas['StationResource']; search: StationsSearch }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const navigate = useNavigate();
  const params = { stationId: station.id };
  return (
    <Table.Tr data-link onClick={() => void navigate({ to: '/stations/$stationId', params })}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Indicator color={station.connected ? 'teal' : 'gray.5'} size={9} position="middle-center"><span style={{ display: 'inline-block', width: 9 }} /></Indicator>
          <div>
            <AnchorLink to="/stations/$stationId" params={params} fw={600} size="sm" c="inherit" style={{ whiteSpace: 'nowrap' }} onClick={(event) => event.stopPropagation()}>{station.id}</AnchorLink>
            <Text size="xs" c="dimmed">{station.connected ? t('online') : t('offline')}</Text>
          </div>
        </Group>
      </Table.Td>
      {isShown(search, 'connectors') && <Table.Td>
        <Group gap={6}>
          {station.evses.filter((evse) => evse.id > 0).flatMap((evse) => evse.connectors.map((connector) => <StatusBadge key={`${evse.id}.${connector.id}`} status={connector.status} />))}
        </Group>
      </Table.Td>}
      {isShown(search, 'location') && <Table.Td>
        {station.locationId && <AnchorLink to="/locations/$locationId" params={{ locationId: station.locationId }} size="sm" c="inherit" onClick={(event) => event.stopPropagation()}>{station.locationName ?? station.locationId}</AnchorLink>}
      </Table.Td>}
      {isShown(search, 'model') && <Table.Td><Text size="sm">{[station.vendor, station.model].filter(Boolean).join(' ')}</Text></Table.Td>}
      {isShown(search, 'firmware') && <Table.Td><Text size="sm">{station.firmwareVersion}</Text></Table.Td>}
      {isShown(search, 'version') && <Table.Td><Text size="sm">{station.ocppVersion}</Text></Table.Td>}
      {isShown(search, 'seen') && <Table.Td><Text size="sm" title={station.lastSeenAt ? formats.time(station.lastSeenAt) : undefined}>{station.lastSeenAt ? formats.ago(station.lastSeenAt, now) : t('never')}</Text></Table.Td>}
    </Table.Tr>
  );
}
