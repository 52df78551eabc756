import { Alert, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { AlarmItems } from '../overview/AlarmList';
import { Section } from '../parts/Section';
import { EvseTiles } from './EvseTiles';
import { StationSite } from './StationSite';
import { TimelineList } from './StationTimeline';
import { useTexts } from './texts';
import type { Station } from './useStation';
import type { Verb } from './verbs/verb';

/** How a station is now. */
export function StationOverview({ station, onVerb }: { station: Station; onVerb: (verb: Verb) => void }) {
  const t = useTexts();
  return (
    <Stack>
      <Promises station={station} />
      <Alarms stationId={station.id} />
      <EvseTiles station={station} onVerb={onVerb} />
      <StationSite station={station} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Card withBorder h="100%">
            <Title order={2} size="h4" mb="md">{t('recent')}</Title>
            <TimelineList stationId={station.id} limit={8} />
          </Card>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}><Identity station={station} /></Grid.Col>
      </Grid>
    </Stack>
  );
}

function Identity({ station }: { station: Station }) {
  const t = useTexts();
  const lines = [
    [t('vendor'), station.vendor], [t('model'), station.model], [t('serial'), station.serialNumber], [t('firmware'), station.firmwareVersion], [t('version'), station.ocppVersion],
    [t('security'), String(station.securityProfile)], [t('registration'), station.registration],
  ] as const;
  return (
    <Card withBorder h="100%">
      <Title order={2} size="h4" mb="md">{t('identity')}</Title>
      <Stack gap="xs" component="dl" m={0}>
        {lines.map(([name, value]) => (
          <Group key={name} justify="space-between" wrap="nowrap" gap="md">
            <Text component="dt" size="sm" c="dimmed" style={{ flexShrink: 0 }}>{name}</Text>
            <Text component="dd" size="sm" m={0} ta="right" style={{ overflowWrap: 'anywhere' }}>{value || t('unknown')}</Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

/** What the station has agreed to do later. */
function Promises({ station }: { station: Station }) {
  const t = useTexts();
  const wishes = (station.availabilityWishes ?? []).filter((wish) => !wish.isReached);
  if (wishes.length === 0 && !station.scheduledResets?.length) return null;
  return (
    <Alert color="yellow" icon={<IconClock size={18} />} title={t('wishes')}>
      {wishes.map((wish) => (
        <Text key={`${wish.evseId} ${wish.connectorId}`} size="sm">
          {t('willBe', { place: wish.evseId ? t('evse', { id: wish.evseId }) : t('wholeStation'), word: wish.operative ? t('inService') : t('outOfService') })}
        </Text>
      ))}
      {!!station.scheduledResets?.length && <Text size="sm">{t('resetWaits')}</Text>}
    </Alert>
  );
}

/** What somebody should look at; nothing where there is nothing. */
function Alarms({ stationId }: { stationId: string }) {
  const t = useTexts();
  const alarms = useQuery({ queryKey: ['alarms', 'of', stationId], queryFn: () => bodyOf(api.GET('/api/v1/alarms', { params: { query: { stationId, state: 'Active', limit: 5 } } })) });
  if (!alarms.data?.items.length) return null;
  return <Section title={t('alarms')}><AlarmItems alarms={alarms.data.items} isOfOne /></Section>;
}
