import { Accordion, Alert, Badge, Button, Card, Center, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Json } from '../parts/Json';
import { Failure } from '../parts/Page';
import { useFormats } from '../texts';
import { useTexts } from './messageTexts';
import type { StationSearch } from './search';
import { useStationEvents } from './useStation';

type Message = Schemas['MessageResource'];

/** What a station and the server said to each other, frame by frame. */
export function StationMessages({ stationId }: { stationId: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { action, direction } = useSearch({ from: '/stations/$stationId' });
  const [typed, setTyped] = useState(action ?? '');
  const show = (search: StationSearch) => void navigate({ to: '/stations/$stationId', params: { stationId }, search: { tab: 'messages', ...search }, replace: true });
  const showAction = useDebouncedCallback((next: string) => show({ direction, action: next || undefined }), 300);
  const key = ['messages', stationId, action, direction];
  useStationEvents(stationId, key);
  const messages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations/{stationId}/messages', { params: { path: { stationId }, query: { limit: 50, cursor: pageParam, action, direction } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = messages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <Group>
        <TextInput
          placeholder={t('anyAction')} aria-label={t('action')} value={typed} autoComplete="off"
          onChange={(event) => { setTyped(event.currentTarget.value); showAction(event.currentTarget.value.trim()); }}
        />
        <SegmentedControl
          aria-label={t('direction')} value={direction ?? 'both'} onChange={(value) => show({ action, direction: value === 'both' ? undefined : (value as StationSearch['direction']) })}
          data={[{ value: 'both', label: t('both') }, { value: 'fromStation', label: t('fromStation') }, { value: 'toStation', label: t('toStation') }]}
        />
      </Group>
      {messages.error && <Failure error={messages.error} />}
      <Card withBorder p={0}>
        {messages.isPending && <Stack p="md">{Array.from({ length: 8 }, (_, row) => <Skeleton key={row} h={28} />)}</Stack>}
        {messages.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
        <Accordion multiple chevronPosition="left" className="dense">
          {rows.map((message) => <Row key={`${message.at} ${message.messageId} ${message.direction}`} message={message} />)}
        </Accordion>
      </Card>
      {messages.hasNextPage && <Center><Button variant="default" onClick={() => void messages.fetchNextPage()} loading={messages.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Stack>
  );
}

function Row({ message }: { message: Message }) {
  const t = useTexts();
  const formats = useFormats();
  const isFromStation = message.direction === 'fromStation';
  const Arrow = isFromStation ? IconArrowRight : IconArrowLeft;
  return (
    <Accordion.Item value={`${message.at} ${message.messageId} ${message.direction}`}>
      <Accordion.Control>
        <Group gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Arrow size={16} stroke={2} aria-label={isFromStation ? t('fromStation') : t('toStation')} color={`var(--mantine-color-${isFromStation ? 'cyan' : 'violet'}-text)`} style={{ flexShrink: 0 }} />
            <Text size="sm" fw={600} truncate>{message.action || t('noMessage')}</Text>
            {message.kind !== 'result' && <Badge color="red" variant="light" tt="none">{t(message.kind === 'none' ? 'noAnswer' : message.kind === 'error' ? 'error' : 'invalid')}</Badge>}
            {message.violations && <Badge color="orange" variant="light" tt="none" visibleFrom="xs">{t('violations')}</Badge>}
          </Group>
          <Group gap="md" wrap="nowrap" className="figures">
            <Text size="xs" c="dimmed" visibleFrom="sm">{t('milliseconds', { n: formats.number(message.durationMs, message.durationMs < 10 ? 1 : 0) })}</Text>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }} title={formats.time(message.at)}>{new Date(message.at).toLocaleTimeString(document.documentElement.lang)}</Text>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack>
          {message.violations && <Alert color="orange" title={t('violations')}><Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message.violations}</Text></Alert>}
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <div><Text size="xs" c="dimmed" mb={4}>{isFromStation ? t('stationSaid') : t('serverSaid')}</Text><Json value={message.payload ?? null} /></div>
            <div><Text size="xs" c="dimmed" mb={4}>{isFromStation ? t('serverAnswered') : t('stationAnswered')}</Text><Json value={message.answer ?? null} /></div>
          </SimpleGrid>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{t('messageId', { id: message.messageId })} · {formats.time(message.at)}</Text>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
