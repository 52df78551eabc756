import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import type { Station } from '../useStation';
import { useTexts } from './texts';
import { VerbForm } from './VerbForm';

/** Long enough to see a transaction begin whose cable is plugged in already. */
const waitSeconds = 15;

export function StartForm({ station, evseId, connectorId, onClose }: { station: Station; evseId: number; connectorId?: number; onClose: () => void }) {
  const t = useTexts();
  const [idToken, setIdToken] = useState('');
  const tokens = useQuery({ queryKey: ['tokens', 'few'], queryFn: () => bodyOf(api.GET('/api/v1/tokens', { params: { query: { limit: 100 } } })) });
  return (
    <VerbForm
      about={t('startHow')} action={t('start')} waiting={t('startWait')} onClose={onClose}
      send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/remote-start', { params: { path: { stationId: station.id } }, body: { idToken, evseId, connectorId, waitSeconds } }))}
      tell={(answer) => answer.status === 'Accepted' && (answer.transactionId == null ? t('notBegun') : t('began', { id: answer.transactionId }))}
    >
      <Autocomplete
        label={t('token')} description={t('tokenHint')} value={idToken} onChange={setIdToken} data={[...new Set(tokens.data?.items.map((token) => token.idToken))]}
        limit={8} required data-autofocus autoComplete="off" maxLength={255}
      />
    </VerbForm>
  );
}
