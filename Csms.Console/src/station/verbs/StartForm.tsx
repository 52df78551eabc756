import { Autocomplete, Checkbox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
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
  const token = idToken.trim();
  const [isRegistered, register] = useRegistering(token);
  const start = async () => {
    await register();
    return bodyOf(api.POST('/api/v1/stations/{stationId}/remote-start', { params: { path: { stationId: station.id } }, body: { idToken: token, evseId, connectorId, waitSeconds } }));
  };
  return (
    <VerbForm
      about={t('startHow')} action={t('start')} waiting={t('startWait')} onClose={onClose} send={start}
      tell={(answer) => answer.status === 'Accepted' && (answer.transactionId == null ? t('notBegun') : t('began', { id: answer.transactionId }))}
    >
      <Autocomplete
        label={t('token')} description={t('tokenHint')} value={idToken} onChange={setIdToken} data={isRegistered.few}
        limit={8} openOnFocus={false} required data-autofocus autoComplete="off" maxLength={36}
      />
      {isRegistered.asks && <Checkbox label={t('registerToo', { token })} description={t('registerTooHow')} checked={isRegistered.wanted} onChange={(event) => isRegistered.want(event.currentTarget.checked)} />}
    </VerbForm>
  );
}

/** Whether a token that is not known yet is to be registered before it starts; where none is registered at all, it is. */
function useRegistering(token: string) {
  const [wish, setWish] = useState<boolean | null>(null);
  const [search] = useDebouncedValue(token, 200);
  const few = useQuery({ queryKey: ['tokens', 'few'], queryFn: () => bodyOf(api.GET('/api/v1/tokens', { params: { query: { limit: 100 } } })) });
  const like = useQuery({ queryKey: ['tokens', 'like', search], queryFn: () => bodyOf(api.GET('/api/v1/tokens', { params: { query: { search, limit: 10 } } })), enabled: search.length > 0 });
  const isUnknown = search === token && !!like.data && !like.data.items.some((known) => known.idToken.toLowerCase() === token.toLowerCase());
  const wanted = wish ?? few.data?.items.length === 0;
  const register = async () => {
    if (isUnknown && wanted) await api.PUT('/api/v1/tokens/{idToken}', { params: { path: { idToken: token } }, body: { version: '' } });
  };
  return [{ few: [...new Set(few.data?.items.map((known) => known.idToken))], asks: isUnknown, wanted, want: setWish }, register] as const;
}
