import { Alert, Anchor, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useFormats } from '../texts';
import { useImportTexts } from './importTexts';
import { Plan } from './Plan';

/** Takes a file of locations, after it has shown what would change. */
export function ImportLocations({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useImportTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('title')} size="xl" closeOnClickOutside={false}><Steps onClose={onClose} /></Dialog>;
}

// As it is in the file: whether it is UTF-8 is for the server to see.
const send = (file: Blob, dryRun: boolean) => bodyOf(api.POST('/api/v1/locations/import', { params: { query: { dryRun } }, headers: { 'Content-Type': 'text/csv' }, body: file as never, bodySerializer: (body) => body as unknown as Blob }));

// Within the dialog, so that it is empty each time.
function Steps({ onClose }: { onClose: () => void }) {
  const t = useImportTexts();
  const { number } = useFormats();
  const [file, setFile] = useState<File | null>(null);
  const preview = useChange((chosen: File) => send(chosen, true), { toldByForm: true });
  const take = useChange(() => send(file!, false), { touches: ['locations', 'map', 'stations', 'audit', 'timeline'], toldByForm: true });
  const read = (chosen: File | null) => {
    if (!chosen) return;
    setFile(chosen);
    take.reset();
    preview.mutate(chosen);
  };
  const plan = preview.data;
  const changes = plan ? plan.new + plan.changed : 0;
  const done = take.data;
  return (
    <Stack>
      {!plan && <Text size="sm">{t('how')}</Text>}
      {!plan && <Text size="sm" c="dimmed">{t('dropped')} <Anchor href="/api/v1/locations?format=csv" download="locations.csv" size="sm">{t('example')}</Anchor></Text>}
      {preview.error && <Failure error={preview.error} />}
      {take.error && <Failure error={take.error} />}
      {done && <Alert color="teal" role="status">{t('done', { new: number(done.new), changed: number(done.changed) })}</Alert>}
      {plan && !done && <Plan plan={plan} />}
      <Group justify="space-between">
        {done ? <span /> : <FileButton onChange={read} accept=".csv,text/csv,text/plain">{(props) => <Button {...props} variant={plan ? 'default' : 'filled'} leftSection={<IconFile size={16} />} loading={preview.isPending} disabled={take.isPending} data-autofocus>{plan ? t('again') : t('file')}</Button>}</FileButton>}
        {done ? <Button onClick={onClose}>{t('finish')}</Button> : plan && <Button onClick={() => take.mutate()} loading={take.isPending} disabled={plan.faultCount > 0 || changes === 0}>{t('take')}</Button>}
      </Group>
    </Stack>
  );
}
