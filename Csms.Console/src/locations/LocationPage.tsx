import { Anchor, Breadcrumbs, Button, Grid, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { LocationMap, pinsOf } from '../map/LocationMap';
import { StatusMark } from '../map/marks';
import { Confirm } from '../parts/Confirm';
import { Failure, Page } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { AboutLocation } from './AboutLocation';
import { EditLocation } from './EditLocation';
import { LocationStations } from './LocationStations';
import { useTexts } from './texts';

/** One location: what stands there and how it is, where it is and when it is open. */
export function LocationPage() {
  const { locationId } = useParams({ from: '/locations/$locationId' });
  const { edit } = useSearch({ from: '/locations/$locationId' });
  const t = useTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const location = useQuery({ queryKey: ['locations', 'one', locationId], queryFn: () => bodyOf(api.GET('/api/v1/locations/{id}', { params: { path: { id: locationId } } })) });
  const setEdit = (edits: boolean) => void navigate({ to: '/locations/$locationId', params: { locationId }, search: edits ? { edit: true } : {}, replace: true });
  const name = location.data?.name ?? locationId;
  return (
    <Page
      title={<Group gap="sm" wrap="nowrap">{location.data && <StatusMark status={location.data.figures.status} size={24} />}<span style={{ overflowWrap: 'anywhere' }}>{name}</span></Group>}
      actions={location.data && <Actions location={location.data} onEdit={() => setEdit(true)} />}
    >
      <Breadcrumbs mt={-12}>
        <Anchor component={Link} to="/locations" size="sm">{t('title')}</Anchor>
        <Text size="sm" c="dimmed">{locationId}</Text>
      </Breadcrumbs>
      {location.isPending && <Skeleton h={320} />}
      {location.error && <Failure error={location.error} />}
      {location.data && (
        <Grid>
          <Grid.Col span={{ base: 12, lg: 8 }}><LocationStations locationId={location.data.id} /></Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack>
              <AboutLocation location={location.data} />
              <Where location={location.data} onSet={() => setEdit(true)} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
      {location.data && <EditLocation location={edit && may(session, 'Operator') ? location.data : null} onClose={() => setEdit(false)} />}
    </Page>
  );
}

function Actions({ location, onEdit }: { location: Schemas['LocationResource']; onEdit: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const [asks, setAsks] = useState(false);
  const mayChange = may(session, 'Operator');
  const name = location.name ?? location.id;
  const remove = useChange(() => bodyOf(api.DELETE('/api/v1/locations/{id}', { params: { path: { id: location.id } } })), {
    touches: ['map', 'stations', 'audit', 'timeline'], done: t('removed', { name }), onDone: () => void navigate({ to: '/locations' }),
  });
  return (
    <Tooltip label={t('operatorsOnly')} disabled={mayChange}>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit} disabled={!mayChange}>{t('edit')}</Button>
        <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => setAsks(true)} disabled={!mayChange} loading={remove.isPending}>{t('remove')}</Button>
        <Confirm question={asks ? { title: t('removeAsk', { name }), text: t('removeText'), action: t('remove'), onYes: () => remove.mutate() } : null} onClose={() => setAsks(false)} />
      </Group>
    </Tooltip>
  );
}

function Where({ location, onSet }: { location: Schemas['LocationResource']; onSet: () => void }) {
  const t = useTexts();
  const { data: session } = useSession();
  const pins = useMemo(() => pinsOf([location]), [location]);
  return (
    <Section title={t('coordinates')} about={pins[0] && `${pins[0].latitude}, ${pins[0].longitude}`}>
      {pins.length > 0 ? <LocationMap pins={pins} height={240} label={t('map', { name: location.name ?? location.id })} /> : (
        <Group gap="sm">
          <Text size="sm" c="dimmed">{t('noCoordinates')}</Text>
          {may(session, 'Operator') && <Button variant="light" size="xs" onClick={onSet}>{t('setCoordinates')}</Button>}
        </Group>
      )}
    </Section>
  );
}
