import { Anchor, Badge, Breadcrumbs, Group, NativeSelect, Skeleton, Tabs, Text } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMeterOf } from '../api/events';
import { Failure, Page } from '../parts/Page';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { StationCertificates } from './certificates/StationCertificates';
import { StationCharging } from './charging/StationCharging';
import { StationFiles } from './files/StationFiles';
import { StationLocalList } from './localList/StationLocalList';
import { StationReservations } from './reservations/StationReservations';
import { tabs, type Tab } from './search';
import { StationActions } from './StationActions';
import { StationCall } from './StationCall';
import { StationConfiguration } from './StationConfiguration';
import { StationMessages } from './StationMessages';
import { StationOverview } from './StationOverview';
import { StationTimeline } from './StationTimeline';
import { StationTransactions } from './StationTransactions';
import { useTexts } from './texts';
import { useStation, type Station } from './useStation';
import type { Verb } from './verbs/verb';
import { VerbModal } from './verbs/VerbModal';

/** One station: how it is, what happened, what was said, and what one can do to it. */
export function StationPage() {
  const { stationId } = useParams({ from: '/stations/$stationId' });
  const { tab = 'overview' } = useSearch({ from: '/stations/$stationId' });
  const t = useTexts();
  const navigate = useNavigate();
  const station = useStation(stationId);
  useMeterOf(stationId);
  const [verb, setVerb] = useState<Verb | null>(null);
  const open = (next: string | null) => void navigate({ to: '/stations/$stationId', params: { stationId }, search: next === 'overview' ? {} : { tab: next as Tab } });
  return (
    <Page title={<Name stationId={stationId} station={station.data} />} actions={station.data && <StationActions station={station.data} onVerb={setVerb} />}>
      <Breadcrumbs mt={-12} styles={{ root: { flexWrap: 'wrap' }, breadcrumb: { whiteSpace: 'normal' } }}>
        <Anchor component={Link} to="/stations" size="sm">{t('stations')}</Anchor>
        <Text size="sm" c="dimmed">{station.data ? <About station={station.data} /> : stationId}</Text>
      </Breadcrumbs>
      {station.isPending && <Skeleton h={260} />}
      {station.error && <Failure error={station.error} />}
      {station.data && (
        <Tabs value={tab} onChange={open} keepMounted={false}>
          <NativeSelect hiddenFrom="sm" mb="md" aria-label={t('part')} value={tab} onChange={(event) => open(event.currentTarget.value)} data={tabs.map((each) => ({ value: each, label: t(each) }))} />
          <Tabs.List visibleFrom="sm" mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
            {tabs.map((each) => <Tabs.Tab key={each} value={each}>{t(each)}</Tabs.Tab>)}
          </Tabs.List>
          <Tabs.Panel value="overview"><StationOverview station={station.data} onVerb={setVerb} /></Tabs.Panel>
          <Tabs.Panel value="timeline"><StationTimeline stationId={stationId} /></Tabs.Panel>
          <Tabs.Panel value="messages"><StationMessages stationId={stationId} /></Tabs.Panel>
          <Tabs.Panel value="transactions"><StationTransactions stationId={stationId} /></Tabs.Panel>
          <Tabs.Panel value="charging"><StationCharging station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="reservations"><StationReservations station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="localList"><StationLocalList station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="configuration"><StationConfiguration station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="certificates"><StationCertificates station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="files"><StationFiles station={station.data} /></Tabs.Panel>
          <Tabs.Panel value="call"><StationCall station={station.data} /></Tabs.Panel>
        </Tabs>
      )}
      {station.data && <VerbModal station={station.data} verb={verb} onClose={() => setVerb(null)} />}
    </Page>
  );
}

function Name({ stationId, station }: { stationId: string; station?: Station }) {
  const t = useTexts();
  return (
    <Group gap="sm" wrap="wrap">
      <span style={{ overflowWrap: 'anywhere' }}>{stationId}</span>
      {station && <Badge color={station.connected ? 'teal' : 'gray.5'} variant="dot" tt="none" size="lg">{station.connected ? t('online') : t('offline')}</Badge>}
    </Group>
  );
}

function About({ station }: { station: Station }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  return (
    <>
      {[
        [station.vendor, station.model].filter(Boolean).join(' '), station.ocppVersion && `OCPP ${station.ocppVersion}`,
        station.lastSeenAt ? t('lastHeard', { ago: formats.ago(station.lastSeenAt, now) }) : t('neverHeard'),
      ].filter(Boolean).join(' · ')}
    </>
  );
}
