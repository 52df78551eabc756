import { Group, Skeleton, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import { StatusMark } from '../map/marks';
import { AnchorLink } from '../parts/links';
import { useFormats } from '../texts';
import { countryName } from './countries';
import { useTexts } from './texts';

/** Locations as lines. */
export function LocationRows({ rows, isPending }: { rows: Schemas['LocationResource'][]; isPending: boolean }) {
  const t = useTexts();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 720 }} className="rows" highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('location')}</Table.Th>
            <Table.Th>{t('place')}</Table.Th>
            <Table.Th>{t('stations')}</Table.Th>
            <Table.Th ta="right">{t('charging')}</Table.Th>
            <Table.Th ta="right">{t('faulted')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 6 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={5}><Skeleton h={30} /></Table.Td></Table.Tr>)}
          {rows.map((location) => <Row key={location.id} location={location} />)}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ location }: { location: Schemas['LocationResource'] }) {
  const t = useTexts();
  const { number } = useFormats();
  const navigate = useNavigate();
  const params = { locationId: location.id };
  const { stations, connected, charging, faulted, status } = location.figures;
  return (
    <Table.Tr data-link onClick={() => void navigate({ to: '/locations/$locationId', params })}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <StatusMark status={status} size={20} />
          <div style={{ minWidth: 0 }}>
            <AnchorLink to="/locations/$locationId" params={params} fw={600} size="sm" c="inherit" onClick={(event) => event.stopPropagation()} style={{ overflowWrap: 'anywhere' }}>{location.name ?? location.id}</AnchorLink>
            {location.name && <Text size="xs" c="dimmed">{location.id}</Text>}
          </div>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{location.city}, {countryName(location.country, document.documentElement.lang)}</Text>
        <Text size="xs" c="dimmed">{location.address}</Text>
      </Table.Td>
      <Table.Td data-inline><Text size="sm" c={stations === 0 ? 'dimmed' : connected < stations ? 'orange' : undefined}>{stations === 0 ? t('noStations') : t('online', { n: number(connected), all: number(stations) })}</Text></Table.Td>
      <Table.Td data-inline ta="right" className="figures"><Figure name={t('charging')} value={charging} /></Table.Td>
      <Table.Td data-inline ta="right" className="figures"><Figure name={t('faulted')} value={faulted} color="red" /></Table.Td>
    </Table.Tr>
  );
}

/** On a phone, where the column has no head, with its name. */
function Figure({ name, value, color }: { name: string; value: number; color?: string }) {
  const { number } = useFormats();
  return (
    <Text size="sm" c={value === 0 ? 'dimmed' : color}>
      <Text span size="sm" hiddenFrom="sm">{name} </Text>{number(value)}
    </Text>
  );
}
