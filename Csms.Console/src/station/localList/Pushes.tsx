import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { StatusBadge } from '../../parts/StatusBadge';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { useStationEvents } from '../useStation';
import { useTexts } from './texts';

/** The members that both versions have, each by its own name. */
type Sent = {
  listVersion?: number;
  versionNumber?: number;
  updateType?: string;
  localAuthorizationList?: { idTagInfo?: unknown; idTokenInfo?: unknown }[];
};

/** The lists and differences that a station was sent, as the log of messages has them. */
export function Pushes({ stationId }: { stationId: string }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const key = ['messages', stationId, 'SendLocalList', 'pushes'];
  useStationEvents(stationId, key);
  const pushes = useQuery({
    queryKey: key,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/stations/{stationId}/messages', { params: { path: { stationId }, query: { action: 'SendLocalList', direction: 'toStation', limit: 20 } } }))).items,
  });
  return (
    <Section title={t('pushes')}>
      {pushes.error && <Failure error={pushes.error} />}
      {pushes.isPending && <Skeleton h={80} />}
      {pushes.data?.length === 0 && <Empty title={t('noPushes')} />}
      <Stack gap="xs" mah={320} style={{ overflowY: 'auto' }} tabIndex={0}>
        {pushes.data?.map((message) => (
          <Group key={`${message.at} ${message.messageId}`} justify="space-between" gap="sm">
            <div><Text size="sm">{about(message, t)}</Text><Text size="xs" c="dimmed" title={formats.time(message.at)}>{formats.ago(message.at, now)}</Text></div>
            {typeof statusOf(message) === 'string' ? <StatusBadge status={statusOf(message)!} /> : <Badge color="red" variant="light" tt="none">{t('noAnswer')}</Badge>}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function about(message: Schemas['MessageResource'], t: ReturnType<typeof useTexts>) {
  const sent = (message.payload ?? {}) as Sent;
  const entries = sent.localAuthorizationList ?? [];
  // An entry without its verdict takes a token from the list.
  const put = entries.filter((entry) => entry.idTagInfo ?? entry.idTokenInfo).length;
  const taken = entries.length - put;
  const kind = sent.updateType === 'Full' || sent.updateType === 'Differential' ? t(sent.updateType) : sent.updateType;
  return [t('version', { version: sent.listVersion ?? sent.versionNumber ?? '?' }), kind, t('put', { n: put }), taken > 0 && t('taken', { n: taken })].filter(Boolean).join(' · ');
}

const statusOf = (message: Schemas['MessageResource']) => (message.answer as { status?: string } | null | undefined)?.status;
