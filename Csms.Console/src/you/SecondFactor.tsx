import { Badge, Button, Code, Group, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { api, bodyOf } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { useSession } from '../session/session';
import { useTexts } from './texts';

/** Codes of an authenticator app beside the password. */
export function SecondFactor() {
  const t = useTexts();
  const { data: session } = useSession();
  const [opened, { open, close }] = useDisclosure();
  const [turning, setTurning] = useState<'on' | 'off'>('on');
  if (!session) return <Skeleton h={120} />;
  // Said when it opens: it stays what it was while it closes.
  const turn = () => {
    setTurning(session.hasTotp ? 'off' : 'on');
    open();
  };
  return (
    <Section
      title={t('secondFactor')} about={session.hasTotp ? t('isOn') : t('isOff')}
      actions={<Badge color={session.hasTotp ? 'teal' : 'gray'} variant="light" tt="none">{session.hasTotp ? t('on') : t('off')}</Badge>}
    >
      <Group><Button variant={session.hasTotp ? 'default' : 'filled'} onClick={turn}>{session.hasTotp ? t('turnOff') : t('turnOn')}</Button></Group>
      <Dialog opened={opened} onClose={close} title={turning === 'off' ? t('turnOffTitle') : t('turnOnTitle')}>
        {turning === 'off' ? <TurnOff onClose={close} /> : <TurnOn onClose={close} />}
      </Dialog>
    </Section>
  );
}

function TurnOn({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [code, setCode] = useState('');
  const offer = useChange((password: string) => bodyOf(api.POST('/api/v1/session/totp', { body: { password } })), { toldByForm: true });
  const confirm = useChange(() => bodyOf(api.PUT('/api/v1/session/totp', { body: { code } })), { done: t('turnedOn'), touches: ['session'], toldByForm: true, onDone: onClose });
  if (!offer.data) return <AskPassword action={t('next')} isPending={offer.isPending} error={offer.error} onPassword={(password) => offer.mutate(password)} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('scan')}</Text>
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.data.picture)}`} alt={t('picture')} width={240} height={240} style={{ alignSelf: 'center', background: 'white', borderRadius: 8 }} />
        <Text size="sm" c="dimmed">{t('orType')} <Code style={{ wordBreak: 'break-all' }}>{offer.data.secret}</Code></Text>
        <TextInput label={t('code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} autoComplete="one-time-code" inputMode="numeric" maxLength={6} data-autofocus required />
        {confirm.error && <Failure error={confirm.error} />}
        <Group justify="flex-end"><Button type="submit" loading={confirm.isPending}>{t('turnOn')}</Button></Group>
      </Stack>
    </form>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const end = useChange((password: string) => bodyOf(api.POST('/api/v1/session/totp/end', { body: { password } })), {
    done: t('turnedOff'), touches: ['session'], toldByForm: true, onDone: onClose,
  });
  return <AskPassword action={t('turnOff')} isPending={end.isPending} error={end.error} onPassword={(password) => end.mutate(password)} />;
}

function AskPassword({ action, isPending, error, onPassword }: { action: string; isPending: boolean; error: Error | null; onPassword: (password: string) => void }) {
  const t = useTexts();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput label={t('oldPassword')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" data-autofocus required />
        {error && <Failure error={error} />}
        <Group justify="flex-end"><Button type="submit" loading={isPending}>{action}</Button></Group>
      </Stack>
    </form>
  );
}
