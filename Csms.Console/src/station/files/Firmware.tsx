import { Badge, Box, Button, Center, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useNow } from '../../parts/useNow';
import { may, useSession } from '../../session/session';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useTexts as useStationTexts } from '../texts';
import { useWhyNot } from '../useCommand';
import { useStationEvents, type Station } from '../useStation';
import { Way } from '../Way';
import { sizeOf, stateColors, stepOf, untilOver } from './requests';
import { useTexts } from './texts';
import { UpdateFirmware } from './UpdateFirmware';
import { UploadFirmware } from './UploadFirmware';

/** What a station runs, and the updates that it was asked for. */
export function Firmware({ station }: { station: Station }) {
  const t = useTexts();
  const words = useStationTexts();
  const { data: session } = useSession();
  const whyNot = useWhyNot(station);
  const [isUpdating, setUpdating] = useState(false);
  const [isUploading, setUploading] = useState(false);
  const key = ['files', station.id, 'updates'];
  useStationEvents(station.id, key);
  const updates = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations/{stationId}/firmware-updates', { params: { path: { stationId: station.id }, query: { limit: 10, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (query) => untilOver(query.state.data?.pages[0]?.items),
  });
  const rows = updates.data?.pages.flatMap((page) => page.items) ?? [];
  const mayUpload = may(session, 'Operator');
  return (
    <Section
      title={t('firmware')} about={station.firmwareVersion ? t('runs', { version: station.firmwareVersion }) : t('runsUnknown')}
      actions={
        <>
          <Tooltip label={words('operatorsOnly')} disabled={mayUpload}><Button variant="default" disabled={!mayUpload} onClick={() => setUploading(true)}>{t('upload')}</Button></Tooltip>
          <CommandButton whyNot={whyNot} variant="filled" onClick={() => setUpdating(true)}>{t('update')}</CommandButton>
        </>
      }
    >
      {updates.error && <Failure error={updates.error} />}
      {updates.isPending && <Skeleton h={80} />}
      {updates.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      <Stack gap="lg">{rows.map((update) => <Update key={update.requestId} update={update} />)}</Stack>
      {updates.hasNextPage && <Center mt="md"><Button variant="default" onClick={() => void updates.fetchNextPage()} loading={updates.isFetchingNextPage}>{t('more')}</Button></Center>}
      <UpdateFirmware station={station} opened={isUpdating} onClose={() => setUpdating(false)} />
      <UploadFirmware station={station} opened={isUploading} onClose={() => setUploading(false)} />
    </Section>
  );
}

function Update({ update }: { update: Schemas['FirmwareUpdate'] }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const steps = [t('asked'), t('downloading'), t('downloaded'), t('installing'), t('installed')];
  // Served bytes count every try; a file that was fetched twice is there once.
  const fetched = update.sizeBytes ? Math.min(update.bytesServed, update.sizeBytes) : null;
  const name = update.version ? t('version', { version: update.version }) : t('elsewhere', { url: update.url ?? '' });
  return (
    <Group component="article" aria-label={name} align="flex-start" gap="lg">
      <Box flex="1 1 200px" miw={0}>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Text size="xs" c="dimmed" title={formats.time(update.askedAt)}>#{update.requestId} · {formats.ago(update.askedAt, now)}</Text>
        {update.version && update.url && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{update.url}</Text>}
      </Box>
      <Box flex="2 1 360px" miw={0}>
        <Way label={t('course')} steps={steps} done={update.state === 'Done' ? 5 : stepOf(update.status)} color={stateColors[update.state]} />
      </Box>
      <Box flex="1 1 180px">
        <Group gap={6}><Badge color={stateColors[update.state]} variant="light" tt="none">{t(update.state)}</Badge>{update.status && <Text size="xs" c="dimmed">{update.status}</Text>}</Group>
        {fetched !== null && <Text size="xs" c="dimmed" className="figures">{t('fetched', { n: sizeOf(fetched, formats.number), all: sizeOf(update.sizeBytes!, formats.number) })}</Text>}
        {update.reason && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{update.reason}</Text>}
      </Box>
    </Group>
  );
}
