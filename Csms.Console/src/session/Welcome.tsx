import { Alert, Anchor, Button, Loader, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, bodyOf } from '../api/client';
import { Door } from './Door';
import { useTexts } from './texts';

/** Chooses a password by a one-time link. Its code stands behind the # so that no server, proxy or log on the way sees it. */
export function Welcome() {
  const t = useTexts();
  const queries = useQueryClient();
  const code = window.location.hash.slice(1);
  const link = useQuery({ queryKey: ['link', code], queryFn: () => bodyOf(api.GET('/api/v1/accounts/links/{code}', { params: { path: { code } } })), retry: false });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      const account = await bodyOf(api.POST('/api/v1/accounts/links/{code}', { params: { path: { code } }, body: { name: name || null, password } }));
      return bodyOf(api.POST('/api/v1/session', { body: { name: account.name, password } }));
    },
    onSuccess: (session) => {
      queries.setQueryData(['session'], session);
      window.location.replace('/');
    },
  });
  if (link.isPending) return <Door title={t('welcome')}><Loader /></Door>;
  if (link.error) {
    return (
      <Door title={t('linkIsOver')}>
        <Stack>
          <Alert color="red" role="alert">{link.error.message}</Alert>
          <Anchor href="/">{t('back')}</Anchor>
        </Stack>
      </Door>
    );
  }
  const differs = again.length > 0 && again !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === again) save.mutate();
  };
  return (
    <Door title={t('welcome')}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{link.data.name ? t('choose', { name: link.data.name }) : t('chooseFirst')}</Text>
          {!link.data.name && <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="username" autoFocus required />}
          <PasswordInput label={t('newPassword')} description={t('hint')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="new-password" required />
          <PasswordInput label={t('again')} value={again} onChange={(event) => setAgain(event.currentTarget.value)} autoComplete="new-password" error={differs ? t('differs') : null} required />
          {save.error && <Alert color="red" role="alert">{save.error.message}</Alert>}
          <Button type="submit" loading={save.isPending} disabled={differs} fullWidth>{t('save')}</Button>
        </Stack>
      </form>
    </Door>
  );
}
