import { Button, Card, Center, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure, Page } from '../parts/Page';
import { may, useSession } from '../session/session';
import { EditToken } from './EditToken';
import { ImportTokens } from './ImportTokens';
import { TokenRows } from './TokenRows';
import { useTexts } from './texts';

/** Who may charge. */
export function TokensPage() {
  const t = useTexts();
  const { data: session } = useSession();
  const { search } = useSearch({ from: '/tokens' });
  const [edited, setEdited] = useState<Schemas['Token'] | 'new' | null>(null);
  const [imports, setImports] = useState(false);
  const tokens = useInfiniteQuery({
    queryKey: ['tokens', search],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/tokens', { params: { query: { search, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (shown) => shown,
  });
  const rows = tokens.data?.pages.flatMap((page) => page.items) ?? [];
  const actions = may(session, 'Operator') && (
    <>
      <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => setImports(true)}>{t('import')}</Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t('add')}</Button>
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <Search search={search} />
      {tokens.error && <Failure error={tokens.error} />}
      <Card withBorder p={0}>
        {(tokens.isPending || rows.length > 0) && <TokenRows rows={rows} isPending={tokens.isPending} onEdit={setEdited} />}
        {tokens.data && rows.length === 0 && <Empty title={search ? t('noneSuch') : t('none')} how={search ? t('noneSuchHow') : t('noneHow')} />}
      </Card>
      {tokens.hasNextPage && <Center><Button variant="default" onClick={() => void tokens.fetchNextPage()} loading={tokens.isFetchingNextPage}>{t('more')}</Button></Center>}
      <EditToken token={edited} onEdit={setEdited} onClose={() => setEdited(null)} />
      <ImportTokens opened={imports} onClose={() => setImports(false)} />
    </Page>
  );
}

function Search({ search }: { search: string | undefined }) {
  const t = useTexts();
  const navigate = useNavigate({ from: '/tokens' });
  const [typed, setTyped] = useState(search ?? '');
  const look = useDebouncedCallback((wanted: string) => void navigate({ search: { search: wanted || undefined }, replace: true }), 300);
  return (
    <TextInput
      role="search" aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} />} maw={420} value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        look(event.currentTarget.value.trim());
      }}
    />
  );
}
