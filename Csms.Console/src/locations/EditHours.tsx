import { ActionIcon, Button, Chip, Group, Input, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { groupsOf, regularOf, weekdayName, type HoursGroup } from './hours';
import { useTexts } from './texts';

type Hours = Schemas['OpeningHours'];
type Exceptions = Pick<Hours, 'exceptionalOpenings' | 'exceptionalClosings'>;

/** Opening hours while they are edited; exceptions are kept. */
export type HoursDraft = { kind: 'unknown' | 'always' | 'week'; groups: HoursGroup[]; exceptions: Exceptions };

export const draftOf = (hours: Hours | null): HoursDraft => ({
  kind: !hours ? 'unknown' : hours.alwaysOpen ? 'always' : 'week', groups: groupsOf(hours?.regular ?? []),
  exceptions: { exceptionalOpenings: hours?.exceptionalOpenings ?? [], exceptionalClosings: hours?.exceptionalClosings ?? [] },
});

export const hoursOf = ({ kind, groups, exceptions }: HoursDraft): Schemas['OpeningHoursBody'] | null =>
  kind === 'unknown' ? null : { alwaysOpen: kind === 'always', regular: kind === 'week' ? regularOf(groups) : [], ...exceptions };

const week = [1, 2, 3, 4, 5, 6, 7];
const usual: HoursGroup = { days: [1, 2, 3, 4, 5], begin: '08:00', end: '18:00' };

/** When a location is open: day and night, or by weekday. */
export function EditHours({ draft, onChange, error }: { draft: HoursDraft; onChange: (draft: HoursDraft) => void; error?: string }) {
  const t = useTexts();
  const setGroup = (at: number, group: HoursGroup | null) => onChange({ ...draft, groups: draft.groups.flatMap((one, index) => (index === at ? (group ? [group] : []) : [one])) });
  const choose = (kind: string) => onChange({ ...draft, kind: kind as HoursDraft['kind'], groups: kind === 'week' && draft.groups.length === 0 ? [usual] : draft.groups });
  const hasExceptions = draft.exceptions.exceptionalOpenings!.length + draft.exceptions.exceptionalClosings!.length > 0;
  return (
    <Input.Wrapper label={t('hours')} error={error}>
      <Stack gap="xs">
        <SegmentedControl
          size="xs" value={draft.kind} onChange={choose} aria-label={t('hours')} style={{ alignSelf: 'flex-start' }}
          data={[{ value: 'unknown', label: t('hoursUnknown') }, { value: 'always', label: t('hoursAlways') }, { value: 'week', label: t('hoursWeek') }]}
        />
        {draft.kind === 'week' && draft.groups.map((group, at) => <Line key={at} group={group} onChange={(next) => setGroup(at, next)} />)}
        {draft.kind === 'week' && <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange({ ...draft, groups: [...draft.groups, { ...usual, days: [] }] })}>{t('addHours')}</Button>}
        {draft.kind !== 'unknown' && hasExceptions && <Text size="xs" c="dimmed">{t('exceptionsStay')}</Text>}
      </Stack>
    </Input.Wrapper>
  );
}

function Line({ group, onChange }: { group: HoursGroup; onChange: (group: HoursGroup | null) => void }) {
  const t = useTexts();
  const language = document.documentElement.lang;
  return (
    <Group gap="sm" align="center">
      <Chip.Group multiple value={group.days.map(String)} onChange={(days) => onChange({ ...group, days: days.map(Number).sort((a, b) => a - b) })}>
        <Group gap={4} role="group" aria-label={t('days')}>{week.map((day) => <Chip key={day} value={String(day)} size="xs" variant="light">{weekdayName(day, language)}</Chip>)}</Group>
      </Chip.Group>
      <TextInput type="time" aria-label={t('from')} value={group.begin} onChange={(event) => onChange({ ...group, begin: event.currentTarget.value })} required size="xs" w={110} />
      <TextInput type="time" aria-label={t('to')} value={group.end} onChange={(event) => onChange({ ...group, end: event.currentTarget.value })} required size="xs" w={110} />
      <ActionIcon variant="subtle" color="gray" aria-label={t('removeHours')} onClick={() => onChange(null)}><IconTrash size={16} /></ActionIcon>
      {group.days.length === 0 && <Text size="xs" c="red">{t('noDays')}</Text>}
    </Group>
  );
}
