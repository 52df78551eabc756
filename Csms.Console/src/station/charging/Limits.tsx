import { Alert, Group, SegmentedControl, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useWhyNot } from '../useCommand';
import { useRunning, type Station } from '../useStation';
import { useTexts } from './texts';
import { useOutlook, useOutsideLimits, useProfiles, windows } from './useCharging';

const LimitCurves = lazy(() => import('./LimitCurves').then(({ LimitCurves: component }) => ({ default: component })));

/** Profiles as steps over time, what follows from them together, and what is drawn. */
export function Limits({ station }: { station: Station }) {
  const t = useTexts();
  const evses = station.evses.filter((evse) => evse.id > 0).map((evse) => evse.id);
  const [evseId, setEvseId] = useState(evses[0] ?? 0);
  const [windowId, setWindowId] = useState<string>('hours2');
  const window = windows.find(({ id }) => id === windowId)!;
  const profiles = useProfiles(station.id);
  const outside = useOutsideLimits(station.id);
  const running = useRunning(station.id);
  const outlook = useOutlook(station.id, evseId, window);
  const whyNot = useWhyNot(station);
  const ask = useMutation({
    mutationFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/composite-schedule', {
      params: { path: { stationId: station.id }, query: { evseId, durationSeconds: window.aheadSeconds, unit: 'W', source: 'both' } },
    })),
  });
  const place = evseId === 0 ? t('station') : t('evse', { id: evseId });
  const error = profiles.error ?? outside.error ?? running.error ?? outlook.error;
  return (
    <Section title={t('curves')} about={t('curvesHow')} actions={<CommandButton whyNot={whyNot} onClick={() => ask.mutate()} loading={ask.isPending} title={t('askHow')}>{t('ask')}</CommandButton>}>
      <Stack>
        <Group gap="sm">
          <Select
            aria-label={t('place')} w={180} allowDeselect={false} value={`${evseId}`} onChange={(value) => { setEvseId(Number(value)); ask.reset(); }}
            data={[{ value: '0', label: t('station') }, ...evses.map((id) => ({ value: `${id}`, label: t('evse', { id }) }))]}
          />
          <SegmentedControl aria-label={t('window')} value={windowId} onChange={(value) => { setWindowId(value); ask.reset(); }} data={windows.map(({ id }) => ({ value: id, label: t(id) }))} />
        </Group>
        {error && <Failure error={error} />}
        {profiles.data && outside.data && running.data && outlook.data ? (
          <Suspense fallback={<Skeleton h={360} />}>
            <LimitCurves
              evseId={evseId} place={place} window={window} profiles={profiles.data} outside={outside.data} outlook={outlook.data} told={ask.data?.schedule ?? null}
              chargingSince={running.data.find((transaction) => transaction.evseId === evseId)?.startedAt ?? null}
            />
          </Suspense>
        ) : !error && <Skeleton h={360} />}
        {ask.error && <Failure error={ask.error} />}
        {ask.data && <Told answer={ask.data} />}
      </Stack>
    </Section>
  );
}

/** What the station said when it was asked, beside what is computed here. */
function Told({ answer }: { answer: Schemas['CompositeScheduleAnswer'] }) {
  const t = useTexts();
  const formats = useFormats();
  if (!answer.schedule) return <Alert color="yellow" role="status">{[t('notTold', { status: answer.status }), answer.reasonCode, answer.reasonText].filter(Boolean).join(' · ')}</Alert>;
  if (!answer.differences?.length) return <Alert color="teal" role="status">{t('same')}</Alert>;
  return (
    <div role="status">
      <Text fw={600} size="sm" mb={4}>{t('differences')}</Text>
      <Table.ScrollContainer minWidth={520} mah={260}>
        <Table className="figures" verticalSpacing={4}>
          <Table.Thead><Table.Tr><Table.Th>{t('from')}</Table.Th><Table.Th>{t('until')}</Table.Th><Table.Th ta="right">{t('here')}</Table.Th><Table.Th ta="right">{t('there')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {answer.differences.map((difference) => (
              <Table.Tr key={difference.from}>
                <Table.Td>{formats.time(difference.from)}</Table.Td><Table.Td>{formats.time(difference.to)}</Table.Td>
                <Table.Td ta="right">{formats.power(difference.computed)}</Table.Td><Table.Td ta="right">{formats.power(difference.station)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
