import { Stack } from '@mantine/core';
import type { Station } from '../useStation';
import { Limits } from './Limits';
import { OutsideLimits } from './OutsideLimits';
import { Profiles } from './Profiles';

/** How much a station may draw, by whom, and what it draws. */
export function StationCharging({ station }: { station: Station }) {
  return (
    <Stack>
      <Limits station={station} />
      <Profiles station={station} />
      <OutsideLimits stationId={station.id} />
    </Stack>
  );
}
