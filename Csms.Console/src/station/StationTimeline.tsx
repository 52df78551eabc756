import { ActionIcon, Anchor, Box, Button, Card, Center, Grid, Group, MultiSelect, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { eventColor, EventKind, eventKinds, useKindName } from '../parts/EventKind';
import { Failure } from '../parts/Page';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { FramesAround, type Entry } from './FramesAround';
import { SessionDownload, sessionUrl } from './SessionDownload';
import { useTexts } from './texts';
import { useTexts as useTimelineTexts } from './timelineTexts';

/** What happened to a station and why, by kind. */
export function StationTimeline({ stationId }: { stationId: string }) {
  const t = useTexts();
  const nameOf = useKindName();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/stations/$stationId' });
  const chosen = kind?.split(',') ?? [];
  const choose = (kinds: string[]) =>
    void navigate({ to: '/stations/$stationId', params: { stationId }, search: { tab: 'timeline', kind: kinds.join(',') || undefined }, replace: true });
  const [entry, setEntry] = useState<Entry | null>(null);
  // Beside the list where there is room, else below the event itself.
  const isWide = useMediaQuery('(min-width: 75em)');
  const frames = entry && <FramesAround entry={entry} onClose={() => setEntry(null)} />;
  const beside = isWide ? frames : null;
  const list = (
    <Card withBorder>
      <Group justify="space-between" align="flex-start" mb="lg">
        <MultiSelect
          flex="1 1 260px" maw={520} data={eventKinds.map((each) => ({ value: each, label: nameOf(each) }))} value={chosen} onChange={choose}
          aria-label={t('kinds')} placeholder={chosen.length === 0 ? t('allKinds') : undefined} clearable
        />
        <SessionDownload stationId={stationId} />
      </Group>
      <TimelineList stationId={stationId} kinds={chosen} limit={50} hasMore chosen={entry} onChoose={setEntry} below={isWide ? null : frames} />
    </Card>
  );
  return (
    <Grid align="flex-start">
      <Grid.Col span={beside ? 6 : 12}>{list}</Grid.Col>
      {beside && <Grid.Col span={6} className="beside">{beside}</Grid.Col>}
    </Grid>
  );
}

type ListProps = { stationId: string; kinds?: string[]; limit: number; hasMore?: boolean; chosen?: Entry | null; onChoose?: (entry: Entry) => void; below?: ReactNode };

export function TimelineList({ stationId, kinds = [], limit, hasMore, chosen, onChoose, below }: ListProps) {
  const t = useTexts();
  const words = useTimelineTexts();
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
              {onChoose && (
                <ActionIcon
                  size="sm" variant={isSame(entry, chosen) ? 'filled' : 'subtle'} color={isSame(entry, chosen) ? undefined : 'gray'} onClick={() => onChoose(entry)}
                  aria-label={words('showAround', { reason: entry.reason })} aria-pressed={isSame(entry, chosen)} title={words('frames')}
                >
                  <IconMessages size={14} />
                </ActionIcon>
              )}
              {onChoose && entry.kind === 'connected' && <Anchor size="xs" href={sessionUrl(stationId, entry.at, endOf(entries, at))} download>{words('thisConnection')}</Anchor>}
            </Group>
            {below && isSame(entry, chosen) && <Box mt="xs">{below}</Box>}
          </Timeline.Item>
        ))}
      </Timeline>
      {hasMore && timeline.hasNextPage && (
        <Center mt="md"><Button variant="default" onClick={() => void timeline.fetchNextPage()} loading={timeline.isFetchingNextPage}>{t('more')}</Button></Center>
      )}
    </>
  );
}

const isSame = (one: Entry, other: Entry | null | undefined) => !!other && one.at === other.at && one.reason === other.reason;

/** When the connection that began with an entry was over, a moment later; undefined while it lasts. The newest entries come first. */
function endOf(entries: Entry[], begin: number) {
  const end = entries.slice(0, begin).findLast((entry) => entry.kind === 'disconnected');
  return end && new Date(new Date(end.at).getTime() + 1).toISOString();
}
