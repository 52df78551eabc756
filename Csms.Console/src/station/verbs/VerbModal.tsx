import { api, bodyOf } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import type { Station } from '../useStation';
import { AvailabilityForm } from './AvailabilityForm';
import { ResetForm } from './ResetForm';
import { StartForm } from './StartForm';
import { useTexts } from './texts';
import { TriggerForm } from './TriggerForm';
import type { Verb } from './verb';
import { VerbForm } from './VerbForm';

/** The form of one verb. */
export function VerbModal({ station, verb, onClose }: { station: Station; verb: Verb | null; onClose: () => void }) {
  const t = useTexts();
  const title = {
    start: () => verb?.kind === 'start' && t('startTitle', { id: verb.evseId }),
    stop: () => verb?.kind === 'stop' && t('stopTitle', { id: verb.transaction.id }),
    unlock: () => verb?.kind === 'unlock' && t('unlockTitle', { connector: verb.connectorId, evse: verb.evseId }),
    availability: () => t('availabilityTitle'),
    reset: () => t('resetTitle'),
    trigger: () => t('triggerTitle'),
    clearCache: () => t('clearCacheTitle'),
  };
  return (
    <Dialog opened={!!verb} onClose={onClose} title={verb && title[verb.kind]()}>
      {verb && <Form station={station} verb={verb} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ station, verb, onClose }: { station: Station; verb: Verb; onClose: () => void }) {
  const t = useTexts();
  const params = { path: { stationId: station.id } };
  switch (verb.kind) {
    case 'start':
      return <StartForm station={station} evseId={verb.evseId} connectorId={verb.connectorId} onClose={onClose} />;
    case 'stop':
      return (
        <VerbForm
          about={t('stopHow')} action={t('stop')} isDangerous onClose={onClose}
          send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/remote-stop', { params, body: { transactionId: verb.transaction.id } }))}
        />
      );
    case 'unlock':
      return (
        <VerbForm
          about={t('unlockHow')} action={t('unlock')} onClose={onClose}
          send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/unlock', { params, body: { evseId: verb.evseId, connectorId: verb.connectorId } }))}
        />
      );
    case 'availability':
      return <AvailabilityForm station={station} evseId={verb.evseId} onClose={onClose} />;
    case 'reset':
      return <ResetForm station={station} onClose={onClose} />;
    case 'trigger':
      return <TriggerForm station={station} onClose={onClose} />;
    case 'clearCache':
      return <VerbForm about={t('clearCacheHow')} action={t('send')} onClose={onClose} send={() => bodyOf(api.POST('/api/v1/stations/{stationId}/clear-cache', { params }))} />;
  }
}
