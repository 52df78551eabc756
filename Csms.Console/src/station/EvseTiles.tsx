import { Button, Card, Group, SimpleGrid, Stack, Text, Tooltip } from '@mantine/core';
import { IconLockOpen, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { Empty } from '../parts/Empty';
import { Simulate } from '../parts/Simulate';
import { stationAddress } from '../parts/stationAddress';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { useTexts } from './texts';
import { useRunning, type Station, type Transaction } from './useStation';
import { useTexts as useVerbTexts } from './verbs/texts';
import type { Verb } from './verbs/verb';

/** A station's EVSEs: what each connector says, what charges, and what one can do there. */
export function EvseTiles({ station, onVerb }: { station: Station; onVerb: (verb: Verb) => void }) {
  const t = useTexts();
  const running = useRunning(station.id);
  const evses = station.evses.filter((evse) => evse.id > 0);
  if (evses.length === 0) {
    return (
      <Card withBorder>
        <Empty title={t('noEvses')} how={station.lastSeenAt ? t('noEvsesHow') : t('connectHow', { url: stationAddress(station.id) })} />
        {!station.lastSeenAt && <Simulate stationId={station.id} password={station.securityProfile === 0 ? null : 'PASSWORD'} />}
      </Card>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }}>
      {evses.map((evse) => (
        <EvseTile key={evse.id} station={station} evse={evse} transaction={running.data?.find((transaction) => transaction.evseId === evse.id)} onVerb={onVerb} />
      ))}
    </SimpleGrid>
  );
}

function EvseTile({ station, evse, transaction, onVerb }: { station: Station; evse: Station['evses'][number]; transaction?: Transaction; onVerb: (verb: Verb) => void }) {
  const t = useTexts();
  const verbs = useVerbTexts();
  const { data: session } = useSession();
  const whyNot = !may(session, 'Operator') ? t('operatorsOnly') : !station.connected ? t('notConnected') : null;
  const [connector] = evse.connectors;
  return (
    <Card withBorder component="section" aria-label={t('evse', { id: evse.id })}>
      <Group justify="space-between" mb="sm">
        <Text fw={600}>{t('evse', { id: evse.id })}</Text>
        <Group gap={6}>
          {evse.connectors.map((each) => (
            <Group key={each.id} gap={6} wrap="nowrap">
              {evse.connectors.length > 1 && <Text size="xs" c="dimmed">{each.id}</Text>}
              <StatusBadge status={each.status} />
            </Group>
          ))}
        </Group>
      </Group>
      {evse.connectors.filter((each) => each.errorCode && each.errorCode !== 'NoError').map((each) => (
        <Text key={each.id} size="sm" c="red">{[each.errorCode, each.vendorErrorCode, each.errorDetail].filter(Boolean).join(' · ')}</Text>
      ))}
      <Stack justify="center" mih={92}>{transaction ? <Running transaction={transaction} /> : <Text size="sm" c="dimmed">{t('free')}</Text>}</Stack>
      <Tooltip label={whyNot} disabled={!whyNot}>
        <Group gap="xs" mt="sm">
          {transaction ? (
            <Button size="xs" color="red" variant="light" leftSection={<IconPlayerStop size={14} />} disabled={!!whyNot} onClick={() => onVerb({ kind: 'stop', transaction })}>{verbs('stop')}</Button>
          ) : (
            <Button size="xs" leftSection={<IconPlayerPlay size={14} />} disabled={!!whyNot} onClick={() => onVerb({ kind: 'start', evseId: evse.id, connectorId: connector?.id })}>{verbs('start')}</Button>
          )}
          <Button size="xs" variant="default" leftSection={<IconLockOpen size={14} />} disabled={!!whyNot} onClick={() => onVerb({ kind: 'unlock', evseId: evse.id, connectorId: connector?.id ?? 1 })}>{verbs('unlock')}</Button>
          <Button size="xs" variant="default" disabled={!!whyNot} onClick={() => onVerb({ kind: 'availability', evseId: evse.id })}>{verbs('availability')}</Button>
        </Group>
      </Tooltip>
    </Card>
  );
}

function Running({ transaction }: { transaction: Transaction }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const figures = [
    { name: t('power'), value: transaction.powerW == null ? t('unknown') : formats.power(transaction.powerW) },
    { name: t('energy'), value: transaction.energyWh == null ? t('unknown') : formats.energy(transaction.energyWh) },
    { name: t('time'), value: formats.duration((now - new Date(transaction.startedAt).getTime()) / 1000) },
    ...(transaction.stateOfCharge == null ? [] : [{ name: t('battery'), value: `${formats.number(transaction.stateOfCharge, 0)} %` }]),
  ];
  return (
    <Stack gap={6}>
      <Group gap="lg" className="figures">
        {figures.map((figure) => (
          <div key={figure.name}>
            <Text size="xs" c="dimmed">{figure.name}</Text>
            <Text fw={650}>{figure.value}</Text>
          </div>
        ))}
      </Group>
      <Text size="xs" c="dimmed" truncate>{[transaction.idToken, transaction.chargingState].filter(Boolean).join(' · ')}</Text>
    </Stack>
  );
}
