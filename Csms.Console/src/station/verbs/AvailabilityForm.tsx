import { Select, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import type { Station } from '../useStation';
import { useTexts } from './texts';
import { VerbForm } from './VerbForm';

export function AvailabilityForm({ station, evseId, onClose }: { station: Station; evseId?: number; onClose: () => void }) {
  const t = useTexts();
  const [place, setPlace] = useState(String(evseId ?? 0));
  const [operative, setOperative] = useState('no');
  const places = [
    { value: '0', label: t('wholeStation') },
    ...station.evses.filter((evse) => evse.id > 0).map((evse) => ({ value: String(evse.id), label: t('evse', { id: evse.id }) })),
  ];
  return (
    <VerbForm
      about={t('availabilityHow')} action={t('send')} onClose={onClose}
      send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/availability', { params: { path: { stationId: station.id } }, body: { operative: operative === 'yes', evseId: Number(place) } }))}
    >
      <Select label={t('place')} data={places} value={place} onChange={(value) => setPlace(value ?? '0')} allowDeselect={false} />
      <SegmentedControl
        value={operative} onChange={setOperative} fullWidth aria-label={t('availability')}
        data={[{ value: 'no', label: t('inoperative') }, { value: 'yes', label: t('operative') }]}
      />
    </VerbForm>
  );
}
