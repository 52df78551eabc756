import { Button, Card, Center, Group, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { may, useSession } from '../session/session';
import { EditLocation } from './EditLocation';
import { ImportLocations } from './ImportLocations';
import { LocationRows } from './LocationRows';
import { useTexts } from './texts';

/** Where stations stand. */
export function LocationsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { text } = useSearch({ from: '/locations' });
  const [adds, setAdds] = useState(false);
  const [imports, setImports] = useState(false);
  const locations = useInfiniteQuery({
    queryKey: ['locations', 'list', text],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/locations', { params: { query: { text, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = locations.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (locationId: string) => void navigate({ to: '/locations/$locationId', params: { locationId } });
  return (
    <Page title={t('title')} actions={<Actions onAdd={() => setAdds(true)} onImport={() => setImports(true)} />}>
      <Search text={text} />
      {locations.error && <Failure error={locations.error} />}
      <Card withBorder p={0} aria-busy={locations.isPlaceholderData}>
        {(locations.isPending || rows.length > 0) && <LocationRows rows={rows} isPending={locations.isPending} />}
        {locations.data && rows.length === 0 && <Empty title={text ? t('noMatch') : t('none')} how={text ? t('noMatchHow') : t('noneHow')} />}
      </Card>
      {locations.hasNextPage && <Center><Button variant="default" onClick={() => void locations.fetchNextPage()} loading={locations.isFetchingNextPage}>{t('more')}</Button></Center>}
      <EditLocation location={adds ? 'new' : null} onClose={() => setAdds(false)} onAdded={open} />
      <ImportLocations opened={imports} onClose={() => setImports(false)} />
    </Page>
  );
}

function Actions({ onAdd, onImport }: { onAdd: () => void; onImport: () => void }) {
  const t = useTexts();
  const { data: session } = useSession();
  const mayChange = may(session, 'Operator');
  return (
    <>
      <Button component="a" href="/api/v1/locations?format=csv" download="locations.csv" variant="default" leftSection={<IconDownload size={16} />}>{t('export')}</Button>
      <Tooltip label={t('operatorsOnly')} disabled={mayChange}>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconUpload size={16} />} onClick={onImport} disabled={!mayChange}>{t('import')}</Button>
          <Button leftSection={<IconPlus size={16} />} onClick={onAdd} disabled={!mayChange}>{t('add')}</Button>
        </Group>
      </Tooltip>
    </>
  );
}

function Search({ text }: { text: string | undefined }) {
  const t = useTexts();
  const navigate = useNavigate({ from: '/locations' });
  const [typed, setTyped] = useState(text ?? '');
  const look = useDebouncedCallback((wanted: string) => void navigate({ search: { text: wanted || undefined }, replace: true }), 250);
  return (
    <TextInput
      type="search" aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} />} maw={420} value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        look(event.currentTarget.value.trim());
      }}
    />
  );
}
