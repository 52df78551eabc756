import { Button, FileInput, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useChange } from '../../parts/useChange';
import type { Station } from '../useStation';
import { useTexts } from './texts';

type Props = { station: Station; opened: boolean; onClose: () => void };

/** Adds an image to the library. */
export function UploadFirmware({ opened, ...rest }: Props) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={rest.onClose} title={t('uploadTitle')} size="lg" closeOnClickOutside={false}>{opened && <Form {...rest} />}</Dialog>;
}

function Form({ station, onClose }: Omit<Props, 'opened'>) {
  const t = useTexts();
  const [file, setFile] = useState<File | null>(null);
  const [fields, setFields] = useState({ version: '', vendor: station.vendor ?? '', model: station.model ?? '', signingCertificate: '', signature: '' });
  const [hasTried, setTried] = useState(false);
  const set = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value });
  const add = useChange(
    () => {
      const form = new FormData();
      // The fields first: the server reads the form as it comes.
      for (const [name, value] of Object.entries(fields)) if (value.trim()) form.set(name, value.trim());
      form.set('file', file!);
      return bodyOf(api.POST('/api/v1/firmware', { body: '', bodySerializer: () => form }));
    },
    { touches: ['firmware', 'audit'], toldByForm: true, done: t('added', { version: fields.version.trim() }), onDone: onClose },
  );
  const refused = add.error instanceof Problem ? add.error.violations : [];
  const faultAt = (path: string) => refused.find((broken) => broken.path === path)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file && fields.version.trim()) add.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">{t('uploadHow')}</Text>
        <FileInput label={t('file')} value={file} onChange={setFile} error={(hasTried && !file && t('needFile')) || faultAt('')} withAsterisk clearable />
        <TextInput label={t('versionOf')} description={t('versionHow')} value={fields.version} onChange={set('version')} maxLength={50} error={(hasTried && !fields.version.trim() && t('needVersion')) || faultAt('version')} withAsterisk />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('vendor')} description={t('optional')} value={fields.vendor} onChange={set('vendor')} error={faultAt('vendor')} />
          <TextInput label={t('model')} description={t('optional')} value={fields.model} onChange={set('model')} error={faultAt('model')} />
        </SimpleGrid>
        <Textarea label={t('certificate')} description={t('signedHow')} value={fields.signingCertificate} onChange={set('signingCertificate')} autosize minRows={2} maxRows={6} ff="monospace" />
        <Textarea label={t('signature')} value={fields.signature} onChange={set('signature')} autosize minRows={1} maxRows={4} ff="monospace" error={faultAt('signature')} />
        {add.error && <Failure error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={add.isPending}>{t('add')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
