import { Accordion, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { AnchorLink } from '../parts/links';
import { Failure } from '../parts/Page';
import { exchangeKey, MessageRow } from '../station/MessageRow';
import { useTexts } from './texts';

const shown = 6;

/** What a station and the server said last. */
export function LastMessages({ stationId }: { stationId: string }) {
  const t = useTexts();
  const messages = useQuery({
    queryKey: ['messages', stationId, 'last'],
    queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/messages', { params: { path: { stationId }, query: { limit: shown } } })),
    refetchInterval: 2_000,
  });
  if (messages.error) return <Failure error={messages.error} />;
  if (!messages.data) return <Skeleton h={120} />;
  return (
    <>
      {messages.data.items.length === 0 && <Text size="sm" c="dimmed">{t('noMessages')}</Text>}
      <Accordion multiple chevronPosition="left" className="dense">{messages.data.items.map((message) => <MessageRow key={exchangeKey(message)} message={message} narrow />)}</Accordion>
      <AnchorLink to="/stations/$stationId" params={{ stationId }} search={{ tab: 'messages' }} size="xs">{t('allMessages')}</AnchorLink>
    </>
  );
}
