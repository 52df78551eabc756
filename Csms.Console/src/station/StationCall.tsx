import { Alert, Button, Card, Grid, Group, JsonInput, SegmentedControl, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RJSFSchema } from '@rjsf/utils';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf, Problem } from '../api/client';
import { Empty } from '../parts/Empty';
import { Json } from '../parts/Json';
import { Failure } from '../parts/Page';
import { may, useSession } from '../session/session';
import { useTexts } from './callTexts';
import { useTexts as useStationTexts } from './texts';
import type { Station } from './useStation';

const CallForm = lazy(() => import('./CallForm'));

/** Calls a station with anything that its version may be called with. */
export function StationCall({ station }: { station: Station }) {
  const t = useTexts();
  if (!station.ocppVersion) return <Card withBorder><Empty title={t('never')} how={t('neverHow')} /></Card>;
  return <Bench station={station} version={station.ocppVersion} />;
}

function Bench({ station, version }: { station: Station; version: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [action, setAction] = useState<string | null>(null);
  const actions = useQuery({ queryKey: ['schemas', version], queryFn: () => bodyOf(api.GET('/api/v1/schemas/{version}', { params: { path: { version } } })), staleTime: Infinity });
  const call = useMutation({
    mutationFn: (payload: unknown) => bodyOf(api.POST('/api/v1/stations/{stationId}/calls/{action}', { params: { path: { stationId: station.id, action: action! } }, body: payload })),
    onSettled: () => Promise.all(['stations', 'transactions', 'timeline', 'messages'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Card withBorder>
          <Stack>
            <Text size="sm" c="dimmed">{t('about', { version })}</Text>
            <Select
              label={t('action')} placeholder={t('choose')} searchable data={actions.data?.items ?? []} value={action} maxDropdownHeight={320}
              onChange={(next) => { setAction(next); call.reset(); }}
            />
            {actions.error && <Failure error={actions.error} />}
            {action && <Request key={action} station={station} version={version} action={action} isPending={call.isPending} onSend={(payload) => call.mutate(payload)} />}
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card withBorder aria-live="polite">
          <Title order={2} size="h4" mb="sm">{t('answer')}</Title>
          {call.isIdle && <Text size="sm" c="dimmed">{t('noAnswer')}</Text>}
          {call.isPending && <Skeleton h={80} />}
          {call.error && <Refusal error={call.error} />}
          {call.data && (
            <Stack>
              {call.data.violations.length > 0 && (
                <Alert color="orange" title={t('violations')}>{call.data.violations.map((broken) => <Text key={`${broken.path} ${broken.rule}`} size="sm">{broken.path}: {broken.description}</Text>)}</Alert>
              )}
              <Json value={call.data.payload} height={480} />
            </Stack>
          )}
        </Card>
      </Grid.Col>
    </Grid>
  );
}

/** Why there is no answer, with each rule that was broken. */
function Refusal({ error }: { error: Error }) {
  const t = useTexts();
  return (
    <Alert color="red" role="alert" title={t('refused')}>
      <Text size="sm">{error.message}</Text>
      {error instanceof Problem && error.violations.map((broken) => <Text key={`${broken.path} ${broken.rule}`} size="sm">{[broken.path, broken.description].filter(Boolean).join(': ')}</Text>)}
      {error instanceof Problem && typeof error.members.errorCode === 'string' && <Text size="sm">{[error.members.errorCode, error.members.errorDescription].filter(Boolean).join(': ')}</Text>}
    </Alert>
  );
}

function Request({ station, version, action, isPending, onSend }: { station: Station; version: string; action: string; isPending: boolean; onSend: (payload: unknown) => void }) {
  const t = useTexts();
  const words = useStationTexts();
  const { data: session } = useSession();
  const [mode, setMode] = useState('form');
  const [payload, setPayload] = useState<unknown>({});
  const [json, setJson] = useState('{}');
  const schema = useQuery({
    queryKey: ['schemas', version, action],
    queryFn: () => bodyOf(api.GET('/api/v1/schemas/{version}/{action}', { params: { path: { version, action } } })),
    staleTime: Infinity,
  });
  const isJson = canParse(json);
  const whyNot = !may(session, 'Operator') ? words('operatorsOnly') : !station.connected ? words('notConnected') : null;
  const change = (next: string) => {
    if (next === 'json') setJson(JSON.stringify(payload, null, 2));
    else if (isJson) setPayload(JSON.parse(json) as unknown);
    setMode(next);
  };
  if (schema.error) return <Failure error={schema.error} />;
  if (!schema.data) return <Skeleton h={160} />;
  return (
    <Stack>
      <SegmentedControl value={mode} onChange={change} data={[{ value: 'form', label: t('form') }, { value: 'json', label: t('json') }]} aria-label={t('payload')} style={{ alignSelf: 'flex-start' }} />
      {whyNot && <Alert color="yellow">{whyNot}</Alert>}
      {mode === 'form' ? (
        <Suspense fallback={<Skeleton h={160} />}>
          <CallForm schema={schema.data as RJSFSchema} payload={payload} onChange={setPayload} onSend={onSend} isPending={isPending} isDisabled={!!whyNot} />
        </Suspense>
      ) : (
        <>
          <JsonInput label={t('payload')} value={json} onChange={setJson} error={isJson ? null : t('notJson')} autosize minRows={8} maxRows={24} formatOnBlur styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />
          <Group justify="flex-end"><Button onClick={() => onSend(JSON.parse(json))} disabled={!isJson || !!whyNot} loading={isPending}>{t('send')}</Button></Group>
        </>
      )}
    </Stack>
  );
}

function canParse(json: string) {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
