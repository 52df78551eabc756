import { Button, Center, Group, SegmentedControl, Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { DeliveryRows } from './DeliveryRows';
import { receiverOf, type IntegrationsSearch } from './search';
import { useTexts } from './texts';

const touches = ['deliveries', 'hooks', 'recipients', 'audit'];

/** What was told to whom, and what could not be told. */
export function Deliveries() {
  const t = useTexts();
  const search = useSearch({ from: '/integrations' });
  const navigate = useNavigate({ from: '/integrations' });
  const set = (change: IntegrationsSearch) => void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false });
  const receiver = receiverOf(search.of);
  const hooks = useQuery({ queryKey: ['hooks'], queryFn: () => bodyOf(api.GET('/api/v1/webhooks')) });
  const recipients = useQuery({ queryKey: ['recipients'], queryFn: () => bodyOf(api.GET('/api/v1/mail-recipients')) });
  const deliveries = useInfiniteQuery({
    queryKey: ['deliveries', search],
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/deliveries', { params: { query: { ...receiver, state: search.state, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (shown) => shown,
    // What becomes of a delivery is told by no event.
    refetchInterval: 5_000,
  });
  const resend = useChange((id: number) => bodyOf(api.POST('/api/v1/deliveries/{id}/resend', { params: { path: { id } } })), { touches, done: t('resent') });
  const resendAll = useChange(() => bodyOf(api.POST('/api/v1/deliveries/resend', { body: receiver })), { touches, done: t('resentAll') });
  const rows = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const dead = rows.some((row) => row.state === 'Dead');
  const receivers = [
    ...(hooks.data?.items ?? []).map(({ id }) => ({ value: `webhook:${id}`, label: id })), ...(recipients.data?.items ?? []).map(({ id, address }) => ({ value: `recipient:${id}`, label: `${id} (${address})` })),
  ];
  return (
    <Section
      title={t('deliveries')} about={t('deliveriesHow')} flush
      actions={dead && <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={() => resendAll.mutate()} loading={resendAll.isPending}>{t('resendAll')}</Button>}
    >
      <Group px="md" pb="md" gap="sm" align="flex-end" role="search">
        <SegmentedControl
          aria-label={t('state')} value={search.state ?? 'all'} onChange={(state) => set({ state: state === 'all' ? undefined : (state as IntegrationsSearch['state']) })}
          data={[{ value: 'all', label: t('all') }, { value: 'Waiting', label: t('Waiting') }, { value: 'Delivered', label: t('Delivered') }, { value: 'Dead', label: t('Dead') }]}
        />
        <Select aria-label={t('of')} placeholder={t('everybody')} clearable value={search.of ?? null} onChange={(of) => set({ of: of ?? undefined })} data={receivers} w={{ base: '100%', xs: 240 }} />
      </Group>
      {deliveries.error && <Failure error={deliveries.error} />}
      {(deliveries.isPending || rows.length > 0) && <DeliveryRows rows={rows} isPending={deliveries.isPending} onResend={(id) => resend.mutate(id)} resending={resend.isPending ? resend.variables : undefined} />}
      {deliveries.data && rows.length === 0 && <Empty title={search.state === 'Dead' ? t('deadNone') : t('deliveryNone')} how={search.state === 'Dead' ? t('deadNoneHow') : t('deliveryNoneHow')} />}
      {deliveries.hasNextPage && <Center p="md"><Button variant="default" onClick={() => void deliveries.fetchNextPage()} loading={deliveries.isFetchingNextPage}>{t('more')}</Button></Center>}
    </Section>
  );
}
