import { Button, Card, Center, Group, MultiSelect, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { eventColor, EventKind, eventKinds, useKindName } from '../parts/EventKind';
import { Failure } from '../parts/Page';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** What happened to a station and why, by kind. */
export function StationTimeline({ stationId }: { stationId: string }) {
  const t = useTexts();
  const nameOf = useKindName();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/stations/$stationId' });
  const chosen = kind?.split(',') ?? [];
  const choose = (kinds: string[]) =>
    void navigate({ to: '/stations/$stationId', params: { stationId }, search: { tab: 'timeline', kind: kinds.join(',') || undefined }, replace: true });
  return (
    <Card withBorder>
      <MultiSelect
        mb="lg" maw={520} data={eventKinds.map((each) => ({ value: each, label: nameOf(each) }))} value={chosen} onChange={choose}
        aria-label={t('kinds')} placeholder={chosen.length === 0 ? t('allKinds') : undefined} clearable
      />
      <TimelineList stationId={stationId} kinds={chosen} limit={50} hasMore />
    </Card>
  );
}

export function TimelineList({ stationId, kinds = [], limit, hasMore }: { stationId: string; kinds?: string[]; limit: number; hasMore?: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const timeline = useInfiniteQuery({
    queryKey: ['timeline', stationId, kinds, limit],
    queryFn: ({ pageParam }) =>
      bodyOf(api.GET('/api/v1/stations/{stationId}/timeline', { params: { path: { stationId }, query: { limit, cursor: pageParam, kind: kinds } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (timeline.isPending) return <Stack>{Array.from({ length: 5 }, (_, row) => <Skeleton key={row} h={34} />)}</Stack>;
  if (timeline.error) return <Failure error={timeline.error} />;
  const entries = timeline.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <Empty title={kinds.length > 0 ? t('noTimeline') : t('noEvents')} how={kinds.length > 0 ? t('noTimelineHow') : t('noEventsHow')} />;
  return (
    <>
      <Timeline bulletSize={14} lineWidth={2} active={entries.length}>
        {entries.map((entry, at) => (
          <Timeline.Item key={`${entry.at} ${at}`} color={eventColor(entry.kind) === 'gray' ? 'gray.5' : eventColor(entry.kind)} title={<Text size="sm" style={{ overflowWrap: 'anywhere' }}>{entry.reason}</Text>}>
            <Group gap={8}>
              <EventKind kind={entry.kind} />
              <Text size="xs" c="dimmed" title={formats.time(entry.at)}>{formats.ago(entry.at, now)}</Text>
            </Group>
          </Timeline.Item>
        ))}
      </Timeline>
      {hasMore && timeline.hasNextPage && (
        <Center mt="md"><Button variant="default" onClick={() => void timeline.fetchNextPage()} loading={timeline.isFetchingNextPage}>{t('more')}</Button></Center>
      )}
    </>
  );
}
