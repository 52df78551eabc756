import { ActionIcon, Anchor, Badge, Group, Menu, Skeleton, Table, Text } from '@mantine/core';
import { IconBan, IconBolt, IconCheck, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Confirm } from '../parts/Confirm';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { useTexts } from './texts';

type Token = Schemas['Token'];

const colors: Record<Schemas['TokenStatus'], string> = { Accepted: 'teal', Blocked: 'red', Expired: 'gray', Invalid: 'gray' };

/** Tokens as lines. */
export function TokenRows({ rows, isPending, onEdit }: { rows: Token[]; isPending: boolean; onEdit: (token: Token) => void }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow(60_000);
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 760 }} highlightOnHover verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('token')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th>{t('group')}</Table.Th>
            <Table.Th>{t('expires')}</Table.Th>
            <Table.Th>{t('charged')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 8 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={30} /></Table.Td></Table.Tr>)}
          {rows.map((token) => {
            const isOver = !!token.expiresAt && new Date(token.expiresAt).getTime() <= now;
            const status = token.status === 'Accepted' && isOver ? 'Expired' : (token.status ?? 'Accepted');
            return (
              <Table.Tr key={token.idToken}>
                <Table.Td>
                  <Text size="sm" fw={600} ff="monospace" style={{ overflowWrap: 'anywhere' }}>{token.idToken}</Text>
                  <Text size="xs" c="dimmed">{token.type ?? t('anyType')}</Text>
                </Table.Td>
                <Table.Td data-inline><Badge color={colors[status]} variant="light" tt="none">{t(status)}</Badge></Table.Td>
                <Table.Td data-inline>{token.groupId && <Anchor component={Link} to="/tokens" search={{ search: token.groupId } as never} size="sm">{token.groupId}</Anchor>}</Table.Td>
                <Table.Td data-inline>{token.expiresAt ? <Text size="sm" c={isOver ? 'red' : undefined} title={formats.time(token.expiresAt)}>{formats.ago(token.expiresAt, now)}</Text> : <Text size="sm" c="dimmed">{t('never')}</Text>}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} to="/transactions" search={{ token: token.idToken } as never} size="sm"><Group gap={4} wrap="nowrap"><IconBolt size={14} />{t('where')}</Group></Anchor>
                </Table.Td>
                <Table.Td><Group justify="flex-end"><Actions token={token} onEdit={onEdit} /></Group></Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Actions({ token, onEdit }: { token: Token; onEdit: (token: Token) => void }) {
  const t = useTexts();
  const { data: session } = useSession();
  const [asks, setAsks] = useState(false);
  const { idToken, ...body } = token;
  const touches = ['tokens', 'audit'];
  const isBlocked = token.status === 'Blocked';
  const change = useChange(
    () => bodyOf(api.PUT('/api/v1/tokens/{idToken}', { params: { path: { idToken } }, body: { ...body, status: isBlocked ? 'Accepted' : 'Blocked' } })),
    { touches, done: t(isBlocked ? 'unblocked' : 'blocked', { token: idToken }) });
  const remove = useChange(() => bodyOf(api.DELETE('/api/v1/tokens/{idToken}', { params: { path: { idToken } } })), { touches, done: t('removed', { token: idToken }) });
  if (!may(session, 'Operator')) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('moreOf', { token: idToken })} loading={change.isPending}><IconDots size={18} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(token)}>{t('edit')}</Menu.Item>
          <Menu.Item leftSection={isBlocked ? <IconCheck size={16} /> : <IconBan size={16} />} onClick={() => change.mutate()}>{t(isBlocked ? 'unblock' : 'block')}</Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setAsks(true)}>{t('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm question={asks ? { title: t('remove'), text: t('removeAsk', { token: idToken }), action: t('remove'), onYes: () => remove.mutate() } : null} onClose={() => setAsks(false)} />
    </>
  );
}
