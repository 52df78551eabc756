import { Stack, Text } from '@mantine/core';
import { Command } from './Command';
import { useTexts } from './texts';

// What a shell would understand otherwise is not offered to be pasted into one.
const plain = /^[\w.@-]+$/;

/** How the simulator plays a station, for whoever has no charger at hand; nothing for an id that a shell reads otherwise. */
export function Simulate({ stationId, password }: { stationId: string; password?: string | null }) {
  const t = useTexts();
  if (!plain.test(stationId)) return null;
  const address = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/ocpp`;
  const command = `dotnet run --project Csms.Simulator -- station ${stationId} --url ${address} --version 2.0.1${password ? ` --password ${password}` : ''} --plug --meter-interval 10`;
  return (
    <Stack gap={6}>
      <Text size="sm">{t('simulate')}</Text>
      <Command text={command} label={t('simulateCommand')} />
    </Stack>
  );
}
