import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import i18n from 'i18next';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { languages } from '../texts';
import { Choice } from './Choice';
import { useTexts } from './texts';

type Recipient = Schemas['MailRecipientResource'];

/** Adds a recipient of mails, or changes one. */
export function EditRecipient({ recipient, onClose }: { recipient: Recipient | 'new' | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <Dialog opened={!!recipient} onClose={onClose} title={recipient === 'new' ? t('addRecipient') : t('editOf', { id: recipient?.id ?? '' })}>
      {recipient && <Form recipient={recipient === 'new' ? null : recipient} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ recipient, onClose }: { recipient: Recipient | null; onClose: () => void }) {
  const t = useTexts();
  const [id, setId] = useState(recipient?.id ?? '');
  const [body, setBody] = useState({
    address: recipient?.address ?? '', language: recipient?.language ?? i18n.language, alarmKind: recipient?.alarmKind ?? '*', maxSeverity: recipient ? (recipient.maxSeverity ?? null) : 5,
    station: recipient?.station ?? '*', tellsEnd: recipient?.tellsEnd ?? true, enabled: recipient?.enabled ?? true,
  });
  const set = (change: Partial<typeof body>) => setBody({ ...body, ...change });
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/mail-recipients/{id}', { params: { path: { id: id.trim() } }, body: { ...body, address: body.address.trim() } })),
    { touches: ['recipients', 'audit'], toldByForm: true, done: t('saved', { id: id.trim() }), onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('id')} description={recipient ? undefined : t('idHow')} value={id} onChange={(event) => setId(event.currentTarget.value)} maxLength={64} disabled={!!recipient} data-autofocus={!recipient || undefined} autoComplete="off" required />
        <TextInput type="email" label={t('address')} value={body.address} onChange={(event) => set({ address: event.currentTarget.value })} maxLength={254} autoComplete="off" required />
        <Select label={t('language')} value={body.language} onChange={(language) => language && set({ language })} data={Object.entries(languages).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
        <Choice value={body} withAlarms onChange={set} />
        <Switch label={t('tellsEnd')} checked={body.tellsEnd} onChange={(event) => set({ tellsEnd: event.currentTarget.checked })} />
        <Switch label={t('enabled')} checked={body.enabled} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end"><Button type="submit" loading={save.isPending}>{t('save')}</Button></Group>
      </Stack>
    </form>
  );
}
