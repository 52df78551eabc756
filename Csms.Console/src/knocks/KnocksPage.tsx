import { Button, Card, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { KnockRows } from './KnockRows';
import { useTexts } from './texts';

/** The stations that tried to connect and were refused. */
export function KnocksPage() {
  const t = useTexts();
  const [secret, setSecret] = useState<Secret | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const knocks = useInfiniteQuery({
    queryKey: ['knocks'],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/knocks', { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = knocks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')}>
      {knocks.error && <Failure error={knocks.error} />}
      <Card withBorder p={0}>
        {(knocks.isPending || rows.length > 0) && <KnockRows rows={rows} isPending={knocks.isPending} onSecret={setSecret} onAsk={setQuestion} />}
        {knocks.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow', { address: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/ocpp/` })} />}
      </Card>
      {knocks.hasNextPage && <Center><Button variant="default" onClick={() => void knocks.fetchNextPage()} loading={knocks.isFetchingNextPage}>{t('more')}</Button></Center>}
      <ShownOnce secret={secret} onClose={() => setSecret(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Page>
  );
}
