import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useCommand } from '../useCommand';
import type { Station } from '../useStation';
import { useTexts } from './texts';

/** Asks a station to bring a log. */
export function AskLog({ station, opened, onClose }: { station: Station; opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('askTitle')}>{opened && <Form station={station} onClose={onClose} />}</Dialog>;
}

function Form({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTexts();
  const [type, setType] = useState<Schemas['LogKind']>('Diagnostics');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [hasTried, setTried] = useState(false);
  const instant = (local: string) => (local ? dayjs(local).toISOString() : null);
  const ask = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/logs', { params: { path: { stationId: station.id } }, body: { type, from: instant(from), to: instant(to) } })), {
    touches: ['files'], toldByForm: true, onAnswered: (answer) => { if (answer.status.startsWith('Accepted')) onClose(); },
  });
  const isTurned = !!from && !!to && to <= from;
  const refused = ask.error instanceof Problem ? ask.error.violations : [];
  const faultAt = (path: string) => refused.find((broken) => broken.path === path)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTurned) ask.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">{t('askHow')}</Text>
        <SegmentedControl aria-label={t('kind')} value={type} onChange={setType} data={[{ value: 'Diagnostics', label: t('Diagnostics') }, { value: 'Security', label: t('Security') }]} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput type="datetime-local" label={t('from')} description={t('emptyAll')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} error={faultAt('from')} />
          <TextInput type="datetime-local" label={t('until')} description={t('emptyAll')} value={to} onChange={(event) => setTo(event.currentTarget.value)} error={(hasTried && isTurned && t('needOrder')) || faultAt('to')} />
        </SimpleGrid>
        {ask.error && <Failure error={ask.error} />}
        {ask.data && !ask.data.status.startsWith('Accepted') && <Failure error={new Error(t('notAccepted', { status: [ask.data.status, ask.data.reasonCode, ask.data.reasonText].filter(Boolean).join(' · ') }))} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={ask.isPending}>{t('ask')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
