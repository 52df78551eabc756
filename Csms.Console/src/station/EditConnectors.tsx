import { ActionIcon, Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../api/client';
import { formats, powerTypes, standardName, standards, usual } from '../locations/connectors';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useSiteTexts } from './siteTexts';
import type { Station } from './useStation';

type Facts = Schemas['ConnectorFacts'];
type Evse = { id: number; label: string; connectors: Facts[] };

/** Says how a station's connectors were built. What the station has told of is there to begin with. */
export function EditConnectors({ station, known, onClose }: { station: Station; known: Schemas['EvseFacts'][]; onClose: () => void }) {
  const t = useSiteTexts();
  const [evses, setEvses] = useState(() => draftOf(station, known));
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/stations/{stationId}/evses', {
      params: { path: { stationId: station.id } }, body: { evses: evses.map((evse) => ({ ...evse, label: evse.label.trim() || null })).filter((evse) => evse.label || evse.connectors.length > 0) },
    })),
    { touches: ['stations', 'locations', 'audit'], toldByForm: true, done: t('saved', { id: station.id }), onDone: onClose });
  const faultOf = (path: string) => (save.error instanceof Problem ? save.error.violations.find((violation) => violation.path === path)?.description : undefined);
  const set = (at: number, evse: Evse) => setEvses(evses.map((one, index) => (index === at ? evse : one)));
  const add = () => setEvses([...evses, { id: Math.max(0, ...evses.map((evse) => evse.id)) + 1, label: '', connectors: [usual(1, evses[0]?.connectors[0]?.standard ?? 'IEC_62196_T2')] }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t('connectorsOf', { id: station.id })} size="xl">
      <form onSubmit={submit}>
        <Stack>
          {evses.map((evse, at) => <EvseFields key={evse.id} evse={evse} onChange={(next) => set(at, next)} faultOf={(path) => faultOf(`evses[${at}].${path}`)} />)}
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={add}>{t('addEvse')}</Button>
          {save.error && <Failure error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('save')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function EvseFields({ evse, onChange, faultOf }: { evse: Evse; onChange: (evse: Evse) => void; faultOf: (path: string) => string | undefined }) {
  const t = useSiteTexts();
  const set = (at: number, connector: Facts | null) => onChange({ ...evse, connectors: evse.connectors.flatMap((one, index) => (index === at ? (connector ? [connector] : []) : [one])) });
  const add = () => onChange({ ...evse, connectors: [...evse.connectors, usual(Math.max(0, ...evse.connectors.map(({ id }) => id)) + 1, 'IEC_62196_T2')] });
  return (
    <Card withBorder component="fieldset" m={0}>
      <Group justify="space-between" mb="sm">
        <Text fw={600} component="legend">{t('evse', { id: evse.id })}</Text>
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>{t('addConnector')}</Button>
      </Group>
      <Stack gap="sm">
        <TextInput label={t('label')} description={t('labelHow')} value={evse.label} onChange={(event) => onChange({ ...evse, label: event.currentTarget.value })} error={faultOf('label')} maxLength={16} maw={260} autoComplete="off" />
        {evse.connectors.map((connector, at) => <ConnectorFields key={connector.id} connector={connector} onChange={(next) => set(at, next)} faultOf={(path) => faultOf(`connectors[${at}].${path}`)} />)}
      </Stack>
    </Card>
  );
}

function ConnectorFields({ connector, onChange, faultOf }: { connector: Facts; onChange: (connector: Facts | null) => void; faultOf: (path: string) => string | undefined }) {
  const t = useSiteTexts();
  const figure = (member: 'maxVoltage' | 'maxAmperage', label: string) => (
    <NumberInput label={label} value={connector[member]} onChange={(value) => onChange({ ...connector, [member]: Number(value) || 0 })} error={faultOf(member)} min={1} allowDecimal={false} hideControls required />
  );
  return (
    <Group wrap="nowrap" align="flex-end" gap="sm">
      <SimpleGrid cols={{ base: 2, sm: 6 }} spacing="sm" style={{ flex: 1, alignItems: 'end' }}>
        <Select label={t('type', { id: connector.id })} data={standards.map((value) => ({ value, label: standardName(value) }))} value={connector.standard} onChange={(standard) => standard && onChange(usual(connector.id, standard))} error={faultOf('standard')} searchable allowDeselect={false} comboboxProps={{ width: 220, position: 'bottom-start' }} />
        <Select label={t('format')} data={formats.map((value) => ({ value, label: t(value as 'SOCKET') }))} value={connector.format} onChange={(format) => format && onChange({ ...connector, format })} allowDeselect={false} />
        <Select label={t('power')} data={powerTypes.map((value) => ({ value, label: t(value as 'DC') }))} value={connector.powerType} onChange={(powerType) => powerType && onChange({ ...connector, powerType })} allowDeselect={false} comboboxProps={{ width: 180, position: 'bottom-start' }} />
        {figure('maxVoltage', t('volts'))}
        {figure('maxAmperage', t('amperes'))}
        <NumberInput label={t('kilowatts')} placeholder={t('byThese')} value={connector.maxElectricPower == null ? '' : connector.maxElectricPower / 1000} onChange={(value) => onChange({ ...connector, maxElectricPower: value === '' ? null : Math.round(Number(value) * 1000) })} error={faultOf('maxElectricPower')} min={0.001} decimalScale={3} hideControls />
      </SimpleGrid>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('forget', { id: connector.id })} onClick={() => onChange(null)}><IconTrash size={16} /></ActionIcon>
    </Group>
  );
}

function draftOf(station: Station, known: Schemas['EvseFacts'][]): Evse[] {
  const told = station.evses.filter((evse) => evse.id > 0);
  const ids = [...new Set([...told.map(({ id }) => id), ...known.map(({ id }) => id)])].sort((a, b) => a - b);
  return ids.map((id) => {
    const facts = known.find((evse) => evse.id === id);
    const connectors = facts?.connectors ?? [];
    const undescribed = facts ? [] : (told.find((evse) => evse.id === id)?.connectors ?? []).filter((connector) => connector.id > 0);
    return { id, label: facts?.label ?? '', connectors: [...connectors, ...undescribed.map((connector) => usual(connector.id, 'IEC_62196_T2'))] };
  });
}
