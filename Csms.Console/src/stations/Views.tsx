import { ActionIcon, Button, Checkbox, CopyButton, Group, Menu, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconColumns, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../api/client';
import { Confirm } from '../parts/Confirm';
import { Dialog } from '../parts/Dialog';
import { useChange } from '../parts/useChange';
import { useSession } from '../session/session';
import { columns, isShown, searchOf, textOf, type StationsSearch } from './search';
import { useTexts } from './viewTexts';
import { useTexts as useStationsTexts } from './texts';

type Props = { search: StationsSearch; onChange: (search: StationsSearch) => void };

/** Views that one has saved: chosen, saved as they are now, shared by a link, forgotten. */
export function Views({ search, onChange }: Props) {
  const t = useTexts();
  const { data: session } = useSession();
  const [isSaving, setSaving] = useState(false);
  const [forgotten, setForgotten] = useState<string | null>(null);
  const views = useQuery({ queryKey: ['views'], queryFn: async () => (await bodyOf(api.GET('/api/v1/session/views'))).items, enabled: session?.accountId != null });
  const forget = useChange((name: string) => bodyOf(api.DELETE('/api/v1/session/views/{name}', { params: { path: { name } } })), { touches: ['views', 'audit'], done: (name) => t('forgot', { name }) });
  // A program's key has no views of its own.
  if (session?.accountId == null) return null;
  const now = textOf(search);
  const chosen = views.data?.find((view) => textOf(searchOf(view.search)) === now);
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target><Button variant="default" leftSection={<IconBookmark size={16} />} rightSection={<IconChevronDown size={14} />} maw={240}>{chosen?.name ?? t('views')}</Button></Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {views.data?.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          {views.data?.map((view) => (
            <Group key={view.name} gap={2} wrap="nowrap">
              <Menu.Item flex={1} miw={0} fw={view === chosen ? 650 : undefined} onClick={() => onChange(searchOf(view.search))}><Text size="sm" inherit truncate>{view.name}</Text></Menu.Item>
              <ActionIcon variant="subtle" color="gray" aria-label={t('forget', { name: view.name })} onClick={() => setForgotten(view.name)}><IconTrash size={14} /></ActionIcon>
            </Group>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{t('save')} …</Menu.Item>
          <CopyButton value={`${window.location.origin}/stations${now ? `?${now}` : ''}`} timeout={3_000}>
            {({ copied, copy }) => <Menu.Item onClick={copy} closeMenuOnClick={false}>{copied ? t('copied') : t('link')}</Menu.Item>}
          </CopyButton>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={isSaving} onClose={() => setSaving(false)} title={t('save')}>{isSaving && <Save search={now} known={views.data?.map((view) => view.name) ?? []} onClose={() => setSaving(false)} />}</Dialog>
      <Confirm question={forgotten === null ? null : { title: t('forgetTitle', { name: forgotten }), text: t('forgetHow'), action: t('forgetAction'), onYes: () => forget.mutate(forgotten) }} onClose={() => setForgotten(null)} />
    </>
  );
}

function Save({ search, known, onClose }: { search: string; known: string[]; onClose: () => void }) {
  const t = useTexts();
  const [name, setName] = useState('');
  const save = useChange(() => bodyOf(api.PUT('/api/v1/session/views/{name}', { params: { path: { name: name.trim() } }, body: { search } })), {
    touches: ['views', 'audit'], done: t('saved', { name: name.trim() }), toldByForm: true, onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const fault = save.error instanceof Problem ? (save.error.violations[0]?.description ?? save.error.message) : save.error?.message;
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('name')} description={known.includes(name.trim()) ? t('replaces') : t('nameHow')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} error={fault} required data-autofocus autoComplete="off" />
        <Group justify="flex-end"><Button type="submit" loading={save.isPending} disabled={!name.trim()}>{t('saveIt')}</Button></Group>
      </Stack>
    </form>
  );
}

/** Which columns the table has. */
export function Columns({ search, onChange }: Props) {
  const t = useTexts();
  const words = useStationsTexts();
  const set = (column: (typeof columns)[number], on: boolean) => onChange({ ...search, hide: columns.filter((each) => (each === column ? !on : !isShown(search, each))).join(',') || undefined });
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<IconColumns size={16} />}>{t('columns')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={t('columns')}>
          {columns.map((column) => <Checkbox key={column} label={words(column)} checked={isShown(search, column)} onChange={(event) => set(column, event.currentTarget.checked)} />)}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
