import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../api/client';
import { Door } from './Door';
import { useTexts } from './texts';

export function SignIn() {
  const t = useTexts();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/session', { body: { name, password, code: code || null } })),
    onSuccess: (session) => queries.setQueryData(['session'], session),
    onError: () => setCode(''),
  });
  const problem = signIn.error instanceof Problem ? signIn.error : null;
  const codeNeeded = problem?.members.codeNeeded === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Door title={t('title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="username" autoFocus required />
          <PasswordInput label={t('password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" required />
          {codeNeeded && (
            <TextInput label={t('code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus required />
          )}
          {signIn.error && <Alert color={codeNeeded ? 'yellow' : 'red'} role="alert">{signIn.error.message}</Alert>}
          <Button type="submit" loading={signIn.isPending} fullWidth>{t('signIn')}</Button>
        </Stack>
      </form>
    </Door>
  );
}
