import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Confirm } from '../parts/Confirm';
import { Dialog } from '../parts/Dialog';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts } from './detailTexts';

type Transaction = Schemas['TransactionResource'];

/** Ends a running transaction: by its station, or by hand where the station never will. */
export function Stop({ transaction }: { transaction: Transaction }) {
  const t = useTexts();
  const { data: session } = useSession();
  const [asks, setAsks] = useState<'stop' | 'close' | null>(null);
  const stop = useChange(
    () => bodyOf(api.POST('/api/v1/stations/{stationId}/remote-stop', { params: { path: { stationId: transaction.stationId } }, body: { transactionId: `${transaction.id}` } })),
    {
      touches: ['transactions', 'timeline'],
      onDone: ({ status }) => notifications.show(status === 'Accepted' ? { color: 'teal', message: t('stopAccepted') } : { color: 'yellow', message: t('stopAnswered', { status }) }),
    },
  );
  if (!may(session, 'Operator')) return null;
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconX size={16} />} onClick={() => setAsks('close')}>{t('close')}</Button>
      <Button color="red" variant="light" leftSection={<IconPlayerStop size={16} />} onClick={() => setAsks('stop')} loading={stop.isPending}>{t('stop')}</Button>
      <Confirm
        question={asks === 'stop' ? { title: t('stop'), text: t('stopAsk', { station: transaction.stationId }), action: t('stop'), onYes: () => stop.mutate() } : null}
        onClose={() => setAsks(null)}
      />
      <Dialog opened={asks === 'close'} onClose={() => setAsks(null)} title={t('close')}><Close id={`${transaction.id}`} onClose={() => setAsks(null)} /></Dialog>
    </>
  );
}

// Within the modal, so that it is empty each time.
function Close({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const close = useChange(() => bodyOf(api.POST('/api/v1/transactions/{id}/close', { params: { path: { id } }, body: { reason } })), {
    done: t('closeDone'), touches: ['transactions', 'overview', 'timeline', 'audit'], onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('closeAbout')}</Text>
        <TextInput label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={200} data-autofocus required />
        <Group justify="flex-end"><Button type="submit" color="red" loading={close.isPending} disabled={!reason.trim()}>{t('close')}</Button></Group>
      </Stack>
    </form>
  );
}
