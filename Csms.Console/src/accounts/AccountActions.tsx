import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical, IconLink, IconLock, IconLockOpen, IconShieldOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { useChange } from '../parts/useChange';
import type { Account } from './People';
import { useTexts } from './texts';

/** What an administrator does to an account. */
export function AccountActions({ account, onLink }: { account: Account; onLink: (link: Schemas['LinkResource']) => void }) {
  const t = useTexts();
  const [question, setQuestion] = useState<Question | null>(null);
  const { name } = account;
  const params = { path: { id: account.id } };
  const touches = ['accounts', 'audit'];
  const offer = useChange(() => bodyOf(api.POST('/api/v1/accounts/{id}/link', { params })), { touches, onDone: onLink });
  const allow = useChange((allowed: boolean) => bodyOf(api.PATCH('/api/v1/accounts/{id}', { params, body: { isDisabled: !allowed } })), { done: t('changed', { name }), touches });
  const removeTotp = useChange(() => bodyOf(api.DELETE('/api/v1/accounts/{id}/totp', { params })), { done: t('changed', { name }), touches });
  const remove = useChange(() => bodyOf(api.DELETE('/api/v1/accounts/{id}', { params })), { done: t('removed', { name }), touches });
  const ask = (title: string, text: string, action: string, onYes: () => void) => setQuestion({ title, text, action, onYes });
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('actions', { name })}><IconDotsVertical size={18} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => ask(t('linkAsk', { name }), t('linkText'), t('makeLink'), () => offer.mutate())}>{t('newLink')}</Menu.Item>
          {account.hasTotp && (
            <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => ask(t('totpAsk', { name }), t('totpText'), t('remove'), () => removeTotp.mutate())}>{t('removeTotp')}</Menu.Item>
          )}
          {account.disabledAt
            ? <Menu.Item leftSection={<IconLockOpen size={16} />} onClick={() => allow.mutate(true)}>{t('enable')}</Menu.Item>
            : <Menu.Item leftSection={<IconLock size={16} />} onClick={() => ask(t('disableAsk', { name }), t('disableText'), t('disable'), () => allow.mutate(false))}>{t('disable')}</Menu.Item>}
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => ask(t('removeAsk', { name }), t('removeText'), t('remove'), () => remove.mutate())}>{t('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
