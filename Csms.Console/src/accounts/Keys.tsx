import { Badge, Button, Group, Skeleton, Switch, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { useTexts as useRoles } from '../session/texts';
import { useFormats } from '../texts';
import { AddKey } from './AddKey';
import { useTexts } from './texts';

type ApiKey = Schemas['ApiKey'];

/** By which programs use the API. */
export function Keys() {
  const t = useTexts();
  const roles = useRoles();
  const formats = useFormats();
  const now = useNow();
  const [adding, { open, close }] = useDisclosure();
  const [showOver, setShowOver] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: () => bodyOf(api.GET('/api/v1/api-keys')) });
  const revoke = useChange(({ id }: ApiKey) => bodyOf(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })), {
    done: ({ name }) => t('keyRevoked', { name }), touches: ['api-keys', 'audit'],
  });
  const isOver = (key: ApiKey) => !!key.revokedAt || (!!key.expiresAt && new Date(key.expiresAt).getTime() <= now);
  const rows = keys.data?.items.filter((key) => showOver || !isOver(key)) ?? [];
  const ask = (key: ApiKey) =>
    setQuestion({ title: t('revokeAsk', { name: key.name }), text: t('revokeText'), action: t('revoke'), onYes: () => revoke.mutate(key) });
  return (
    <Section
      title={t('keys')} about={t('keysHow')} flush
      actions={
        <>
          {keys.data?.items.some(isOver) && <Switch label={t('showOver')} checked={showOver} onChange={(event) => setShowOver(event.currentTarget.checked)} />}
          <Button leftSection={<IconKey size={16} />} onClick={open}>{t('addKey')}</Button>
        </>
      }
    >
      {keys.error && <Failure error={keys.error} />}
      <Table.ScrollContainer minWidth={760}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('role')}</Table.Th>
              <Table.Th>{t('stations')}</Table.Th>
              <Table.Th>{t('made')}</Table.Th>
              <Table.Th>{t('ends')}</Table.Th>
              <Table.Th w={130} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.isPending && Array.from({ length: 2 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={22} /></Table.Td></Table.Tr>)}
            {rows.map((key) => (
              <Table.Tr key={key.id} opacity={isOver(key) ? 0.6 : 1}>
                <Table.Td><Text fw={600} size="sm">{key.name}</Text></Table.Td>
                <Table.Td><Text size="sm">{roles(key.role)}</Text></Table.Td>
                <Table.Td>
                  {key.stations || key.locations
                    ? <Group gap={4}>{key.locations?.map((id) => <Badge key={`at ${id}`} variant="light" tt="none" leftSection={<IconMapPin size={12} />} title={t('atLocation')}>{id}</Badge>)}{key.stations?.map((id) => <Badge key={id} variant="default" tt="none">{id}</Badge>)}</Group>
                    : <Text size="sm" c="dimmed">{t('allStations')}</Text>}
                </Table.Td>
                <Table.Td><Text size="sm" title={formats.time(key.createdAt)}>{formats.ago(key.createdAt, now)}</Text></Table.Td>
                <Table.Td><Text size="sm" c={key.expiresAt ? undefined : 'dimmed'}>{key.expiresAt ? formats.time(key.expiresAt) : t('never')}</Text></Table.Td>
                <Table.Td ta="right">
                  {isOver(key)
                    ? <Badge color="gray" variant="light" tt="none">{key.revokedAt ? t('revoked') : t('over')}</Badge>
                    : <Button size="compact-sm" variant="subtle" color="red" c="red" onClick={() => ask(key)} aria-label={t('revokeOf', { name: key.name })}>{t('revoke')}</Button>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {keys.data && rows.length === 0 && <Empty title={t('keyNone')} how={t('keyNoneHow')} />}
      <AddKey opened={adding} onClose={close} onAdded={({ apiKey, key }) => setSecret({ title: t('keyShown', { name: apiKey.name }), text: t('keyShownHow'), value: key })} />
      <ShownOnce secret={secret} onClose={() => setSecret(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}
