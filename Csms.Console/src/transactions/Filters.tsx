import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import type { TransactionsSearch } from './search';
import { useTexts } from './texts';

const none: TransactionsSearch = { state: undefined, flags: undefined, station: undefined, token: undefined, from: undefined, to: undefined };

/** What is looked for; it stands in the address, so that it can be sent to somebody. */
export function Filters() {
  const t = useTexts();
  const search = useSearch({ from: '/transactions' });
  const navigate = useNavigate({ from: '/transactions' });
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  const look = useDebouncedCallback((wanted: TransactionsSearch) => void navigate({ search: wanted, replace: true }), 300);
  const set = (change: TransactionsSearch) => {
    const wanted = { ...typed, ...change };
    setTyped(wanted);
    look(wanted);
  };
  const field = (name: 'station' | 'token') => (
    <TextInput label={t(name)} value={typed[name] ?? ''} onChange={(event) => set({ [name]: event.currentTarget.value || undefined })} w={{ base: 'calc(50% - 6px)', xs: 150 }} />
  );
  const time = (name: 'from' | 'to') => (
    <TextInput
      type="datetime-local" label={t(name)} value={typed[name] ? dayjs(typed[name]).format('YYYY-MM-DDTHH:mm') : ''} w={{ base: '100%', xs: 200 }}
      onChange={(event) => set({ [name]: event.currentTarget.value ? dayjs(event.currentTarget.value).toISOString() : undefined })}
    />
  );
  return (
    <Group align="flex-end" gap="sm" role="search">
      <SegmentedControl
        aria-label={t('state')} value={typed.state ?? ''} onChange={(state) => set({ state: (state || undefined) as TransactionsSearch['state'] })}
        data={[{ value: '', label: t('all') }, { value: 'active', label: t('running') }, { value: 'ended', label: t('ended') }]}
      />
      {field('station')}
      {field('token')}
      <Select
        label={t('flags')} placeholder={t('all')} value={typed.flags ?? null} onChange={(flags) => set({ flags: (flags ?? undefined) as TransactionsSearch['flags'] })} clearable
        data={[{ value: 'flagged', label: t('flagged') }, { value: 'needed', label: t('reviewNeeded') }, { value: 'done', label: t('reviewed') }]} w={{ base: '100%', xs: 180 }}
      />
      {time('from')}
      {time('to')}
      {Object.values(search).some(Boolean) && <Button variant="subtle" color="gray" onClick={() => void navigate({ search: none, replace: true })}>{t('clear')}</Button>}
    </Group>
  );
}
