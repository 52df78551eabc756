import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import type { AuditSearch } from './search';
import { useTexts } from './texts';

const none: AuditSearch = { operator: undefined, station: undefined, text: undefined, from: undefined, to: undefined };

/** What is looked for; it stands in the address, so that it can be sent to somebody. */
export function Filters() {
  const t = useTexts();
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  const look = useDebouncedCallback((wanted: AuditSearch) => void navigate({ search: wanted, replace: true }), 300);
  const set = (change: AuditSearch) => {
    const wanted = { ...typed, ...change };
    setTyped(wanted);
    look(wanted);
  };
  const field = (name: 'operator' | 'station' | 'text') => (
    <TextInput label={t(name)} value={typed[name] ?? ''} onChange={(event) => set({ [name]: event.currentTarget.value || undefined })} w={{ base: name === 'text' ? '100%' : 'calc(50% - 6px)', xs: 180 }} />
  );
  const time = (name: 'from' | 'to') => (
    <TextInput
      type="datetime-local" label={t(name)} value={typed[name] ? dayjs(typed[name]).format('YYYY-MM-DDTHH:mm') : ''} w={{ base: '100%', xs: 210 }}
      onChange={(event) => set({ [name]: event.currentTarget.value ? dayjs(event.currentTarget.value).toISOString() : undefined })}
    />
  );
  return (
    <Group align="flex-end" gap="sm" role="search">
      {field('operator')}
      {field('station')}
      {field('text')}
      {time('from')}
      {time('to')}
      {Object.values(search).some(Boolean) && <Button variant="subtle" color="gray" onClick={() => void navigate({ search: none, replace: true })}>{t('clear')}</Button>}
    </Group>
  );
}
