import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { stationAddress } from '../parts/stationAddress';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useTexts } from './texts';
import type { Station } from './useStation';
import { useTexts as useVerbTexts } from './verbs/texts';
import type { Verb } from './verbs/verb';

/** What one can do to a station as a whole: commands while it is connected, and how it is registered. */
export function StationActions({ station, onVerb }: { station: Station; onVerb: (verb: Verb) => void }) {
  const t = useTexts();
  const verbs = useVerbTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const [question, setQuestion] = useState<Question | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const params = { path: { stationId: station.id } };
  const renew = useChange(() => bodyOf(api.PATCH('/api/v1/stations/{stationId}', { params, body: { generatePassword: true } })), {
    touches: ['stations', 'timeline'],
    onDone: (changed) => setSecret({ title: t('passwordOf', { id: station.id }), text: t('passwordText', { url: stationAddress(station.id) }), value: changed.password ?? '' }),
  });
  const remove = useChange(() => bodyOf(api.DELETE('/api/v1/stations/{stationId}', { params })), {
    done: t('removed', { id: station.id }), touches: ['overview'], onDone: () => void navigate({ to: '/stations' }),
  });
  const askPassword = () => setQuestion({ title: t('newPassword'), text: t('newPasswordHow'), action: t('newPassword'), onYes: () => renew.mutate() });
  const askRemove = () => setQuestion({ title: t('removeTitle', { id: station.id }), text: t('removeHow'), action: t('remove'), onYes: () => remove.mutate() });
  if (!may(session, 'Operator')) return null;
  const away = !station.connected;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} />}>{t('actions')}</Button></Menu.Target>
        <Menu.Dropdown>
          {away && <Menu.Label>{t('notConnected')}</Menu.Label>}
          <Menu.Item disabled={away} onClick={() => onVerb({ kind: 'trigger' })}>{verbs('trigger')} …</Menu.Item>
          <Menu.Item disabled={away} onClick={() => onVerb({ kind: 'availability' })}>{verbs('availability')} …</Menu.Item>
          <Menu.Item disabled={away} onClick={() => onVerb({ kind: 'clearCache' })}>{verbs('clearCache')} …</Menu.Item>
          <Menu.Item disabled={away} color="red" onClick={() => onVerb({ kind: 'reset' })}>{verbs('reset')} …</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={askPassword}>{t('newPassword')} …</Menu.Item>
          <Menu.Item color="red" onClick={askRemove}>{t('remove')} …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm question={question} onClose={() => setQuestion(null)} />
      <ShownOnce secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
