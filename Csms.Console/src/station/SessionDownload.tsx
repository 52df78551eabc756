import { Button, Divider, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from './timelineTexts';

const hour = 3_600_000;

/** Where a recorded session is; without a window it is the present connection's. */
export function sessionUrl(stationId: string, from?: string, to?: string) {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  return `/api/v1/stations/${encodeURIComponent(stationId)}/session${query.size > 0 ? `?${query}` : ''}`;
}

/** Downloads what was said in a while, for the simulator to replay. */
export function SessionDownload({ stationId }: { stationId: string }) {
  const t = useTexts();
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const iso = (local: string) => (local ? new Date(local).toISOString() : undefined);
  const since = (span: number) => new Date(Date.now() - span).toISOString();
  const link = (text: string, begin?: string, end?: string) => (
    <Button component="a" href={sessionUrl(stationId, begin, end)} download variant="default" size="xs" leftSection={<IconDownload size={14} />} justify="flex-start" onClick={() => setOpened(false)}>{text}</Button>
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target><Button variant="default" size="sm" leftSection={<IconDownload size={16} />} onClick={() => setOpened(!opened)} aria-expanded={opened}>{t('session')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">{t('sessionHow')}</Text>
          {link(t('connection'))}
          {link(t('hour'), since(hour))}
          {link(t('day'), since(24 * hour))}
          <Divider label={t('window')} />
          <TextInput type="datetime-local" size="xs" label={t('from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="datetime-local" size="xs" label={t('to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          <Group>{from && (!to || from < to) && link(t('download'), iso(from), iso(to))}</Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
