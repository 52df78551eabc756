import { Box, Button, Center, Code, Group, Menu, Skeleton, Spoiler, Stack, Text, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { useCommand, useWhyNot } from '../useCommand';
import { useStationEvents, type Station } from '../useStation';
import { Way } from '../Way';
import { Ends } from './Ends';
import { useTexts } from './texts';

type Certificate = Schemas['StationCertificate'];

/** How far each state is on the way from the request to the station, and in which color. */
const ways: Record<Schemas['SigningState'], { done: number; color: string }> = {
  Requested: { done: 1, color: 'yellow' }, Issued: { done: 2, color: 'cyan' }, Accepted: { done: 3, color: 'teal' }, Rejected: { done: 3, color: 'red' }, Failed: { done: 2, color: 'red' }, Replaced: { done: 3, color: 'gray' },
};

/** The certificates that a station asked for. */
export function Own({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const path = { stationId: station.id };
  const key = ['certificates', station.id, 'own'];
  useStationEvents(station.id, key);
  const certificates = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations/{stationId}/certificates', { params: { path, query: { limit: 20, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // The authority signs when it can, of which no event tells.
    refetchInterval: (query) => (query.state.data?.pages[0]?.items.some(({ state }) => state === 'Requested' || state === 'Issued') ? 3_000 : false),
  });
  const renew = useCommand((use: Schemas['SigningUse']) => bodyOf(api.POST('/api/v1/stations/{stationId}/certificates/renew', { params: { path }, body: { use } })), { touches: ['certificates'] });
  const rows = certificates.data?.pages.flatMap((page) => page.items) ?? [];
  const ask = (
    <Tooltip label={whyNot} disabled={!whyNot}>
      <div>
        <Menu position="bottom-end">
          <Menu.Target><Button variant="default" disabled={!!whyNot} loading={renew.isPending}>{t('renew')}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => renew.mutate('Station')}>{t('renewStation')}</Menu.Item>
            <Menu.Item onClick={() => renew.mutate('V2G')}>{t('renewV2G')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </Tooltip>
  );
  return (
    <Section title={t('own')} about={t('ownHow')} actions={ask}>
      {certificates.error && <Failure error={certificates.error} />}
      {certificates.isPending && <Skeleton h={80} />}
      {certificates.data && rows.length === 0 && <Empty title={t('noOwn')} how={t('noOwnHow')} />}
      <Stack gap="lg">{rows.map((row) => <Row key={row.number} certificate={row} />)}</Stack>
      {certificates.hasNextPage && <Center mt="md"><Button variant="default" onClick={() => void certificates.fetchNextPage()} loading={certificates.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Section>
  );
}

function Row({ certificate }: { certificate: Certificate }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const way = ways[certificate.state];
  return (
    <Box component="article" aria-label={`${t(certificate.use)} ${certificate.serialNumber ?? certificate.number}`}>
      <Group align="flex-start" gap="lg">
        <Box flex="1 1 260px" miw={0}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{certificate.subject}</Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{[t(certificate.use), certificate.issuer && `${t('issuer')}: ${certificate.issuer}`].filter(Boolean).join(' · ')}</Text>
          {certificate.serialNumber && <Text size="xs" ff="monospace" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{certificate.serialNumber}</Text>}
        </Box>
        <Box flex="0 1 190px"><Text size="xs" c="dimmed">{t('ends')}</Text><Ends at={certificate.notAfter} /></Box>
        <Box flex="1 1 220px">
          <Way label={t('course')} steps={[t('requested'), t('signed'), t('delivered')]} done={way.done} color={way.color} />
          <Text size="sm" c={`var(--mantine-color-${way.color}-text)`} fw={600}>{t(certificate.state)}</Text>
          {certificate.reason && <Text size="xs" c="dimmed">{certificate.reason}</Text>}
          <Text size="xs" c="dimmed" title={formats.time(certificate.requestedAt)}>
            {[t('asked', { ago: formats.ago(certificate.requestedAt, now) }), certificate.nextTryAt && t('nextTry', { ago: formats.ago(certificate.nextTryAt, now) })].filter(Boolean).join(' · ')}
          </Text>
        </Box>
      </Group>
      <Spoiler maxHeight={0} showLabel={t('request')} hideLabel={t('request')} mt={4} styles={{ control: { fontSize: 'var(--mantine-font-size-xs)' } }}>
        <Code block style={{ maxHeight: 240, overflow: 'auto' }}>{[certificate.chain, certificate.csr].filter(Boolean).join('\n')}</Code>
      </Spoiler>
    </Box>
  );
}
