import { Autocomplete, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useTexts } from './texts';

type Token = Schemas['Token'];

const types = ['ISO14443', 'ISO15693', 'eMAID', 'Central', 'KeyCode', 'Local', 'MacAddress'];
const statuses = ['Accepted', 'Blocked', 'Expired', 'Invalid'] as const;

/** Adds a token, or changes one. */
export function EditToken({ token, onEdit, onClose }: { token: Token | 'new' | null; onEdit: (token: Token) => void; onClose: () => void }) {
  const t = useTexts();
  return (
    <Dialog opened={!!token} onClose={onClose} title={token === 'new' ? t('add') : t('edit')}>
      {token && <Form key={token === 'new' ? token : token.version} token={token === 'new' ? null : token} onEdit={onEdit} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ token, onEdit, onClose }: { token: Token | null; onEdit: (token: Token) => void; onClose: () => void }) {
  const t = useTexts();
  const [idToken, setIdToken] = useState(token?.idToken ?? '');
  const [type, setType] = useState(token?.type ?? '');
  const [status, setStatus] = useState<Schemas['TokenStatus']>(token?.status ?? 'Accepted');
  const [groupId, setGroupId] = useState(token?.groupId ?? '');
  const [expiresAt, setExpiresAt] = useState(token?.expiresAt ? dayjs(token.expiresAt).format('YYYY-MM-DDTHH:mm') : '');
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/tokens/{idToken}', {
      params: { path: { idToken: idToken.trim() } },
      // What this form does not show stays.
      body: {
        version: token?.version ?? '', parentId: token?.parentId, rules: token?.rules, language: token?.language, type: type || null, status, groupId: groupId.trim() || null,
        expiresAt: expiresAt ? dayjs(expiresAt).toISOString() : null,
      },
    })),
    { touches: ['tokens', 'audit'], toldByForm: true, done: t('saved', { token: idToken.trim() }), onDone: onClose });
  const look = useChange(() => bodyOf(api.GET('/api/v1/tokens/{idToken}', { params: { path: { idToken: idToken.trim() } } })), { onDone: onEdit });
  const isOld = save.error instanceof Problem && save.error.status === 409;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('id')} description={token ? undefined : t('idHow')} value={idToken} onChange={(event) => setIdToken(event.currentTarget.value)} maxLength={36} autoComplete="off" disabled={!!token} data-autofocus={!token || undefined} required
        />
        <Autocomplete label={t('type')} description={t('typeHow')} value={type} onChange={setType} data={types} maxLength={36} />
        <Select label={t('status')} value={status} onChange={(value) => value && setStatus(value)} data={statuses.map((value) => ({ value, label: t(value) }))} allowDeselect={false} />
        <TextInput label={t('group')} description={t('groupHow')} value={groupId} onChange={(event) => setGroupId(event.currentTarget.value)} maxLength={36} />
        <TextInput type="datetime-local" label={t('expires')} description={t('expiresHow')} value={expiresAt} onChange={(event) => setExpiresAt(event.currentTarget.value)} />
        {save.error && <Failure error={save.error} />}
        {isOld && <Button variant="default" onClick={() => look.mutate()} loading={look.isPending}>{t('lookAgain')}</Button>}
        <Group justify="flex-end"><Button type="submit" loading={save.isPending}>{t('save')}</Button></Group>
      </Stack>
    </form>
  );
}
