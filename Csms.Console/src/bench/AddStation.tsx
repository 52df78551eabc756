import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useTexts } from './texts';

/** Starts a simulated station. */
export function AddStation({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('addStation')}><Form onClose={onClose} /></Dialog>;
}

function Form({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [ocppVersion, setVersion] = useState('2.0.1');
  const [id, setId] = useState('');
  const [evses, setEvses] = useState(1);
  const [directCurrent, setDirect] = useState(false);
  const [speed, setSpeed] = useState('1');
  const add = useChange(
    () => bodyOf(api.POST('/api/v1/bench/stations', { body: { id: id || null, ocppVersion, evses, directCurrent, speedFactor: Number(speed) } })),
    { touches: ['bench', 'stations', 'overview'], done: t('added'), toldByForm: true, onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <div>
          <Text size="sm" fw={500} mb={4} id="bench-version">{t('version')}</Text>
          <SegmentedControl fullWidth aria-labelledby="bench-version" value={ocppVersion} onChange={setVersion} data={['1.6', '2.0.1']} />
        </div>
        <TextInput label={t('id')} description={t('idHow')} value={id} onChange={(event) => setId(event.currentTarget.value)} maxLength={48} autoComplete="off" spellCheck={false} data-autofocus />
        <NumberInput label={t('evses')} value={evses} onChange={(value) => setEvses(Number(value) || 1)} min={1} max={10} allowDecimal={false} />
        <Select label={t('speed')} description={t('speedHow')} value={speed} onChange={(value) => setSpeed(value ?? '1')} allowDeselect={false} data={['1', '10', '60'].map((value) => ({ value, label: `${value} ×` }))} />
        <Switch label={t('direct')} checked={directCurrent} onChange={(event) => setDirect(event.currentTarget.checked)} />
        {add.error && <Failure error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={add.isPending}>{t('start')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
