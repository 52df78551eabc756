import { Anchor, Card, Grid, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, bodyOf } from '../api/client';
import { OverviewMap } from '../map/OverviewMap';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { Section } from '../parts/Section';
import { useFormats } from '../texts';
import { AlarmCounts, AlarmList } from './AlarmList';
import { EventList } from './EventList';
import { useTexts } from './texts';
import { Tile } from './Tile';

const PowerChart = lazy(() => import('./PowerChart'));

/** How everything is, at a glance. */
export function OverviewPage() {
  const t = useTexts();
  const formats = useFormats();
  const midnight = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  const overview = useQuery({
    queryKey: ['overview', midnight],
    queryFn: () => bodyOf(api.GET('/api/v1/overview', { params: { query: { since: midnight } } })),
    placeholderData: (before) => before,
    // Power and energy change with every reading of every station; all else comes with its event.
    refetchInterval: 5_000,
  });
  const all = overview.data;
  const running = all && (all.activeTransactions === 1 ? t('oneTransaction') : t('transactions', { n: formats.number(all.activeTransactions) }));
  return (
    <Page title={t('title')}>
      {overview.error && <Failure error={overview.error} />}
      {all?.stations === 0 && (
        <Card withBorder>
          <Empty title={t('first')} how={t('firstHow')} />
          <Text ta="center"><Anchor component={Link} to="/stations">{t('register')}</Anchor></Text>
        </Card>
      )}
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} aria-live="off">
        <Tile name={t('online')} value={all && formats.number(all.connected)} hint={all && t('ofAll', { n: formats.number(all.stations) })} search={{ state: 'online' }} />
        <Tile name={t('charging')} value={all && formats.number(all.charging)} hint={t('stationsCharge')} search={{ state: 'charging' }} />
        <Tile name={t('faulted')} value={all && formats.number(all.faulted)} hint={all && (all.faulted > 0 ? t('needLook') : t('allWell'))} color={all?.faulted ? 'var(--mantine-color-red-text)' : undefined} search={{ state: 'faulted' }} />
        <Tile name={t('offline')} value={all && formats.number(all.offline)} hint={all && (all.offline > 0 ? t('needLook') : t('allWell'))} color={all?.offline ? 'var(--mantine-color-orange-text)' : undefined} search={{ state: 'offline' }} />
        <Tile name={t('power')} value={all && formats.power(all.powerW)} hint={running} />
        <Tile name={t('energy')} value={all && formats.energy(all.energyTodayWh)} hint={t('sinceMidnight')} />
      </SimpleGrid>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }} order={{ base: 2, lg: 1 }}>
          <Stack>
            <Power />
            <OverviewMap />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }} order={{ base: 1, lg: 2 }}>
          <Stack>
            <Section title={t('alarms')} about={all && all.alarms.length > 0 && <AlarmCounts counts={all.alarms} />} actions={<Anchor component={Link} to={'/alarms' as string} size="sm">{t('all')}</Anchor>}><AlarmList /></Section>
            <Section title={t('events')}><EventList /></Section>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Power() {
  const t = useTexts();
  const power = useQuery({ queryKey: ['power'], queryFn: () => bodyOf(api.GET('/api/v1/overview/power')), refetchInterval: 60_000 });
  return (
    <Section title={t('powerDay')} about={t('powerHow')}>
      {power.isPending && <Skeleton h={260} />}
      {power.error && <Failure error={power.error} />}
      {power.data?.items.length === 0 && <Empty title={t('noPower')} how={t('noPowerHow')} />}
      {!!power.data?.items.length && <Suspense fallback={<Skeleton h={260} />}><PowerChart items={power.data.items} until={power.dataUpdatedAt} /></Suspense>}
    </Section>
  );
}
