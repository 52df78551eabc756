import { ActionIcon, Badge, Button, Card, Collapse, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots, IconMessages, IconPlugConnected, IconPlugConnectedX, IconPower, IconTrash, IconWifi, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { AnchorLink } from '../parts/links';
import { StatusBadge } from '../parts/StatusBadge';
import { useChange } from '../parts/useChange';
import { useFormats } from '../texts';
import { LastMessages } from './LastMessages';
import { useTexts } from './texts';
import type { BenchEvse, BenchStation } from './useBench';

type Drive = (body: Schemas['DriveBody']) => void;

const faults = ['GroundFailure', 'OverCurrentFailure', 'HighTemperature', 'ReaderFailure', 'ConnectorLockFailure'];

/** A simulated station: how its EVSEs are, and what one can do at them. */
export function BenchTile({ station, card, mayDrive }: { station: BenchStation; card: string; mayDrive: boolean }) {
  const t = useTexts();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isOpen, setOpen] = useState(false);
  const path = { stationId: station.stationId };
  const drive = useChange((body: Schemas['DriveBody']) => bodyOf(api.POST('/api/v1/bench/stations/{stationId}/drive', { params: { path }, body })), { touches: ['bench'] });
  const remove = useChange(
    () => bodyOf(api.DELETE('/api/v1/bench/stations/{stationId}', { params: { path } })), { touches: ['bench', 'stations', 'overview'], done: t('removed', { id: station.stationId }) });
  const ask = () => setQuestion({ title: t('removeTitle', { id: station.stationId }), text: t('removeHow'), action: t('remove'), onYes: () => remove.mutate() });
  return (
    <Card withBorder component="section" aria-label={station.stationId} padding="md">
      <Group justify="space-between" wrap="nowrap" mb="xs" align="flex-start">
        <Group gap="xs">
          <AnchorLink to="/stations/$stationId" params={path} fw={650} c="inherit" style={{ overflowWrap: 'anywhere' }}>{station.stationId}</AnchorLink>
          <Badge variant="default" tt="none">OCPP {station.ocppVersion}</Badge>
          <Badge color={station.connected ? 'teal' : 'gray.5'} variant="dot" tt="none">{station.connected ? t('online') : t('offline')}</Badge>
          {station.queued > 0 && <Badge color="yellow" variant="light" tt="none">{t('queued', { n: station.queued })}</Badge>}
        </Group>
        {mayDrive && (
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('moreOf', { id: station.stationId })}><IconDots size={18} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {station.connected
                ? <Menu.Item leftSection={<IconWifiOff size={16} />} onClick={() => drive.mutate({ deed: 'GoOffline' })}>{t('GoOffline')}</Menu.Item>
                : <Menu.Item leftSection={<IconWifi size={16} />} onClick={() => drive.mutate({ deed: 'GoOnline' })}>{t('GoOnline')}</Menu.Item>}
              <Menu.Item leftSection={<IconPower size={16} />} onClick={() => drive.mutate({ deed: 'Reboot' })}>{t('Reboot')}</Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={ask}>{t('remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {station.problem && <Text size="xs" c="dimmed" mb="xs" style={{ overflowWrap: 'anywhere' }}>{station.problem}</Text>}
      <Stack gap="md">
        {station.evses.map((evse) => <Evse key={evse.id} evse={evse} card={card} mayDrive={mayDrive} drive={drive.mutate} />)}
      </Stack>
      <Button mt="sm" size="compact-xs" variant="subtle" color="gray" leftSection={<IconMessages size={14} />} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} style={{ alignSelf: 'flex-start' }}>{t('lastMessages')}</Button>
      <Collapse expanded={isOpen}>{isOpen && <LastMessages stationId={station.stationId} />}</Collapse>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Card>
  );
}

function Evse({ evse, card, mayDrive, drive }: { evse: BenchEvse; card: string; mayDrive: boolean; drive: Drive }) {
  const t = useTexts();
  const formats = useFormats();
  const isFaulted = evse.state === 'Faulted';
  const evseId = evse.id;
  return (
    <div role="group" aria-label={t('evse', { id: evse.id })}>
      <Group justify="space-between" mb={6}>
        <Group gap="xs"><Text size="sm" fw={600}>{t('evse', { id: evse.id })}</Text><StatusBadge status={evse.state} /></Group>
        <Text size="sm" className="figures" c={evse.powerW > 0 ? undefined : 'dimmed'}>
          {formats.power(evse.powerW)} · {formats.energy(evse.energyWh)}{evse.stateOfChargePercent != null && ` · ${formats.number(evse.stateOfChargePercent, 0)} %`}
        </Text>
      </Group>
      {mayDrive && (
        <Group gap={6}>
          {evse.plugged
            ? <Button size="compact-sm" variant="default" leftSection={<IconPlugConnectedX size={14} />} onClick={() => drive({ deed: 'Unplug', evseId })}>{t('Unplug')}</Button>
            : <Button size="compact-sm" leftSection={<IconPlugConnected size={14} />} onClick={() => drive({ deed: 'PlugIn', evseId })}>{t('PlugIn')}</Button>}
          <Button size="compact-sm" variant={evse.plugged && !evse.inTransaction ? 'filled' : 'default'} disabled={!card.trim()} onClick={() => drive({ deed: 'PresentCard', evseId, idToken: card })}>{t('PresentCard')}</Button>
          {evse.inTransaction && <Button size="compact-sm" variant="default" onClick={() => drive({ deed: evse.draws ? 'StopDrawing' : 'Draw', evseId })}>{evse.draws ? t('StopDrawing') : t('Draw')}</Button>}
          {isFaulted ? <Button size="compact-sm" color="red" variant="light" onClick={() => drive({ deed: 'ClearFault', evseId })}>{t('ClearFault')}</Button> : (
            <Menu>
              <Menu.Target><Button size="compact-sm" variant="default">{t('Fault')}</Button></Menu.Target>
              <Menu.Dropdown>{faults.map((errorCode) => <Menu.Item key={errorCode} onClick={() => drive({ deed: 'Fault', evseId, errorCode })}>{errorCode}</Menu.Item>)}</Menu.Dropdown>
            </Menu>
          )}
        </Group>
      )}
    </div>
  );
}
