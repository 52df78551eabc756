import { Button, Checkbox, Group, ScrollArea, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { useChange } from '../parts/useChange';
import { useTexts } from './texts';

const most = 50;

/** Puts stations at a location. */
export function AssignStations({ locationId, opened, onClose }: { locationId: string; opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('put')} size="lg"><Choice locationId={locationId} onClose={onClose} /></Dialog>;
}

// Within the dialog, so that nothing is chosen when it opens.
function Choice({ locationId, onClose }: { locationId: string; onClose: () => void }) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [looked] = useDebouncedValue(text.trim(), 250);
  const [elsewhere, setElsewhere] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const stations = useQuery({
    queryKey: ['stations', 'to-put', looked, elsewhere],
    queryFn: () => bodyOf(api.GET('/api/v1/stations', { params: { query: { text: looked || undefined, unplaced: elsewhere ? undefined : true, limit: most } } })),
    placeholderData: keepPreviousData,
  });
  const put = useChange(() => bodyOf(api.POST('/api/v1/locations/{id}/stations', { params: { path: { id: locationId } }, body: { add: chosen } })), {
    touches: ['locations', 'map', 'stations', 'audit', 'timeline'], toldByForm: true,
    onDone: ({ moved }) => {
      notifications.show({ color: 'teal', message: t('putDone', { n: moved }) });
      onClose();
    },
  });
  const rows = stations.data?.items.filter((station) => station.locationId !== locationId) ?? [];
  return (
    <Stack>
      <TextInput type="search" leftSection={<IconSearch size={16} />} placeholder={t('findStation')} aria-label={t('findStation')} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
      <Switch label={t('elsewhere')} checked={elsewhere} onChange={(event) => setElsewhere(event.currentTarget.checked)} />
      {stations.error && <Failure error={stations.error} />}
      <ScrollArea.Autosize mah={320} type="auto">
        {stations.isPending && <Skeleton h={120} />}
        {stations.data && rows.length === 0 && <Empty title={t('nothingFree')} />}
        <Checkbox.Group value={chosen} onChange={setChosen} aria-label={t('stations')}>
          <Stack gap="xs" p={4}>
            {rows.map((station) => (
              <Checkbox
                key={station.id} value={station.id} label={station.id}
                description={[[station.vendor, station.model].filter(Boolean).join(' '), station.locationId && t('at', { place: station.locationName ?? station.locationId })].filter(Boolean).join(' · ') || undefined}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {stations.data?.next && <Text size="xs" c="dimmed" p={4}>{t('moreStations')}</Text>}
      </ScrollArea.Autosize>
      {put.error && <Failure error={put.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button onClick={() => put.mutate()} loading={put.isPending} disabled={chosen.length === 0}>{t('putCount', { n: chosen.length })}</Button>
      </Group>
    </Stack>
  );
}
