import { Button, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { LocationsSelect } from '../locations/LocationSelect';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { RoleSelect } from '../session/RoleSelect';
import { useTexts } from './texts';

type Props = { opened: boolean; onClose: () => void; onAdded: (added: Schemas['ShownApiKey']) => void };

/** Makes a key for a program. */
export function AddKey({ opened, onClose, onAdded }: Props) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('addKey')}><Form onClose={onClose} onAdded={onAdded} /></Dialog>;
}

// Within the modal, so that it is empty each time.
function Form({ onClose, onAdded }: Omit<Props, 'opened'>) {
  const t = useTexts();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Schemas['Role']>('Viewer');
  const [stations, setStations] = useState<string[]>([]);
  const [locations, setLocations] = useState<string[]>([]);
  const [endsOn, setEndsOn] = useState('');
  const add = useChange(
    () => {
      // The day begins where the administrator is.
      const expiresAt = endsOn ? new Date(`${endsOn}T00:00`).toISOString() : null;
      return bodyOf(api.POST('/api/v1/api-keys', { body: { name, role, stations: stations.length > 0 ? stations : null, locations: locations.length > 0 ? locations : null, expiresAt } }));
    },
    {
      touches: ['api-keys', 'audit'], toldByForm: true,
      onDone: (added) => {
        onClose();
        onAdded(added);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('keyName')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} autoComplete="off" data-autofocus required />
        <RoleSelect label={t('role')} value={role} onChange={setRole} />
        <TagsInput label={t('keyStations')} description={t('keyStationsHow')} value={stations} onChange={setStations} acceptValueOnBlur />
        <LocationsSelect label={t('keyLocations')} description={t('keyLocationsHow')} value={locations} onChange={setLocations} />
        <TextInput type="date" label={t('keyEnds')} description={t('keyEndsHow')} value={endsOn} onChange={(event) => setEndsOn(event.currentTarget.value)} />
        {add.error && <Failure error={add.error} />}
        <Group justify="flex-end"><Button type="submit" loading={add.isPending}>{t('makeKey')}</Button></Group>
      </Stack>
    </form>
  );
}
