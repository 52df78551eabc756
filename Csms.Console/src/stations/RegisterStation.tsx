import { Button, Group, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { Simulate } from '../parts/Simulate';
import { stationAddress } from '../parts/stationAddress';
import { useTexts } from './texts';

/** Registers a station; a password that was made for it is shown once. */
export function RegisterStation({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [added, setAdded] = useState<{ id: string; secret: Secret } | null>(null);
  const show = (id: string) => void navigate({ to: '/stations/$stationId', params: { stationId: id } });
  return (
    <>
      <Dialog opened={opened} onClose={onClose} title={t('register')}>
        <Form
          onClose={onClose}
          onAdded={(id, password) => {
            onClose();
            if (password) setAdded({ id, secret: { title: t('passwordOf', { id }), text: t('passwordText', { url: stationAddress(id) }), value: password } });
            else show(id);
          }}
        />
      </Dialog>
      <ShownOnce secret={added?.secret ?? null} onClose={() => { if (added) show(added.id); setAdded(null); }}>
        {added && <Simulate stationId={added.id} password={added.secret.value} />}
      </ShownOnce>
    </>
  );
}

function Form({ onAdded, onClose }: { onAdded: (id: string, password: string | null) => void; onClose: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [id, setId] = useState('');
  const [profile, setProfile] = useState('1');
  const [registration, setRegistration] = useState<'Accepted' | 'Pending' | 'Rejected'>('Accepted');
  const [password, setPassword] = useState('');
  const [serialNumber, setSerialNumber] = useState('');
  const hasPassword = profile === '1' || profile === '2';
  const add = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/stations', {
        body: { id, registration, securityProfile: Number(profile), password: hasPassword && password ? password : null, serialNumber: profile === '3' && serialNumber ? serialNumber : null },
      })),
    onSuccess: (station) => {
      notifications.show({ color: 'teal', message: t('added', { id }) });
      void queries.invalidateQueries({ queryKey: ['stations'] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
      onAdded(id, station.password ?? null);
    },
  });
  const faultOf = (member: string) => (add.error instanceof Problem ? add.error.violations.find((broken) => broken.path === member)?.description : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('id')} description={t('idHint')} value={id} onChange={(event) => setId(event.currentTarget.value)} error={faultOf('id')} maxLength={255} required data-autofocus autoComplete="off" spellCheck={false} />
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{t('registerHow', { url: stationAddress(id) })}</Text>
        <Select label={t('profile')} value={profile} onChange={(value) => setProfile(value ?? '1')} allowDeselect={false} data={(['0', '1', '2', '3'] as const).map((value) => ({ value, label: t(`profile${value}`) }))} />
        {hasPassword && <PasswordInput label={t('password')} description={t('passwordHint')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} error={faultOf('password')} minLength={16} maxLength={40} autoComplete="new-password" />}
        {profile === '3' && <TextInput label={t('serial')} description={t('serialHint')} value={serialNumber} onChange={(event) => setSerialNumber(event.currentTarget.value)} />}
        <Select label={t('registration')} value={registration} onChange={(value) => setRegistration((value as typeof registration) ?? 'Accepted')} allowDeselect={false} data={(['Accepted', 'Pending', 'Rejected'] as const).map((value) => ({ value, label: t(value) }))} />
        {add.error && !faultOf('id') && !faultOf('password') && <Failure error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={add.isPending}>{t('add')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
