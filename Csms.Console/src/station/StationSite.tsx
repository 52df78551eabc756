import { Button, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMapPin, IconPlug } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';
import { standardName, wattsOf } from '../locations/connectors';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { EditConnectors } from './EditConnectors';
import { MoveStation } from './MoveStation';
import { useSiteTexts } from './siteTexts';
import type { Station } from './useStation';

/** Where a station stands, and how its connectors were built. */
export function StationSite({ station }: { station: Station }) {
  const t = useSiteTexts();
  const { data: session } = useSession();
  const [moves, move] = useDisclosure();
  const [describes, describe] = useDisclosure();
  const evses = useQuery({ queryKey: ['stations', station.id, 'evses'], queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/evses', { params: { path: { stationId: station.id } } })) });
  const mayChange = may(session, 'Operator');
  const actions = (
    <Tooltip label={t('operatorsOnly')} disabled={mayChange}>
      <Group gap="xs">
        <Button variant="default" size="xs" leftSection={<IconMapPin size={14} />} onClick={move.open} disabled={!mayChange}>{station.locationId ? t('move') : t('put')}</Button>
        <Button variant="default" size="xs" leftSection={<IconPlug size={14} />} onClick={describe.open} disabled={!mayChange || !evses.data}>{t('describe')}</Button>
      </Group>
    </Tooltip>
  );
  return (
    <Section
      title={t('title')} actions={actions}
      about={station.locationId
        ? <AnchorLink to="/locations/$locationId" params={{ locationId: station.locationId }} size="sm">{station.locationName ?? station.locationId}</AnchorLink>
        : t('nowhere')}
    >
      {evses.isPending && <Skeleton h={40} />}
      {evses.error && <Failure error={evses.error} />}
      {evses.data && evses.data.items.length === 0 && <Text size="sm" c="dimmed">{t('notDescribed')}</Text>}
      <Stack gap={6}>{evses.data?.items.map((evse) => <Evse key={evse.id} evse={evse} />)}</Stack>
      {moves && <MoveStation station={station} onClose={move.close} />}
      {describes && evses.data && <EditConnectors station={station} known={evses.data.items} onClose={describe.close} />}
    </Section>
  );
}

function Evse({ evse }: { evse: Schemas['EvseFacts'] }) {
  const t = useSiteTexts();
  const { power, number } = useFormats();
  const name = evse.label ? `${evse.label} (${t('evse', { id: evse.id })})` : t('evse', { id: evse.id });
  return (
    <Group gap="md" align="baseline">
      <Text size="sm" fw={600} miw={120}>{name}</Text>
      {evse.connectors!.map((connector) => (
        <Text key={connector.id} size="sm">
          {standardName(connector.standard)} · {t(connector.format as 'SOCKET')} · {connector.powerType === 'DC' ? 'DC' : `AC ${connector.powerType.charAt(3)}~`} · {number(connector.maxVoltage, 0)} V · {number(connector.maxAmperage, 0)} A · {power(wattsOf(connector))}
        </Text>
      ))}
    </Group>
  );
}
