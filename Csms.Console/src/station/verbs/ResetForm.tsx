import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import type { Station } from '../useStation';
import { useTexts } from './texts';
import { VerbForm } from './VerbForm';

export function ResetForm({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTexts();
  const [type, setType] = useState<'OnIdle' | 'Immediate'>('OnIdle');
  return (
    <VerbForm
      about={t('resetWarning')} action={t('reset')} isDangerous onClose={onClose}
      send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/reset', { params: { path: { stationId: station.id } }, body: { type } }))}
    >
      <Radio.Group value={type} onChange={(value) => setType(value as typeof type)} aria-label={t('reset')}>
        <Stack gap="xs">
          <Radio value="OnIdle" label={t('resetOnIdle')} description={t('resetOnIdleHow')} />
          <Radio value="Immediate" label={t('resetNow')} description={t('resetNowHow')} />
        </Stack>
      </Radio.Group>
    </VerbForm>
  );
}
