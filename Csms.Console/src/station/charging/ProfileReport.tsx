import { Alert, Box, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Failure } from '../../parts/Page';
import { CommandButton } from '../CommandButton';
import { useCommand, useWhyNot } from '../useCommand';
import type { Station } from '../useStation';
import { LimitsOf } from './Profiles';
import { useTexts } from './texts';

const isUnderWay = (state: Schemas['RequestState'] | undefined) => state === undefined || state === 'Asked' || state === 'Running';

/** Which profiles a 2.0.1 station really has, beside those that were set from here. */
export function ProfileReport({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const [requestId, setRequestId] = useState<number | null>(null);
  const path = { stationId: station.id };
  const ask = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/charging-profiles/reports', { params: { path }, body: {} })), {
    touches: [], onAnswered: (answer) => setRequestId(answer.requestId),
  });
  const mend = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/charging-profiles/reconcile', { params: { path } })), { touches: ['charging'] });
  const report = useQuery({
    queryKey: ['charging', station.id, 'report', requestId],
    queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/charging-profiles/reports/{requestId}', { params: { path: { ...path, requestId: requestId! } } })),
    enabled: requestId !== null,
    // A report comes in parts, of which no event tells.
    refetchInterval: (query) => (isUnderWay(query.state.data?.state) ? 1_000 : false),
  });
  const comparison = report.data?.comparison;
  return (
    <Box p="md">
      <Stack gap="sm">
        <Group gap="sm">
          <CommandButton whyNot={whyNot} size="xs" onClick={() => ask.mutate()} loading={ask.isPending}>{t('report')}</CommandButton>
          <Text size="xs" c="dimmed" flex="1 1 240px">{t('reportHow')}</Text>
        </Group>
        {report.error && <Failure error={report.error} />}
        {requestId !== null && !report.error && isUnderWay(report.data?.state) && !comparison && <Group gap="xs" role="status"><Loader size="xs" /><Text size="sm">{t('waiting')}</Text></Group>}
        {report.data && !isUnderWay(report.data.state) && !comparison && <Alert color="yellow" role="status">{t('failed', { state: report.data.status ?? report.data.state })}</Alert>}
        {comparison && <Compared comparison={comparison} isEmpty={report.data!.reported.length === 0} whyNot={whyNot} onMend={() => mend.mutate()} isMending={mend.isPending} />}
      </Stack>
    </Box>
  );
}

type ComparedProps = { comparison: Schemas['ProfileComparison']; isEmpty: boolean; whyNot: string | null; onMend: () => void; isMending: boolean };

function Compared({ comparison, isEmpty, whyNot, onMend, isMending }: ComparedProps) {
  const t = useTexts();
  const isLacking = comparison.missing.length + comparison.different.length > 0;
  return (
    <Alert color={isLacking ? 'orange' : 'teal'} role="status" title={t('reported')}>
      <Stack gap={4} align="flex-start">
        {!isLacking && <Text size="sm">{isEmpty ? t('noProfiles') : t('agrees')}</Text>}
        {comparison.confirmed.length > 0 && <Text size="sm">{t('confirmed', { ids: listed(comparison.confirmed) })}</Text>}
        {comparison.missing.length > 0 && <Text size="sm">{t('missing', { ids: listed(comparison.missing) })}</Text>}
        {comparison.different.length > 0 && <Text size="sm">{t('different', { ids: listed(comparison.different) })}</Text>}
        {comparison.foreign.length > 0 && <Text size="sm" fw={600}>{t('foreign')}</Text>}
        {comparison.foreign.flatMap((group) => group.profiles.map((profile) => (
          <Group key={`${group.source} ${group.evseId} ${profile.id}`} gap="sm">
            <Text size="sm">#{profile.id} · {group.source} · {group.evseId === 0 ? t('station') : t('evse', { id: group.evseId })} · {t(profile.purpose)} · {t('level', { level: profile.stackLevel ?? 0 })}</Text>
            <LimitsOf schedule={profile.schedule} />
          </Group>
        )))}
        {isLacking && <CommandButton whyNot={whyNot} size="xs" onClick={onMend} loading={isMending}>{t('mend')}</CommandButton>}
      </Stack>
    </Alert>
  );
}

const listed = (ids: number[]) => ids.map((id) => `#${id}`).join(', ');
