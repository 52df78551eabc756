import { Alert, Anchor, Breadcrumbs, Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconPlayerStop, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { AnchorLink } from '../parts/links';
import { Failure, Page } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { RunStep } from './RunStep';
import { useScenarioTexts } from './scenarioTexts';
import { useTexts } from './texts';
import { useRun, type Run } from './useBench';
import { Verdict } from './Verdict';
import { Wish } from './Wish';

/** One run of a scenario: each step with its verdict, what was seen and what was said; and, at a real station, what to do next. */
export function RunPage() {
  const { id } = useParams({ from: '/bench/runs/$id' });
  const t = useTexts();
  const words = useScenarioTexts();
  const run = useRun(id);
  return (
    <Page
      title={<Group gap="sm">{run.data ? words.title(run.data.scenario, run.data.scenario) : t('runTitle', { id })}{run.data && <Verdict run={run.data} size="lg" />}</Group>}
      actions={run.data && <Actions run={run.data} />}
    >
      <Breadcrumbs mt={-12}><Anchor component={Link} to="/bench" size="sm">{t('title')}</Anchor><Text size="sm" c="dimmed">{t('runTitle', { id })}</Text></Breadcrumbs>
      {run.error && <Failure error={run.error} />}
      {run.isPending && <Skeleton h={400} />}
      {run.data && <Content run={run.data} />}
    </Page>
  );
}

function Content({ run }: { run: Run }) {
  const t = useTexts();
  const formats = useFormats();
  const words = useScenarioTexts();
  const waiting = run.steps.find((step) => step.state === 'Running' && step.asks);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        <AnchorLink to="/stations/$stationId" params={{ stationId: run.stationId }} size="sm">{run.stationId}</AnchorLink>
        {` · ${t('evse', { id: run.evseId })} · OCPP ${run.ocppVersion} · ${run.isSimulated ? t('isSimulated') : t('isReal')} · ${run.operatorName} · ${formats.time(run.startedAt)}`}
      </Text>
      <Text size="sm" maw={720}>{words.about(run.scenario, '')}</Text>
      {run.verdict === 'Failed' && run.reason && <Alert color="red" role="alert" title={t('Failed')}><Text size="sm" style={{ overflowWrap: 'anywhere' }}>{run.reason}</Text></Alert>}
      {run.verdict === 'Cancelled' && run.reason && <Alert color="gray" title={t('Cancelled')}>{run.reason}</Alert>}
      {waiting && !run.isSimulated && <Wish run={run} step={waiting} />}
      <Card withBorder p={0} component="ol" m={0} style={{ listStyle: 'none' }} aria-label={t('steps')}>
        {run.steps.map((step, at) => <RunStep key={step.key} step={step} isFirst={at === 0} />)}
      </Card>
    </Stack>
  );
}

function Actions({ run }: { run: Run }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const path = { id: run.id };
  const cancel = useChange(() => bodyOf(api.POST('/api/v1/bench/runs/{id}/cancel', { params: { path } })), { touches: ['bench'], done: t('cancelled') });
  const again = useChange(
    () => bodyOf(api.POST('/api/v1/bench/runs', { body: { stationId: run.stationId, scenario: run.scenario, evseId: run.evseId } })),
    { touches: ['bench'], onDone: (next) => void navigate({ to: '/bench/runs/$id', params: { id: `${next.id}` } as never }) },
  );
  const mayRun = may(session, 'Operator');
  if (run.verdict == null)
    return <Button color="red" variant="light" leftSection={<IconPlayerStop size={16} />} disabled={!mayRun} onClick={() => cancel.mutate()} loading={cancel.isPending}>{t('cancelRun')}</Button>;
  return (
    <Group gap="xs" className="unprinted">
      <Button component="a" href={`/api/v1/bench/runs/${run.id}`} download={`run-${run.id}.json`} variant="default" size="xs" leftSection={<IconDownload size={14} />}>JSON</Button>
      <Button component="a" href={`/api/v1/bench/runs/${run.id}/junit`} download={`run-${run.id}.xml`} variant="default" size="xs" leftSection={<IconDownload size={14} />}>JUnit</Button>
      <Button variant="default" size="xs" leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>{t('print')}</Button>
      <Button size="xs" leftSection={<IconPlayerPlay size={14} />} disabled={!mayRun} onClick={() => again.mutate()} loading={again.isPending}>{t('again')}</Button>
    </Group>
  );
}
