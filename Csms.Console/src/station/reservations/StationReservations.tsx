import { Badge, Button, Center, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Confirm, type Question } from '../../parts/Confirm';
import { Empty } from '../../parts/Empty';
import { AnchorLink } from '../../parts/links';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useCommand, useWhyNot } from '../useCommand';
import { useStationEvents, type Station } from '../useStation';
import { Reserve } from './Reserve';
import { useTexts } from './texts';

type Reservation = Schemas['Reservation'];

const colors: Record<Schemas['ReservationState'], string> = { Requested: 'yellow', Accepted: 'violet', Used: 'teal', Cancelled: 'gray', Expired: 'gray', Removed: 'orange', Refused: 'red', Unknown: 'yellow' };

/** What is not over can be taken back. */
const isOpen = (reservation: Reservation) => ['Requested', 'Accepted', 'Unknown'].includes(reservation.state);

/** What is reserved at a station, and what was. */
export function StationReservations({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const [isMaking, setMaking] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const key = ['reservations', station.id];
  useStationEvents(station.id, key);
  const reservations = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/reservations', { params: { query: { stationId: station.id, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const cancel = useCommand((id: number) => bodyOf(api.DELETE('/api/v1/stations/{stationId}/reservations/{reservationId}', { params: { path: { stationId: station.id, reservationId: id } } })), {
    touches: ['reservations', 'stations'],
  });
  const ask = (id: number) => setQuestion({ title: `${t('cancelOne', { id })}?`, text: t('cancelHow'), action: t('cancel'), onYes: () => cancel.mutate(id) });
  const rows = reservations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t('title')} about={t('about')} flush
      actions={<CommandButton whyNot={whyNot} variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>{t('make')}</CommandButton>}
    >
      {reservations.error && <Failure error={reservations.error} />}
      {reservations.isPending && <Skeleton h={80} m="md" />}
      {reservations.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      {rows.length > 0 && <Rows rows={rows} whyNot={whyNot} onCancel={ask} />}
      {reservations.hasNextPage && <Center p="md"><Button variant="default" onClick={() => void reservations.fetchNextPage()} loading={reservations.isFetchingNextPage}>{t('more')}</Button></Center>}
      <Reserve station={station} opened={isMaking} onClose={() => setMaking(false)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}

function Rows({ rows, whyNot, onCancel }: { rows: Reservation[]; whyNot: string | null; onCancel: (id: number) => void }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 760 }} verticalSpacing="xs" horizontalSpacing="md" className="figures">
        <Table.Thead>
          <Table.Tr><Table.Th>{t('number')}</Table.Th><Table.Th>{t('place')}</Table.Th><Table.Th>{t('token')}</Table.Th><Table.Th>{t('until')}</Table.Th><Table.Th>{t('state')}</Table.Th><Table.Th>{t('made')}</Table.Th><Table.Th /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.id} ${row.createdAt}`}>
              <Table.Td data-inline><Text size="sm" fw={600}>#{row.id}</Text></Table.Td>
              <Table.Td data-inline><Text size="sm">{[row.evseId ? t('evse', { id: row.evseId }) : t('any'), row.connectorId && t('connector', { id: row.connectorId }), row.connectorType].filter(Boolean).join(' · ')}</Text></Table.Td>
              <Table.Td data-inline><Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{row.idToken}</Text>{row.groupIdToken && <Text size="xs" c="dimmed">{row.groupIdToken}</Text>}</Table.Td>
              <Table.Td data-inline><Text size="sm" title={formats.time(row.expiresAt)}>{formats.ago(row.expiresAt, now)}</Text></Table.Td>
              <Table.Td>
                <Badge color={colors[row.state]} variant="light" tt="none">{t(row.state)}</Badge>
                <Text size="xs" c="dimmed" maw={280}>{row.endReason ?? (row.state !== 'Accepted' ? row.status : null)}</Text>
                {row.transactionId != null && <AnchorLink to="/transactions/$id" params={{ id: `${row.transactionId}` }} size="xs">{t('transaction', { id: row.transactionId })}</AnchorLink>}
              </Table.Td>
              <Table.Td data-inline><Text size="sm" c="dimmed" title={formats.time(row.createdAt)}>{formats.ago(row.createdAt, now)}</Text></Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  {isOpen(row) && <CommandButton whyNot={whyNot} size="compact-sm" color="red" variant="subtle" onClick={() => onCancel(row.id)} aria-label={t('cancelOne', { id: row.id })}>{t('cancel')}</CommandButton>}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
