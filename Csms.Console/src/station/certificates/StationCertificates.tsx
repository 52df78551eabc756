import { Stack } from '@mantine/core';
import type { Station } from '../useStation';
import { Installed } from './Installed';
import { Own } from './Own';

/** What a station proves itself with, and whom it trusts. */
export function StationCertificates({ station }: { station: Station }) {
  return (
    <Stack>
      <Own station={station} />
      <Installed station={station} />
    </Stack>
  );
}
