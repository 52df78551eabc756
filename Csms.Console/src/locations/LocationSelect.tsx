import { MultiSelect, Select, type MultiSelectProps, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';

const most = 30;

/** What the server finds for a text, and those that are chosen whatever the text is. */
function useFound(chosen: string[]) {
  const [text, setText] = useState('');
  const [looked] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    queryKey: ['locations', 'select', looked],
    queryFn: () => bodyOf(api.GET('/api/v1/locations', { params: { query: { text: looked || undefined, limit: most } } })),
    placeholderData: keepPreviousData,
  });
  const data = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name ? `${name} (${id})` : id }));
  return { data: [...data, ...chosen.filter((id) => data.every(({ value }) => value !== id)).map((id) => ({ value: id, label: id }))], text, setText };
}

// The server has searched; also for what the label does not show.
const all = <T,>({ options }: { options: T }) => options;

/** Chooses a location out of any number. */
export function LocationSelect(props: Omit<SelectProps, 'data' | 'searchable'>) {
  const { data, setText } = useFound(props.value ? [props.value as string] : []);
  const label = data.find(({ value }) => value === props.value)?.label;
  // The label of the choice is no search.
  return <Select {...props} data={data} searchable onSearchChange={(text) => setText(text === label ? '' : text)} filter={all} />;
}

/** Chooses some. */
export function LocationsSelect(props: Omit<MultiSelectProps, 'data' | 'searchable'> & { value: string[] }) {
  const { data, text, setText } = useFound(props.value);
  return <MultiSelect {...props} data={data} searchable searchValue={text} onSearchChange={setText} filter={all} hidePickedOptions />;
}
