import { Button, FileButton, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useCommand } from '../useCommand';
import type { Station } from '../useStation';
import { useTexts } from './texts';

const uses = ['Csms', 'Manufacturer', 'V2G', 'MobilityOperator'] as const;

/** Gives a station a root certificate to trust. */
export function Install({ station, opened, onClose }: { station: Station; opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('installTitle')} size="lg" closeOnClickOutside={false}>{opened && <Form station={station} onClose={onClose} />}</Dialog>;
}

function Form({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTexts();
  const [use, setUse] = useState<Schemas['InstalledUse']>('Csms');
  const [pem, setPem] = useState('');
  const [hasTried, setTried] = useState(false);
  const isPem = pem.includes('-----BEGIN CERTIFICATE-----');
  const install = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/certificates/installed', { params: { path: { stationId: station.id } }, body: { use, certificate: pem } })), {
    touches: ['certificates'], toldByForm: true, onAnswered: (answer) => { if (answer.status === 'Accepted') onClose(); },
  });
  const refused = install.error instanceof Problem ? install.error.violations : [];
  const faultAt = (path: string) => refused.find((broken) => broken.path === path)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPem) install.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">{t('installHow')}</Text>
        <Select label={t('use')} value={use} onChange={(value) => value && setUse(value)} allowDeselect={false} data={uses.map((value) => ({ value, label: t(value) }))} error={faultAt('use')} />
        <Textarea
          label={t('pem')} value={pem} onChange={(event) => setPem(event.currentTarget.value)} autosize minRows={8} maxRows={16} ff="monospace" data-autofocus spellCheck={false}
          error={(hasTried && !isPem && t('needPem')) || faultAt('certificate')} withAsterisk
        />
        {install.error && <Failure error={install.error} />}
        {install.data && install.data.status !== 'Accepted' && <Failure error={new Error(t('notAccepted', { status: [install.data.status, install.data.reasonCode, install.data.reasonText].filter(Boolean).join(' · ') }))} />}
        <Group justify="space-between">
          <FileButton onChange={(file) => void file?.text().then(setPem)} accept=".pem,.crt,.cer,application/x-pem-file">{(props) => <Button {...props} variant="default" leftSection={<IconFile size={16} />}>{t('file')}</Button>}</FileButton>
          <Group>
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={install.isPending}>{t('send')}</Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
