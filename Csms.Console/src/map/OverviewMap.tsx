import { Anchor, Box, Flex, Group, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { LocationMap, pinsOf } from './LocationMap';
import { StatusMark } from './marks';
import { statuses } from './status';
import { useTexts } from './texts';
import { useMapFreshness } from './useMapFreshness';

const height = 340;

/** More than anybody looks through beside a map. */
const mostListed = 100;

/** All locations on a map, and in a list beside it. Nothing as long as there are none. */
export function OverviewMap() {
  const t = useTexts();
  const navigate = useNavigate();
  const map = useQuery({ queryKey: ['map'], queryFn: () => bodyOf(api.GET('/api/v1/map/locations')) });
  useMapFreshness(map.data?.items.length ?? 0);
  const pins = useMemo(() => pinsOf(map.data?.items ?? []), [map.data]);
  const open = useCallback((locationId: string) => void navigate({ to: '/locations/$locationId', params: { locationId } }), [navigate]);
  if (map.data?.items.length === 0) return null;
  return (
    <Section title={t('title')} actions={<Anchor component={Link} to="/locations" size="sm">{t('all')}</Anchor>}>
      {map.error && <Failure error={map.error} />}
      {map.isPending && <Skeleton h={height} />}
      {map.data && (
        <Flex gap="md" direction={{ base: 'column', sm: 'row' }}>
          <Box flex="1 1 60%" miw={0}><LocationMap pins={pins} height={height} label={t('map')} onOpen={open} /></Box>
          <ScrollArea.Autosize flex="1 1 40%" mah={height} type="auto" offsetScrollbars="y"><Places locations={map.data.items} /></ScrollArea.Autosize>
        </Flex>
      )}
    </Section>
  );
}

function Places({ locations }: { locations: Schemas['MapLocation'][] }) {
  const t = useTexts();
  const { number } = useFormats();
  const { data: session } = useSession();
  const sorted = useMemo(
    () => locations.toSorted((a, b) => statuses.indexOf(a.figures.status) - statuses.indexOf(b.figures.status) || (a.name ?? a.id).localeCompare(b.name ?? b.id)),
    [locations]);
  return (
    <>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('list')}>
        {sorted.slice(0, mostListed).map(({ id, name, city, latitude, figures }) => (
          <li key={id}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <span style={{ paddingTop: 2, lineHeight: 0 }}><StatusMark status={figures.status} /></span>
              <div style={{ minWidth: 0 }}>
                <AnchorLink to="/locations/$locationId" params={{ locationId: id }} size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{name ?? id}</AnchorLink>
                <Text size="xs" c="dimmed">
                  {[
                    city, figures.stations === 0 ? t('noStations') : t('online', { n: number(figures.connected), all: number(figures.stations) }),
                    figures.charging > 0 && (figures.charging === 1 ? t('oneCharges') : t('charge', { n: number(figures.charging) })),
                  ].filter(Boolean).join(' · ')}
                </Text>
                {latitude == null && (may(session, 'Operator')
                  ? <AnchorLink to="/locations/$locationId" params={{ locationId: id }} search={{ edit: true }} size="xs">{t('setCoordinates')}</AnchorLink>
                  : <Text size="xs" c="dimmed">{t('notOnMap')}</Text>)}
              </div>
            </Group>
          </li>
        ))}
      </Stack>
      {sorted.length > mostListed && <Text size="xs" c="dimmed" mt="sm">{t('more', { n: number(sorted.length - mostListed) })}</Text>}
    </>
  );
}
