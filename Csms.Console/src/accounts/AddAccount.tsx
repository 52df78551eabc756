import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { RoleSelect } from '../session/RoleSelect';
import { useTexts } from './texts';

type Props = { opened: boolean; onClose: () => void; onAdded: (added: Schemas['NewAccountResource']) => void };

/** Adds somebody, who then chooses a password by the link. */
export function AddAccount({ opened, onClose, onAdded }: Props) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('add')}><Form onClose={onClose} onAdded={onAdded} /></Dialog>;
}

// Within the modal, so that it is empty each time.
function Form({ onClose, onAdded }: Omit<Props, 'opened'>) {
  const t = useTexts();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Schemas['Role']>('Viewer');
  const add = useChange(() => bodyOf(api.POST('/api/v1/accounts', { body: { name, role } })), {
    touches: ['accounts', 'audit'], toldByForm: true,
    onDone: (added) => {
      onClose();
      onAdded(added);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('name')} description={t('nameHow')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} autoComplete="off" data-autofocus required />
        <RoleSelect label={t('role')} value={role} onChange={setRole} />
        {add.error && <Failure error={add.error} />}
        <Group justify="flex-end"><Button type="submit" loading={add.isPending}>{t('addAccount')}</Button></Group>
      </Stack>
    </form>
  );
}
