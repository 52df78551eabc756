import { Badge, Button, Group, NumberInput, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHandFinger, IconPlayerPlay } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useScenarioTexts } from './scenarioTexts';
import { useTexts } from './texts';
import { useScenarios, type BenchStation } from './useBench';

/** Chooses a station and plays a scenario at it. */
export function StartRun({ stations }: { stations: BenchStation[] }) {
  const t = useTexts();
  const words = useScenarioTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const scenarios = useScenarios();
  const [stationId, setStation] = useState<string | null>(null);
  const [evseId, setEvse] = useState(1);
  const [idToken, setToken] = useState('');
  const chosen = stationId ?? stations[0]?.stationId ?? null;
  const isSimulated = stations.some((station) => station.stationId === chosen);
  const start = useChange(
    (scenario: string) => bodyOf(api.POST('/api/v1/bench/runs', { body: { stationId: chosen!, scenario, evseId, idToken: idToken || null } })),
    { touches: ['bench'], onDone: (run) => void navigate({ to: '/bench/runs/$id', params: { id: `${run.id}` } as never }) },
  );
  const whyNot = !may(session, 'Operator') ? t('operatorsOnly') : !chosen ? t('chooseFirst') : null;
  return (
    <Section title={t('scenarios')} about={t('scenariosAbout')}>
      <Group align="flex-start" gap="md" mb="lg">
        <StationSelect simulated={stations} value={chosen} onChange={setStation} />
        <NumberInput label={t('evseField')} value={evseId} onChange={(value) => setEvse(Number(value) || 1)} min={1} max={100} allowDecimal={false} w={90} />
        {!isSimulated && <TextInput label={t('ownCard')} inputWrapperOrder={['label', 'input', 'description', 'error']} description={t('ownCardHow')} value={idToken} onChange={(event) => setToken(event.currentTarget.value)} maxLength={36} autoComplete="off" spellCheck={false} w={260} />}
      </Group>
      {scenarios.error && <Failure error={scenarios.error} />}
      {scenarios.isPending && <Skeleton h={300} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing={0} verticalSpacing={0} style={{ columnGap: 32 }}>
        {scenarios.data?.map((scenario) => (
          <Group key={scenario.name} justify="space-between" wrap="nowrap" align="center" py="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
            <Stack gap={2} miw={0}>
              <Group gap="xs">
                <Text size="sm" fw={600}>{words.title(scenario.name, scenario.title)}</Text>
                {scenario.isGuided && !isSimulated && chosen && <Badge size="sm" variant="light" color="cyan" tt="none" leftSection={<IconHandFinger size={12} />}>{t('guided')}</Badge>}
              </Group>
              <Text size="xs" c="dimmed">{words.about(scenario.name, scenario.about)}</Text>
            </Stack>
            <Tooltip label={whyNot} disabled={!whyNot}>
              <Button
                size="xs" variant="light" leftSection={<IconPlayerPlay size={14} />} disabled={!!whyNot} loading={start.isPending && start.variables === scenario.name}
                onClick={() => start.mutate(scenario.name)} aria-label={t('runOf', { title: words.title(scenario.name, scenario.title) })} style={{ flexShrink: 0 }}
              >
                {t('run')}
              </Button>
            </Tooltip>
          </Group>
        ))}
      </SimpleGrid>
    </Section>
  );
}

function StationSelect({ simulated, value, onChange }: { simulated: BenchStation[]; value: string | null; onChange: (id: string | null) => void }) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed === value ? '' : typed, 300);
  const real = useQuery({
    queryKey: ['stations', 'bench', text],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/stations', { params: { query: { state: 'online', text: text || undefined, limit: 50 } } }))).items,
    placeholderData: keepPreviousData,
  });
  const own = simulated.map((station) => station.stationId);
  const others = (real.data ?? []).map((station) => station.id).filter((id) => !own.includes(id));
  if (value && !own.includes(value) && !others.includes(value)) others.unshift(value);
  return (
    <Select
      label={t('station')} placeholder={t('stationHow')} searchable searchValue={typed} onSearchChange={setTyped} value={value} onChange={onChange} w={280} nothingFoundMessage={t('noneConnected')}
      data={[...(own.length > 0 ? [{ group: t('simulated'), items: own }] : []), ...(others.length > 0 ? [{ group: t('connected'), items: others }] : [])]}
    />
  );
}
