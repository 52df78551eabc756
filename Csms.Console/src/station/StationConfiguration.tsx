import { ActionIcon, Badge, Button, Card, Group, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { may, useSession } from '../session/session';
import { useFormats } from '../texts';
import { useTexts } from './configurationTexts';
import { Drift } from './Drift';
import { useStationEvents, type Station } from './useStation';

type Item = Schemas['ConfigurationItem'];

/** A station's settings: keys of 1.6, variables of 2.0.1. */
export function StationConfiguration({ station }: { station: Station }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<string | null>(null);
  const path = { stationId: station.id };
  const key = ['configuration', station.id];
  const settings = useQuery({ queryKey: key, queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/configuration', { params: { path, query: { live: false } } })) });
  // A report comes in parts, after its question was answered.
  useStationEvents(station.id, key);
  const ask = useChange(
    async () => station.ocppVersion === '1.6'
      ? queries.setQueryData(key, await bodyOf(api.GET('/api/v1/stations/{stationId}/configuration', { params: { path, query: { live: true } } })))
      : notifications.show({ message: t('reportAsked', { status: (await bodyOf(api.POST('/api/v1/stations/{stationId}/reports', { params: { path }, body: { base: 'FullInventory' } }))).status }) }),
    { touches: ['timeline'] },
  );
  const items = settings.data?.items ?? [];
  const found = items.filter((item) => `${item.key} ${item.value ?? ''}`.toLowerCase().includes(text.trim().toLowerCase()));
  const mayWrite = may(session, 'Operator') && station.connected;
  const told = items.map((item) => item.at ?? '').sort().at(-1);
  return (
    <Stack>
      <Drift stationId={station.id} />
      <Card withBorder p={0}>
        <Group p="md" justify="space-between">
          <TextInput leftSection={<IconSearch size={16} />} placeholder={t('search')} aria-label={t('search')} value={text} onChange={(event) => setText(event.currentTarget.value)} flex="1 1 280px" maw={360} />
          <Group gap="sm">
            <Text size="xs" c="dimmed">{settings.data && (settings.data.live ? t('live') : told ? t('told', { ago: formats.ago(told, now) }) : null)}</Text>
            <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={() => ask.mutate()} loading={ask.isPending} disabled={!mayWrite}>{station.ocppVersion === '1.6' ? t('refresh') : t('report')}</Button>
          </Group>
        </Group>
        {settings.error && <Failure error={settings.error} />}
        {settings.isPending && <Stack p="md">{Array.from({ length: 8 }, (_, row) => <Skeleton key={row} h={22} />)}</Stack>}
        {settings.data && items.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
        {items.length > 0 && found.length === 0 && <Empty title={t('noMatch')} />}
        {found.length > 0 && (
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing={6} horizontalSpacing="md" highlightOnHover>
              <Table.Thead><Table.Tr><Table.Th>{t('key')}</Table.Th><Table.Th>{t('value')}</Table.Th><Table.Th w={56} /></Table.Tr></Table.Thead>
              <Table.Tbody>
                {found.map((item) => (
                  <Setting key={item.key} item={item} stationId={station.id} mayWrite={mayWrite} isEdited={edited === item.key} onEdit={(on) => setEdited(on ? item.key : null)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {items.length > 0 && <Text size="xs" c="dimmed" p="md">{t('shown', { n: found.length, all: items.length })}</Text>}
      </Card>
    </Stack>
  );
}

function Setting({ item, stationId, mayWrite, isEdited, onEdit }: { item: Item; stationId: string; mayWrite: boolean; isEdited: boolean; onEdit: (on: boolean) => void }) {
  const t = useTexts();
  const [value, setValue] = useState(item.value ?? '');
  const write = useChange(
    () => bodyOf(api.POST('/api/v1/stations/{stationId}/configuration', { params: { path: { stationId } }, body: { key: item.key, value } })),
    {
      touches: ['configuration', 'timeline'],
      onDone: (answer) => {
        notifications.show({ color: answer.status === 'Accepted' ? 'teal' : answer.status === 'RebootRequired' ? 'yellow' : 'red', message: t('written', { key: item.key, status: answer.status }) });
        onEdit(false);
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate();
  };
  return (
    <Table.Tr>
      <Table.Td><Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{item.key}</Text></Table.Td>
      <Table.Td>
        {isEdited ? (
          <form onSubmit={submit}>
            <Group gap="xs" wrap="nowrap">
              <TextInput size="xs" flex={1} aria-label={t('edit', { key: item.key })} value={value} onChange={(event) => setValue(event.currentTarget.value)} autoFocus />
              <Button size="xs" type="submit" loading={write.isPending}>{t('save')}</Button>
              <Button size="xs" variant="default" onClick={() => onEdit(false)}>{t('cancel')}</Button>
            </Group>
          </form>
        ) : (
          <Group gap="xs">
            <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{item.value}</Text>
            {item.value == null && item.status !== 'Accepted' && <Text size="sm" c="dimmed">{item.status}</Text>}
            {item.readOnly && <Badge variant="default" size="sm" tt="none">{t('readOnly')}</Badge>}
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        {!item.readOnly && !isEdited && mayWrite && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('edit', { key: item.key })} onClick={() => { setValue(item.value ?? ''); onEdit(true); }}><IconPencil size={16} /></ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
