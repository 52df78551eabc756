import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { severityColor, useSeverityName } from '../parts/severity';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './texts';

/** How many alarms of each severity live. */
export function AlarmCounts({ counts }: { counts: Schemas['AlarmCount'][] }) {
  const nameOf = useSeverityName();
  return (
    <Group gap={6}>
      {counts.map((each) => <Badge key={each.severity} color={severityColor(each.severity)} variant="light" tt="none">{each.count} {nameOf(each.severity)}</Badge>)}
    </Group>
  );
}

/** The newest alarms that nobody looks after yet. */
export function AlarmList() {
  const t = useTexts();
  const alarms = useQuery({ queryKey: ['alarms', 'overview'], queryFn: () => bodyOf(api.GET('/api/v1/alarms', { params: { query: { state: 'Active', limit: 6 } } })) });
  if (alarms.isPending) return <Stack>{Array.from({ length: 3 }, (_, row) => <Skeleton key={row} h={40} />)}</Stack>;
  if (alarms.error) return <Failure error={alarms.error} />;
  if (alarms.data.items.length === 0) return <Empty title={t('noAlarms')} how={t('noAlarmsHow')} />;
  return <AlarmItems alarms={alarms.data.items} />;
}

/** Alarms in words; with their stations, where they are not all of one. */
export function AlarmItems({ alarms, isOfOne }: { alarms: Schemas['Alarm'][]; isOfOne?: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const nameOf = useSeverityName();
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Badge color={severityColor(alarm.severity)} variant="light" tt="none" style={{ flexShrink: 0 }}>{nameOf(alarm.severity)}</Badge>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>{alarm.reason}</Text>
              <Text size="xs" c="dimmed" component="div">
                {alarm.stationId && !isOfOne && <><AnchorLink to="/stations/$stationId" params={{ stationId: alarm.stationId }} size="xs">{alarm.stationId}</AnchorLink> · </>}
                <span title={formats.time(alarm.lastAt)}>{formats.ago(alarm.lastAt, now)}</span>{alarm.count > 1 && ` · ${t('count', { n: alarm.count })}`}
              </Text>
            </div>
          </Group>
        </li>
      ))}
    </Stack>
  );
}
