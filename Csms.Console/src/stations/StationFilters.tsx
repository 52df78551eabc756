import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { LocationSelect } from '../locations/LocationSelect';
import { states, versions, type StationsSearch } from './search';
import { useTexts } from './texts';

/** What narrows the list down. It stands in the address, so that a view can be kept and sent. */
export function StationFilters({ search, onChange }: { search: StationsSearch; onChange: (search: StationsSearch) => void }) {
  const t = useTexts();
  const [text, setText] = useState(search.text ?? '');
  const sent = useRef(search.text ?? '');
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange({ ...search, text: next || undefined });
  }, 250);
  // The address was changed by something else than typing: back, or a link.
  useEffect(() => {
    if ((search.text ?? '') === sent.current) return;
    sent.current = search.text ?? '';
    setText(sent.current);
  }, [search.text]);
  return (
    <Group gap="sm">
      <TextInput
        flex="1 1 260px" maw={420} leftSection={<IconSearch size={16} />} placeholder={t('search')} aria-label={t('search')} type="search" value={text}
        onChange={(event) => { setText(event.currentTarget.value); send(event.currentTarget.value.trim()); }}
      />
      <Select
        w={160} aria-label={t('state')} placeholder={t('anyState')} clearable value={search.state ?? null} data={states.map((state) => ({ value: state, label: t(state) }))}
        onChange={(state) => onChange({ ...search, state: (state as StationsSearch['state']) ?? undefined })}
      />
      <Select
        w={160} aria-label={t('version')} placeholder={t('anyVersion')} clearable value={search.version ?? null} data={versions.map((version) => ({ value: version, label: `OCPP ${version}` }))}
        onChange={(version) => onChange({ ...search, version: (version as StationsSearch['version']) ?? undefined })}
      />
      <LocationSelect w={220} aria-label={t('location')} placeholder={t('anyLocation')} clearable value={search.location ?? null} onChange={(location) => onChange({ ...search, location: location ?? undefined })} />
    </Group>
  );
}
