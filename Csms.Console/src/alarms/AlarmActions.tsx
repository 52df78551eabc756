import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts } from './texts';

const touches = ['alarms', 'overview', 'audit'];

/** Says that one looks after an alarm, or that it is over. */
export function AlarmActions({ alarm }: { alarm: Schemas['Alarm'] }) {
  const t = useTexts();
  const { data: session } = useSession();
  const [closes, setCloses] = useState(false);
  const acknowledge = useChange(() => bodyOf(api.POST('/api/v1/alarms/{id}/acknowledge', { params: { path: { id: alarm.id } } })), { touches, done: t('acknowledged') });
  if (alarm.state === 'Ended' || !may(session, 'Operator')) return null;
  return (
    <>
      {alarm.state === 'Active' && <Button size="xs" variant="default" onClick={() => acknowledge.mutate()} loading={acknowledge.isPending} title={t('acknowledgeHow')}>{t('acknowledge')}</Button>}
      <Button size="xs" variant="subtle" color="gray" onClick={() => setCloses(true)}>{t('close')}</Button>
      <Dialog opened={closes} onClose={() => setCloses(false)} title={t('closeTitle')}><Close alarm={alarm} onClose={() => setCloses(false)} /></Dialog>
    </>
  );
}

// Within the modal, so that it is empty each time.
function Close({ alarm, onClose }: { alarm: Schemas['Alarm']; onClose: () => void }) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const close = useChange(() => bodyOf(api.POST('/api/v1/alarms/{id}/close', { params: { path: { id: alarm.id } }, body: { reason } })), { touches, done: t('closed'), onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{alarm.reason}</Text>
        <Textarea label={t('reason')} description={t('reasonHow')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} data-autofocus required />
        <Group justify="flex-end"><Button type="submit" loading={close.isPending} disabled={!reason.trim()}>{t('close')}</Button></Group>
      </Stack>
    </form>
  );
}
