import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { LocationSelect } from '../locations/LocationSelect';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useSiteTexts } from './siteTexts';
import type { Station } from './useStation';

/** Has a station stand somewhere else, or nowhere. */
export function MoveStation({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useSiteTexts();
  const [to, setTo] = useState<string | null>(station.locationId ?? null);
  const move = useChange(
    () => bodyOf(api.POST('/api/v1/locations/{id}/stations', {
      params: { path: { id: to ?? station.locationId! } }, body: to ? { add: [station.id] } : { remove: [station.id] },
    })),
    { touches: ['stations', 'locations', 'map', 'timeline', 'audit'], toldByForm: true, done: to ? t('moved', { id: station.id, place: to }) : t('takenAway', { id: station.id }), onDone: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('whereIs', { id: station.id })}>
      <Stack>
        <LocationSelect label={t('location')} description={t('locationHow')} value={to} onChange={setTo} clearable data-autofocus />
        {move.error && <Failure error={move.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button onClick={() => move.mutate()} loading={move.isPending} disabled={to === (station.locationId ?? null)}>{t('save')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
