import { Stack } from '@mantine/core';
import type { Station } from '../useStation';
import { Firmware } from './Firmware';
import { Logs } from './Logs';

/** What a station fetches from this server, and what it brings. */
export function StationFiles({ station }: { station: Station }) {
  return (
    <Stack>
      <Firmware station={station} />
      <Logs station={station} />
    </Stack>
  );
}
