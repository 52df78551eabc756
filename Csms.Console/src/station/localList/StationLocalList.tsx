import { Alert, Badge, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useCommand, useWhyNot } from '../useCommand';
import { useStationEvents, type Station } from '../useStation';
import { Pushes } from './Pushes';
import { Scope } from './Scope';
import { useTexts } from './texts';

const colors: Record<Schemas['LocalListState'], string> = { None: 'gray', Pending: 'yellow', Synced: 'teal', NotSupported: 'gray', TooLarge: 'red', Failed: 'red' };

/** The tokens that a station knows by itself: which shall be there, and which are. */
export function StationLocalList({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const path = { stationId: station.id };
  const key = ['localList', station.id];
  useStationEvents(station.id, key);
  const list = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/local-list', { params: { path } })),
    // It is sent by the server itself, of which no event tells.
    refetchInterval: (query) => (query.state.data?.list.state === 'Pending' ? 3_000 : false),
  });
  const push = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/local-list/sync', { params: { path } })), { touches: ['localList'] });
  if (list.error) return <Failure error={list.error} />;
  if (!list.data) return <Skeleton h={240} />;
  const { list: known, tokens, difference } = list.data;
  return (
    <Stack>
      <Section title={t('title')} about={t('about')} actions={<CommandButton whyNot={whyNot} onClick={() => push.mutate()} loading={push.isPending} title={t('pushHow')}>{t('push')}</CommandButton>}>
        <Stack>
          <Figures list={known} />
          {known.reason && <Alert color={colors[known.state ?? 'None']} role="status">{known.reason}</Alert>}
          {known.stationVersion != null && known.stationVersion !== known.version && <Alert color="orange" role="status">{t('differs', { there: known.stationVersion, here: known.version ?? 0 })}</Alert>}
          {known.state === 'Pending' && !known.reason && <Text size="sm" c="dimmed">{t('behind')}</Text>}
          <Difference difference={difference} />
          <Scope key={`${known.scope} ${known.groupId}`} station={station} list={known} />
        </Stack>
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Tokens tokens={tokens} />
        <Pushes stationId={station.id} />
      </SimpleGrid>
    </Stack>
  );
}

function Figures({ list }: { list: Schemas['LocalList'] }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const state = list.state ?? 'None';
  const figures = [
    { name: t('sent'), value: list.version ? `${list.version}` : '–' },
    { name: t('told'), value: list.stationVersion == null ? t('never') : `${list.stationVersion}` },
    { name: t('entries'), value: `${list.entries ?? 0}` },
    { name: t('synced'), value: list.syncedAt ? formats.ago(list.syncedAt, now) : '–', title: list.syncedAt },
    { name: t('checked'), value: list.checkedAt ? formats.ago(list.checkedAt, now) : '–', title: list.checkedAt },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} className="figures">
      <div><Text size="xs" c="dimmed">{t('state')}</Text><Badge color={colors[state]} variant="light" tt="none" size="lg">{t(state)}</Badge></div>
      {figures.map((figure) => (
        <div key={figure.name}><Text size="xs" c="dimmed">{figure.name}</Text><Text fw={650} title={figure.title ? formats.time(figure.title) : undefined}>{figure.value}</Text></div>
      ))}
    </SimpleGrid>
  );
}

const namedTokens = 8;

/** What the next push is going to say. */
function Difference({ difference }: { difference: Schemas['LocalListDifference'] }) {
  const t = useTexts();
  const named = (tokens: string[]) => [...tokens.slice(0, namedTokens), tokens.length > namedTokens && t('andMore', { n: tokens.length - namedTokens })].filter(Boolean).join(', ');
  const kinds = (['missing', 'changed', 'surplus'] as const).filter((kind) => difference[kind].length > 0);
  if (kinds.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, sm: kinds.length }}>
      {kinds.map((kind) => <div key={kind}><Text size="xs" c="dimmed">{t(kind)}</Text><Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{named(difference[kind])}</Text></div>)}
    </SimpleGrid>
  );
}

const shownTokens = 200;

function Tokens({ tokens }: { tokens: string[] }) {
  const t = useTexts();
  const [text, setText] = useState('');
  const found = tokens.filter((token) => token.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <Section title={t('tokens')}>
      {tokens.length === 0 ? <Empty title={t('noTokens')} how={t('noTokensHow')} /> : (
        <Stack gap="sm">
          {tokens.length > 10 && <TextInput leftSection={<IconSearch size={16} />} placeholder={t('search')} aria-label={t('search')} type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />}
          {found.length === 0 && <Text size="sm" c="dimmed">{t('noMatch')}</Text>}
          <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="xs" verticalSpacing={4} mah={320} style={{ overflowY: 'auto' }} tabIndex={0}>
            {found.slice(0, shownTokens).map((token) => <Text key={token} size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{token}</Text>)}
          </SimpleGrid>
          {found.length > shownTokens && <Text size="xs" c="dimmed">{t('shownOf', { n: shownTokens, all: found.length })}</Text>}
        </Stack>
      )}
    </Section>
  );
}
