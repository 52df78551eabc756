import { Alert, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem, type Schemas } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useCommand } from '../useCommand';
import type { Station } from '../useStation';
import { useTexts } from './texts';

type Props = { station: Station; opened: boolean; onClose: () => void };

/** Asks a station to fetch and install an image of the library. */
export function UpdateFirmware({ opened, ...rest }: Props) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={rest.onClose} title={t('updateTitle')}>{opened && <Form {...rest} />}</Dialog>;
}

function Form({ station, onClose }: Omit<Props, 'opened'>) {
  const t = useTexts();
  const [firmwareId, setFirmwareId] = useState<string | null>(null);
  const [retrieveAt, setRetrieveAt] = useState('');
  const [installAt, setInstallAt] = useState('');
  const [hasTried, setTried] = useState(false);
  const library = useQuery({ queryKey: ['firmware'], queryFn: async () => (await bodyOf(api.GET('/api/v1/firmware', { params: { query: { limit: 100 } } }))).items });
  const instant = (local: string) => (local ? dayjs(local).toISOString() : null);
  const update = useCommand(
    () => bodyOf(api.POST('/api/v1/stations/{stationId}/firmware-update', {
      params: { path: { stationId: station.id } }, body: { firmwareId: Number(firmwareId), retrieveAt: instant(retrieveAt), installAt: instant(installAt) },
    })),
    { touches: ['files'], toldByForm: true, onAnswered: (answer) => { if (answer.status.startsWith('Accepted')) onClose(); } },
  );
  const refused = update.error instanceof Problem ? update.error.violations : [];
  const faultAt = (path: string) => refused.find((broken) => broken.path === path)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (firmwareId) update.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Alert color="yellow">{library.data?.length === 0 ? t('noImages') : t('warning')}</Alert>
        <Select
          label={t('image')} description={t('imageHow')} placeholder={t('choose')} value={firmwareId} onChange={setFirmwareId} searchable data={(library.data ?? []).map((image) => ({ value: `${image.id}`, label: nameOf(image, station, t) }))}
          error={(hasTried && !firmwareId && t('needImage')) || faultAt('firmwareId') || faultAt('signature')} withAsterisk data-autofocus
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput type="datetime-local" label={t('retrieveAt')} description={t('retrieveHow')} value={retrieveAt} onChange={(event) => setRetrieveAt(event.currentTarget.value)} error={faultAt('retrieveAt')} />
          <TextInput type="datetime-local" label={t('installAt')} description={t('installHow')} value={installAt} onChange={(event) => setInstallAt(event.currentTarget.value)} error={faultAt('installAt')} />
        </SimpleGrid>
        {library.error && <Failure error={library.error} />}
        {update.error && <Failure error={update.error} />}
        {update.data && !update.data.status.startsWith('Accepted') && <Failure error={new Error(t('notAccepted', { status: [update.data.status, update.data.reasonCode, update.data.reasonText].filter(Boolean).join(' · ') }))} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={update.isPending}>{t('send')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** An image, and whether it was meant for such a station. */
function nameOf(image: Schemas['Firmware'], station: Station, t: ReturnType<typeof useTexts>) {
  const isFor = [image.vendor, image.model].filter(Boolean).join(' ');
  const fits = (!image.vendor || image.vendor === station.vendor) && (!image.model || image.model === station.model);
  return [image.version, isFor && (fits ? t('fits') : t('other', { model: isFor })), image.signature && t('signed')].filter(Boolean).join(' · ');
}
