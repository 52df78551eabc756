import { Button, Card, Center, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAdjustments, IconWebhook } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { may, useSession } from '../session/session';
import { AlarmRows } from './AlarmRows';
import type { AlarmsSearch } from './search';
import { useTexts } from './texts';

/** What somebody should look at, the newest first. */
export function AlarmsPage() {
  const t = useTexts();
  const { data: session } = useSession();
  const search = useSearch({ from: '/alarms' });
  const state = search.state ?? 'Active';
  const alarms = useInfiniteQuery({
    queryKey: ['alarms', search],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/alarms', {
      params: { query: { state: state === 'all' ? undefined : state, stationId: search.station, severity: search.severity, limit: 50, cursor: pageParam } },
    })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (shown) => shown,
  });
  const rows = alarms.data?.pages.flatMap((page) => page.items) ?? [];
  const isWell = state === 'Active' && !search.station && search.severity === undefined;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button component={Link} to="/alarms/rules" variant="default" leftSection={<IconAdjustments size={16} />}>{t('rules')}</Button>
          {may(session, 'Administrator') && <Button component={Link} to="/integrations" variant="default" leftSection={<IconWebhook size={16} />}>{t('integrations')}</Button>}
        </>
      }
    >
      <Filters search={search} state={state} />
      {alarms.error && <Failure error={alarms.error} />}
      <Card withBorder p={0}>
        {(alarms.isPending || rows.length > 0) && <AlarmRows rows={rows} isPending={alarms.isPending} />}
        {alarms.data && rows.length === 0 && <Empty title={isWell ? t('none') : t('noneSuch')} how={isWell ? t('noneHow') : t('noneSuchHow')} />}
      </Card>
      {alarms.hasNextPage && <Center><Button variant="default" onClick={() => void alarms.fetchNextPage()} loading={alarms.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Page>
  );
}

function Filters({ search, state }: { search: AlarmsSearch; state: string }) {
  const t = useTexts();
  const navigate = useNavigate({ from: '/alarms' });
  const set = (change: AlarmsSearch) => void navigate({ search: { ...search, ...change }, replace: true });
  return (
    <Group align="flex-end" gap="sm" role="search">
      <SegmentedControl
        aria-label={t('state')} value={state} onChange={(value) => set({ state: value as AlarmsSearch['state'] })}
        data={[{ value: 'Active', label: t('Active') }, { value: 'Acknowledged', label: t('Acknowledged') }, { value: 'Ended', label: t('Ended') }, { value: 'all', label: t('all') }]}
      />
      <TextInput label={t('station')} value={search.station ?? ''} onChange={(event) => set({ station: event.currentTarget.value || undefined })} w={{ base: '100%', xs: 180 }} />
      <Select
        label={t('severity')} placeholder={t('all')} clearable value={search.severity === undefined ? null : `${search.severity}`} w={{ base: '100%', xs: 220 }}
        onChange={(severity) => set({ severity: severity === null ? undefined : Number(severity) })}
        data={[{ value: '2', label: t('upToFailures') }, { value: '4', label: t('upToErrors') }, { value: '6', label: t('upToWarnings') }]}
      />
    </Group>
  );
}
