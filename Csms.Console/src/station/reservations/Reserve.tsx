import { Autocomplete, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useCommand } from '../useCommand';
import type { Station } from '../useStation';
import { useTexts } from './texts';

const inOneHour = () => dayjs().add(1, 'hour').format('YYYY-MM-DDTHH:mm');

/** The types that OCPP 2.0.1 knows by name. */
const types = ['cType2', 'sType2', 'cCCS2', 'cType1', 'sType1', 'cCCS1', 'cG105', 'cTesla', 'sType3', 's309-1P-16A', 's309-1P-32A', 's309-3P-16A', 's309-3P-32A', 'sCEE-7-7', 'wInductive'];

/** Keeps an EVSE free for a token. */
export function Reserve({ station, opened, onClose }: { station: Station; opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('make')}>{opened && <Form station={station} onClose={onClose} />}</Dialog>;
}

function Form({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTexts();
  const evses = station.evses.filter((evse) => evse.id > 0);
  const [idToken, setIdToken] = useState('');
  const [evseId, setEvseId] = useState(evses[0]?.id ?? 0);
  const [connectorId, setConnectorId] = useState<string | null>(null);
  const [connectorType, setConnectorType] = useState<string | null>(null);
  const [expiresAt, setExpiresAt] = useState(inOneHour);
  const [hasTried, setTried] = useState(false);
  const tokens = useQuery({ queryKey: ['tokens', 'few'], queryFn: () => bodyOf(api.GET('/api/v1/tokens', { params: { query: { limit: 100 } } })) });
  const connectors = evses.find((evse) => evse.id === evseId)?.connectors ?? [];
  const reserve = useCommand(
    () => bodyOf(api.POST('/api/v1/stations/{stationId}/reservations', {
      params: { path: { stationId: station.id } },
      body: { idToken: idToken.trim(), evseId: evseId || null, connectorId: connectorId ? Number(connectorId) : null, connectorType, expiresAt: dayjs(expiresAt).toISOString() },
    })),
    { touches: ['reservations', 'stations'], toldByForm: true, onAnswered: (answer) => { if (answer.status === 'Accepted') onClose(); } },
  );
  const own: Record<string, string | false> = { idToken: !idToken.trim() && t('needToken'), expiresAt: !(dayjs(expiresAt).valueOf() > Date.now()) && t('needLater') };
  const refused = reserve.error instanceof Problem ? reserve.error.violations : [];
  const faultAt = (path: string) => (hasTried && own[path]) || refused.find((broken) => broken.path === path)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(own).some(Boolean)) reserve.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Autocomplete
          label={t('token')} description={t('tokenHow')} value={idToken} onChange={setIdToken} data={[...new Set(tokens.data?.items.map((token) => token.idToken))]} limit={8} error={faultAt('idToken')}
          withAsterisk data-autofocus autoComplete="off" maxLength={36}
        />
        <Select
          label={t('place')} value={`${evseId}`} allowDeselect={false} onChange={(value) => { setEvseId(Number(value)); setConnectorId(null); }} error={faultAt('evseId')}
          data={[{ value: '0', label: t('any') }, ...evses.map(({ id }) => ({ value: `${id}`, label: t('evse', { id }) }))]}
        />
        {connectors.length > 1 && (
          <Select label={t('connector', { id: '' })} value={connectorId} onChange={setConnectorId} clearable placeholder={t('anyConnector')} data={connectors.map(({ id }) => `${id}`)} error={faultAt('connectorId')} />
        )}
        {evseId === 0 && station.ocppVersion === '2.0.1' && (
          <Select label={t('type')} description={t('typeHow')} value={connectorType} onChange={setConnectorType} clearable searchable placeholder={t('anyType')} data={types} error={faultAt('connectorType')} />
        )}
        <TextInput type="datetime-local" label={t('until')} value={expiresAt} onChange={(event) => setExpiresAt(event.currentTarget.value)} error={faultAt('expiresAt')} withAsterisk />
        {reserve.error && <Failure error={reserve.error} />}
        {reserve.data && reserve.data.status !== 'Accepted' && <Failure error={new Error(t('answered', { status: [reserve.data.status, reserve.data.reasonCode, reserve.data.reasonText].filter(Boolean).join(' · ') }))} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('keep')}</Button>
          <Button type="submit" loading={reserve.isPending}>{t('make')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
