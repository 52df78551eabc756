import { Button, Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { Choice } from './Choice';
import { eventKinds, useEventName } from './events';
import { useTexts } from './texts';

type Hook = Schemas['HookResource'];
type Props = { onClose: () => void; onSecret: (id: string, secret: string) => void };

/** Adds a web hook, or changes one. */
export function EditHook({ hook, ...rest }: Props & { hook: Hook | 'new' | null }) {
  const t = useTexts();
  return (
    <Dialog opened={!!hook} onClose={rest.onClose} title={hook === 'new' ? t('addHook') : t('editOf', { id: hook?.id ?? '' })}>
      {hook && <Form hook={hook === 'new' ? null : hook} {...rest} />}
    </Dialog>
  );
}

function Form({ hook, onClose, onSecret }: Props & { hook: Hook | null }) {
  const t = useTexts();
  const eventName = useEventName();
  const [id, setId] = useState(hook?.id ?? '');
  const [body, setBody] = useState({
    url: hook?.url ?? '', events: hook?.events ?? ['alarm'], alarmKind: hook?.alarmKind ?? '*', maxSeverity: hook?.maxSeverity ?? null, station: hook?.station ?? '*', enabled: hook?.enabled ?? true,
  });
  const set = (change: Partial<typeof body>) => setBody({ ...body, ...change });
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/webhooks/{id}', { params: { path: { id: id.trim() } }, body: { ...body, url: body.url.trim() } })),
    {
      touches: ['hooks', 'audit'], toldByForm: true, done: t('saved', { id: id.trim() }),
      onDone: ({ secret }) => {
        onClose();
        if (secret) onSecret(id.trim(), secret);
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('id')} description={hook ? undefined : t('idHow')} value={id} onChange={(event) => setId(event.currentTarget.value)} maxLength={64} disabled={!!hook} data-autofocus={!hook || undefined} autoComplete="off" required />
        <TextInput label={t('url')} description={t('urlHow')} value={body.url} onChange={(event) => set({ url: event.currentTarget.value })} maxLength={2_000} inputMode="url" autoComplete="off" required />
        <Checkbox.Group label={t('events')} value={body.events} onChange={(events) => set({ events })}>
          <Group gap="md" mt={6}>{eventKinds.map((kind) => <Checkbox key={kind} value={kind} label={eventName(kind)} />)}</Group>
        </Checkbox.Group>
        <Choice value={body} withAlarms={body.events.includes('alarm')} onChange={set} />
        <Switch label={t('enabled')} checked={body.enabled} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end"><Button type="submit" loading={save.isPending} disabled={body.events.length === 0}>{t('save')}</Button></Group>
      </Stack>
    </form>
  );
}
