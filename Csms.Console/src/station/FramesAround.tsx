import { Accordion, Card, CloseButton, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { EventKind } from '../parts/EventKind';
import { Failure } from '../parts/Page';
import { useFormats } from '../texts';
import { exchangeKey, MessageRow, type Exchange } from './MessageRow';
import { useTexts } from './timelineTexts';

export type Entry = Schemas['TimelineResource'];

const around = 30_000;

/** What was said around an event of the timeline, with the message that it is about. */
export function FramesAround({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useTexts();
  const formats = useFormats();
  const at = new Date(entry.at).getTime();
  const time = (offset: number) => new Date(at + offset).toISOString();
  const messages = useQuery({
    queryKey: ['messages', entry.stationId, 'around', entry.at],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/stations/{stationId}/messages', { params: { path: { stationId: entry.stationId }, query: { from: time(-around), to: time(around), limit: 200 } } }))).items,
  });
  const own = messages.data && ownOf(entry, messages.data);
  return (
    <Card withBorder component="section" aria-label={t('frames')}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <Stack gap={2} miw={0}>
          <Title order={2} size="h5">{t('frames')}</Title>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }} lineClamp={3}><EventKind kind={entry.kind} /> · {formats.time(entry.at)} · {entry.reason}</Text>
        </Stack>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      {messages.error && <Failure error={messages.error} />}
      {messages.isPending && <Stack>{Array.from({ length: 5 }, (_, row) => <Skeleton key={row} h={28} />)}</Stack>}
      {messages.data?.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      {messages.data && (
        <Accordion key={entry.at + entry.reason} multiple chevronPosition="left" className="dense" defaultValue={own ? [exchangeKey(own)] : []}>
          {messages.data.map((message) => <MessageRow key={exchangeKey(message)} message={message} highlight={message === own} narrow />)}
        </Accordion>
      )}
    </Card>
  );
}

/** Which exchange an event is about: the one that it names, else the nearest that ended just before it. */
function ownOf(entry: Entry, messages: Exchange[]) {
  const named = (entry.detail as { messageId?: string } | null | undefined)?.messageId;
  const byName = named && messages.find((message) => message.messageId === named);
  if (byName) return byName;
  const at = new Date(entry.at).getTime();
  const distance = (message: Exchange) => Math.abs(at - new Date(message.at).getTime() - (message.durationMs ?? 0));
  const mentioned = messages.filter((message) => message.action && entry.reason.includes(message.action));
  const fitting = mentioned.length > 0 ? mentioned : messages.filter((message) => fits(entry.kind, message.action));
  return fitting.sort((one, other) => distance(one) - distance(other)).find((message) => distance(message) < 5_000);
}

const actions: Record<string, RegExp> = {
  boot: /BootNotification/, status: /StatusNotification|NotifyEvent/, transaction: /Transaction/, report: /Report|Notify/, security: /Security|Certificate/, command: /./, violation: /./, deviation: /./,
};

const fits = (kind: string, action: string) => actions[kind]?.test(action) ?? false;
