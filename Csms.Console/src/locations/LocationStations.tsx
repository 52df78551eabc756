import { ActionIcon, Button, Center, Group, Skeleton, Stack, Table, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { StatusBadge } from '../parts/StatusBadge';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts as useStationTexts } from '../stations/texts';
import { useFormats } from '../texts';
import { AssignStations } from './AssignStations';
import { standardName, wattsOf } from './connectors';
import { useTexts } from './texts';

/** What stands at a location. */
export function LocationStations({ locationId }: { locationId: string }) {
  const t = useTexts();
  const { data: session } = useSession();
  const [puts, { open, close }] = useDisclosure();
  const mayChange = may(session, 'Operator');
  const stations = useInfiniteQuery({
    queryKey: ['locations', 'stations', locationId],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/locations/{id}/stations', { params: { path: { id: locationId }, query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = stations.data?.pages.flatMap((page) => page.items) ?? [];
  const put = (
    <Tooltip label={t('operatorsOnly')} disabled={mayChange}>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={open} disabled={!mayChange}>{t('put')}</Button>
    </Tooltip>
  );
  return (
    <Section title={t('stations')} about={t('stationsHow')} flush actions={put}>
      {stations.error && <Failure error={stations.error} />}
      {stations.isPending && <Skeleton h={160} />}
      {rows.length > 0 && (
        <div className="asCards">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead><Table.Tr><Table.Th>{t('station')}</Table.Th><Table.Th>EVSE</Table.Th><Table.Th w={56} /></Table.Tr></Table.Thead>
            <Table.Tbody>{rows.map((station) => <Row key={station.id} station={station} locationId={locationId} />)}</Table.Tbody>
          </Table>
        </div>
      )}
      {stations.data && rows.length === 0 && <Empty title={t('nobody')} how={t('nobodyHow')} />}
      {stations.hasNextPage && <Center p="md"><Button variant="default" onClick={() => void stations.fetchNextPage()} loading={stations.isFetchingNextPage}>{t('more')}</Button></Center>}
      <AssignStations locationId={locationId} opened={puts} onClose={close} />
    </Section>
  );
}

function Row({ station, locationId }: { station: Schemas['LocationStationResource']; locationId: string }) {
  const t = useTexts();
  const words = useStationTexts();
  const { data: session } = useSession();
  const takeAway = useChange(() => bodyOf(api.POST('/api/v1/locations/{id}/stations', { params: { path: { id: locationId } }, body: { remove: [station.id] } })), {
    touches: ['locations', 'map', 'stations', 'audit', 'timeline'], done: t('takenAway', { id: station.id }),
  });
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <AnchorLink to="/stations/$stationId" params={{ stationId: station.id }} size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{station.id}</AnchorLink>
        <Text size="xs" c={station.connected ? 'dimmed' : 'orange'}>{station.connected ? words('online') : words('offline')}</Text>
      </Table.Td>
      <Table.Td>
        <Stack gap={6}>
          {station.evses.length === 0 && <Text size="sm" c="dimmed">{t('noConnectors')}</Text>}
          {station.evses.flatMap((evse) => evse.connectors.map((connector) => <Connector key={`${evse.id}.${connector.id}`} evse={evse} connector={connector} />))}
        </Stack>
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }} ta="right">
        {may(session, 'Operator') && (
          <Tooltip label={t('takeAway', { id: station.id })} position="left">
            <ActionIcon variant="subtle" color="gray" aria-label={t('takeAway', { id: station.id })} onClick={() => takeAway.mutate()} loading={takeAway.isPending}><IconX size={16} /></ActionIcon>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Connector({ evse, connector: { id, status, facts } }: { evse: Schemas['LocationEvseResource']; connector: Schemas['LocationConnectorResource'] }) {
  const t = useTexts();
  const { power } = useFormats();
  return (
    <Group gap="sm" wrap="wrap">
      <Text size="sm" fw={600} miw={90}>{evse.label ?? t('evse', { id: evse.id })}{evse.connectors.length > 1 && ` · ${id}`}</Text>
      <Text size="sm" miw={170} c={facts ? undefined : 'dimmed'}>{facts ? `${standardName(facts.standard)} · ${power(wattsOf(facts))}` : t('notDescribed')}</Text>
      {status && <StatusBadge status={status} />}
    </Group>
  );
}
