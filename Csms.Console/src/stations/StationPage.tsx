import { Badge, Card, Group, SimpleGrid, Skeleton, Stack, Text, Timeline, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Failure, Page } from '../parts/Page';
import { StatusBadge } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** One station: its connectors as tiles, and what happened to it. */
export function StationPage() {
  const { stationId } = useParams({ from: '/stations/$stationId' });
  const t = useTexts();
  const station = useQuery({ queryKey: ['stations', stationId], queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}', { params: { path: { stationId } } })) });
  const title = (
    <Group gap="sm">
      {stationId}
      {station.data && <Badge color={station.data.connected ? 'teal' : 'gray'} variant="dot" tt="none">{station.data.connected ? t('online') : t('offline')}</Badge>}
    </Group>
  );
  return (
    <Page title={title}>
      {station.isPending && <Skeleton h={120} />}
      {station.error && <Failure error={station.error} />}
      {station.data && (
        <>
          <Text c="dimmed" size="sm">
            {[station.data.vendor, station.data.model, station.data.firmwareVersion, station.data.ocppVersion && `OCPP ${station.data.ocppVersion}`].filter(Boolean).join(' · ')}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            {station.data.evses.filter((evse) => evse.id > 0).map((evse) => (
              <Card key={evse.id} withBorder>
                <Text fw={600}>EVSE {evse.id}</Text>
                <Stack gap={6} mt="xs">
                  {evse.connectors.map((connector) => (
                    <Group key={connector.id} justify="space-between"><Text size="sm" c="dimmed">{connector.id}</Text><StatusBadge status={connector.status} /></Group>
                  ))}
                </Stack>
              </Card>
            ))}
          </SimpleGrid>
          <StationTimeline stationId={stationId} />
        </>
      )}
    </Page>
  );
}

function StationTimeline({ stationId }: { stationId: string }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const timeline = useQuery({
    queryKey: ['timeline', stationId],
    queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/timeline', { params: { path: { stationId }, query: { limit: 30 } } })),
  });
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="md">{t('timeline')}</Title>
      {timeline.error && <Failure error={timeline.error} />}
      <Timeline bulletSize={14} lineWidth={2}>
        {timeline.data?.items.map((entry, at) => (
          <Timeline.Item key={`${entry.at} ${at}`} title={<Text size="sm">{entry.reason}</Text>}>
            <Text size="xs" c="dimmed" title={formats.time(entry.at)}>{formats.ago(entry.at, now)} · {entry.kind}</Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Card>
  );
}
