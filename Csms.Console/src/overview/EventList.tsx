import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { EventKind } from '../parts/EventKind';
import { Failure } from '../parts/Page';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** What happened last at all stations. */
export function EventList() {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const events = useQuery({ queryKey: ['timeline', 'all'], queryFn: () => bodyOf(api.GET('/api/v1/timeline', { params: { query: { limit: 12 } } })) });
  if (events.isPending) return <Stack>{Array.from({ length: 6 }, (_, row) => <Skeleton key={row} h={28} />)}</Stack>;
  if (events.error) return <Failure error={events.error} />;
  if (events.data.items.length === 0) return <Empty title={t('noEvents')} how={t('noEventsHow')} />;
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {events.data.items.map((event, at) => (
        <li key={`${event.at} ${at}`}>
          <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            <AnchorLink to="/stations/$stationId" params={{ stationId: event.stationId }} size="sm" fw={600}>{event.stationId}</AnchorLink>{' '}{event.reason}
          </Text>
          <Group gap="sm" mt={2}>
            <EventKind kind={event.kind} />
            <Text size="xs" c="dimmed" title={formats.time(event.at)}>{formats.ago(event.at, now)}</Text>
          </Group>
        </li>
      ))}
    </Stack>
  );
}
