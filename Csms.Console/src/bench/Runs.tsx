import { Button, Center, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useScenarioTexts } from './scenarioTexts';
import { useTexts } from './texts';
import type { Run } from './useBench';
import { Verdict } from './Verdict';

/** What was played, the newest first. */
export function Runs() {
  const t = useTexts();
  const runs = useInfiniteQuery({
    queryKey: ['bench', 'runs'],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/bench/runs', { params: { query: { limit: 20, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((run) => run.verdict == null)) ? 2_000 : false),
  });
  const rows = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('runs')} flush>
      {runs.error && <Failure error={runs.error} />}
      {runs.isPending && <Skeleton h={120} m="md" />}
      {runs.data && rows.length === 0 && <Empty title={t('noRuns')} how={t('noRunsHow')} />}
      {rows.length > 0 && (
        <div className="asCards">
          <Table className="rows" highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr><Table.Th>{t('verdict')}</Table.Th><Table.Th>{t('scenario')}</Table.Th><Table.Th>{t('station')}</Table.Th><Table.Th>{t('steps')}</Table.Th><Table.Th>{t('when')}</Table.Th></Table.Tr>
            </Table.Thead>
            <Table.Tbody>{rows.map((run) => <Row key={run.id} run={run} />)}</Table.Tbody>
          </Table>
        </div>
      )}
      {runs.hasNextPage && <Center p="md"><Button variant="default" onClick={() => void runs.fetchNextPage()} loading={runs.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Section>
  );
}

function Row({ run }: { run: Run }) {
  const t = useTexts();
  const words = useScenarioTexts();
  const formats = useFormats();
  const now = useNow();
  const navigate = useNavigate();
  const params = { id: `${run.id}` } as never;
  const passed = run.steps.filter((step) => step.state === 'Passed').length;
  return (
    <Table.Tr data-link onClick={() => void navigate({ to: '/bench/runs/$id', params })}>
      <Table.Td data-inline><Verdict run={run} /></Table.Td>
      <Table.Td maw={380}>
        <AnchorLink to="/bench/runs/$id" params={params} fw={600} size="sm" c="inherit" onClick={(event) => event.stopPropagation()}>{words.title(run.scenario, run.scenario)}</AnchorLink>
        {run.reason && <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>{run.reason}</Text>}
      </Table.Td>
      <Table.Td data-inline><Text size="sm">{run.stationId} <Text span size="xs" c="dimmed">OCPP {run.ocppVersion}</Text></Text></Table.Td>
      <Table.Td data-inline><Text size="sm" className="figures">{t('passedOf', { passed, all: run.steps.length })}</Text></Table.Td>
      <Table.Td data-inline><Text size="sm" c="dimmed" title={formats.time(run.startedAt)}>{formats.ago(run.startedAt, now)}</Text></Table.Td>
    </Table.Tr>
  );
}
