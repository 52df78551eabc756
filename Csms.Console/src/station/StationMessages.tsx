import { Accordion, Button, Card, Center, Group, SegmentedControl, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { exchangeKey, MessageRow } from './MessageRow';
import { useTexts } from './messageTexts';
import type { StationSearch } from './search';
import { useStationEvents } from './useStation';

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
          {rows.map((message) => <MessageRow key={exchangeKey(message)} message={message} />)}
        </Accordion>
      </Card>
      {messages.hasNextPage && <Center><Button variant="default" onClick={() => void messages.fetchNextPage()} loading={messages.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Stack>
  );
}
