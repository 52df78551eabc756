import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf } from '../api/client';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { useTexts } from './texts';

/** Changes the own password. */
export function Password() {
  const t = useTexts();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [again, setAgain] = useState('');
  const change = useChange(() => bodyOf(api.PUT('/api/v1/session/password', { body: { password, newPassword } })), {
    done: t('passwordChanged'), touches: ['browsers'], toldByForm: true,
    onDone: () => [setPassword, setNewPassword, setAgain].forEach((set) => set('')),
  });
  const differs = again.length > 0 && again !== newPassword;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (newPassword === again) change.mutate();
  };
  return (
    <Section title={t('password')} about={t('passwordHow')}>
      <form onSubmit={submit}>
        <Stack>
          <PasswordInput label={t('oldPassword')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" required />
          <PasswordInput label={t('newPassword')} description={t('hint')} value={newPassword} onChange={(event) => setNewPassword(event.currentTarget.value)} autoComplete="new-password" required />
          <PasswordInput label={t('again')} value={again} onChange={(event) => setAgain(event.currentTarget.value)} autoComplete="new-password" error={differs ? t('differs') : null} required />
          {change.error && <Failure error={change.error} />}
          <Group justify="flex-end"><Button type="submit" loading={change.isPending} disabled={differs}>{t('change')}</Button></Group>
        </Stack>
      </form>
    </Section>
  );
}
