import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import type { Station } from '../useStation';
import { useTexts } from './texts';
import { VerbForm } from './VerbForm';

export function TriggerForm({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTexts();
  const version = station.ocppVersion ?? '1.6';
  const schema = useQuery({
    queryKey: ['schemas', version, 'TriggerMessage'],
    queryFn: () => bodyOf(api.GET('/api/v1/schemas/{version}/{action}', { params: { path: { version, action: 'TriggerMessage' } } })),
    staleTime: Infinity,
  });
  const [message, setMessage] = useState<string | null>('StatusNotification');
  return (
    <VerbForm
      about={station.ocppVersion ? `OCPP ${station.ocppVersion}` : ''} action={t('send')} onClose={onClose}
      send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/trigger', { params: { path: { stationId: station.id } }, body: { message: message! } }))}
    >
      <Select label={t('message')} data={wordsOf(schema.data)} value={message} onChange={setMessage} required searchable allowDeselect={false} />
    </VerbForm>
  );
}

/** The words that the version knows; a station that is accepted is not asked to boot. */
function wordsOf(schema: unknown) {
  const words = (schema as { properties?: { requestedMessage?: { enum?: string[] } } } | undefined)?.properties?.requestedMessage?.enum ?? ['StatusNotification'];
  return words.filter((word) => word !== 'BootNotification');
}
