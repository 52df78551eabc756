import { Alert, Button, SimpleGrid, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { Section } from '../parts/Section';
import { may, useSession } from '../session/session';
import { AddStation } from './AddStation';
import { BenchTile } from './BenchTile';
import { Runs } from './Runs';
import { StartRun } from './StartRun';
import { useTexts } from './texts';
import { useBench, useBenchStations } from './useBench';

/** Where testers start simulated stations, drive them, and play scenarios at simulated and real ones. */
export function BenchPage() {
  const t = useTexts();
  const { data: session } = useSession();
  const bench = useBench();
  const stations = useBenchStations();
  const [isAdding, setAdding] = useState(false);
  const [card, setCard] = useLocalStorage({ key: 'csms-bench-card', defaultValue: 'TEST-CARD' });
  const mayDrive = may(session, 'Operator');
  const whyNot = !mayDrive ? t('operatorsOnly') : bench.data && !bench.data.enabled ? t('off') : null;
  const add = (
    <Tooltip label={whyNot} disabled={!whyNot}>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} disabled={!!whyNot || !bench.data}>{t('addStation')}</Button>
    </Tooltip>
  );
  return (
    <Page title={t('title')} actions={add}>
      {bench.error && <Failure error={bench.error} />}
      {bench.data && !bench.data.enabled && <Alert color="yellow" title={t('off')}>{t('offHow')}</Alert>}
      {bench.data?.enabled && (
        <Section
          title={t('simulated')} about={t('simulatedAbout')}
          actions={<TextInput label={t('card')} description={t('cardHow')} value={card} onChange={(event) => setCard(event.currentTarget.value)} maxLength={20} w={220} autoComplete="off" spellCheck={false} />}
        >
          {stations.error && <Failure error={stations.error} />}
          {stations.isPending && <Skeleton h={180} />}
          {stations.data?.length === 0 && <Empty title={t('noStations')} how={t('noStationsHow')} />}
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
            {stations.data?.map((station) => <BenchTile key={station.stationId} station={station} card={card} mayDrive={mayDrive} />)}
          </SimpleGrid>
        </Section>
      )}
      <StartRun stations={stations.data ?? []} />
      <Runs />
      <AddStation opened={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}
