import { Badge, Button, Group, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { RoleSelect } from '../session/RoleSelect';
import { useSession } from '../session/session';
import { useTexts as useRoles } from '../session/texts';
import { useFormats } from '../texts';
import { AccountActions } from './AccountActions';
import { AddAccount } from './AddAccount';
import { useTexts } from './texts';

export type Account = Schemas['Account'];

/** Who signs in to the console. */
export function People() {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const { data: session } = useSession();
  const [adding, { open, close }] = useDisclosure();
  const [secret, setSecret] = useState<Secret | null>(null);
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => bodyOf(api.GET('/api/v1/accounts')) });
  const showLink = (name: string, link: Schemas['LinkResource']) =>
    setSecret({ title: t('linkFor', { name }), text: t('linkHow', { name, at: formats.time(link.expiresAt) }), value: link.url });
  return (
    <Section title={t('people')} about={t('peopleHow')} actions={<Button leftSection={<IconUserPlus size={16} />} onClick={open}>{t('add')}</Button>} flush>
      {accounts.error && <Failure error={accounts.error} />}
      <Table.ScrollContainer minWidth={760}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('role')}</Table.Th>
              <Table.Th>{t('lastSignIn')}</Table.Th>
              <Table.Th>{t('secondFactor')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th w={60} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.isPending && Array.from({ length: 3 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={22} /></Table.Td></Table.Tr>)}
            {accounts.data?.items.map((account) => (
              <Table.Tr key={account.id}>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Text fw={600} size="sm">{account.name}</Text>
                    {account.id === session?.accountId && <Badge size="xs" variant="light" tt="none" style={{ flexShrink: 0 }}>{t('you')}</Badge>}
                  </Group>
                </Table.Td>
                <Table.Td><RoleOf account={account} isOwn={account.id === session?.accountId} /></Table.Td>
                <Table.Td>
                  <Text size="sm" title={account.lastSignInAt ? formats.time(account.lastSignInAt) : undefined}>{account.lastSignInAt ? formats.ago(account.lastSignInAt, now) : t('never')}</Text>
                </Table.Td>
                <Table.Td><Text size="sm" c={account.hasTotp ? undefined : 'dimmed'}>{account.hasTotp ? t('on') : t('off')}</Text></Table.Td>
                <Table.Td><StateOf account={account} now={now} /></Table.Td>
                <Table.Td><AccountActions account={account} onLink={(link) => showLink(account.name, link)} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {accounts.data?.items.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      <AddAccount opened={adding} onClose={close} onAdded={({ account, link }) => showLink(account.name, link)} />
      <ShownOnce secret={secret} onClose={() => setSecret(null)} />
    </Section>
  );
}

function RoleOf({ account, isOwn }: { account: Account; isOwn: boolean }) {
  const t = useTexts();
  const roles = useRoles();
  const change = useChange((role: Account['role']) => bodyOf(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: account.id } }, body: { role } })), {
    done: t('changed', { name: account.name }), touches: ['accounts', 'audit'],
  });
  if (isOwn) return <Tooltip label={t('ownRole')}><Text size="sm" w="fit-content">{roles(account.role)}</Text></Tooltip>;
  return <RoleSelect value={account.role} onChange={(role) => change.mutate(role)} disabled={change.isPending} size="xs" w={150} aria-label={t('roleOf', { name: account.name })} />;
}

function StateOf({ account, now }: { account: Account; now: number }) {
  const t = useTexts();
  const formats = useFormats();
  const [color, words] = account.disabledAt
    ? ['gray', t('disabled')]
    : account.lockedUntil && new Date(account.lockedUntil).getTime() > now
      ? ['red', t('locked', { at: formats.time(account.lockedUntil) })]
      : account.hasPassword
        ? ['teal', t('active')]
        : ['yellow', t('invited')];
  return <Badge color={color} variant="light" tt="none">{words}</Badge>;
}
