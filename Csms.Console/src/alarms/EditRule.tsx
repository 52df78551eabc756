import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, bodyOf } from '../api/client';
import { Dialog } from '../parts/Dialog';
import { Failure } from '../parts/Page';
import { useSeverityName } from '../parts/severity';
import { useChange } from '../parts/useChange';
import { bodyOfRule, isStanding, sources, standing, useRuleSentence, whatOf, type Rule, type What } from './rules';
import { useRuleTexts } from './ruleTexts';

/** Adds a rule, or changes one. */
export function EditRule({ rule, onClose }: { rule: Rule | 'new' | null; onClose: () => void }) {
  const t = useRuleTexts();
  return (
    <Dialog opened={!!rule} onClose={onClose} title={rule === 'new' ? t('add') : t('editOf', { id: rule?.id ?? '' })}>
      {rule && <Form rule={rule === 'new' ? null : rule} onClose={onClose} />}
    </Dialog>
  );
}

const fresh: Rule = { id: '', position: 5, source: 'Station', kind: 'Offline', station: '*', trigger: null, maxSeverity: null, raises: true, severity: 4, minutes: 10, times: null };

function Form({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const t = useRuleTexts();
  const nameOf = useSeverityName();
  const sentence = useRuleSentence();
  const [draft, setDraft] = useState<Rule>(rule ?? fresh);
  const set = (change: Partial<Rule>) => setDraft({ ...draft, ...change });
  const what = whatOf(draft);
  const id = draft.id.trim();
  const save = useChange(
    () => bodyOf(api.PUT('/api/v1/alarm-rules/{id}', { params: { path: { id } }, body: bodyOfRule(draft) })),
    { touches: ['alarm-rules', 'audit'], toldByForm: true, done: t('saved', { id }), onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const choose = (chosen: What) =>
    set({
      ...(isStanding(chosen) ? { source: 'Station', kind: chosen, ...{ times: null, ...standing[chosen] } } : { source: chosen, kind: '*', minutes: null, times: null }), trigger: null, maxSeverity: null,
    });
  const severities = Array.from({ length: 10 }, (_, severity) => ({ value: `${severity}`, label: `${severity} · ${nameOf(severity)}` }));
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('id')} description={rule ? undefined : t('idHow')} value={draft.id} onChange={(event) => set({ id: event.currentTarget.value })} maxLength={64} disabled={!!rule} data-autofocus={!rule || undefined} autoComplete="off" required />
        <Select
          label={t('what')} value={what} onChange={(value) => value && choose(value as What)} allowDeselect={false}
          data={[...Object.keys(standing), ...sources].map((value) => ({ value, label: t(value as What) }))}
        />
        {isStanding(what)
          ? (
            <Group grow align="flex-start">
              {what === 'Violations' && <NumberInput label={t('times')} value={draft.times ?? ''} onChange={(times) => set({ times: Number(times) || null })} min={1} max={10_000} allowDecimal={false} />}
              <NumberInput
                label={t('minutes')} description={what === 'Violations' ? t('minutesWithin') : t('minutesLasts')} value={draft.minutes ?? ''} min={what === 'Violations' ? 1 : 0} max={what === 'Violations' ? 60 : 10_080} allowDecimal={false}
                onChange={(minutes) => set({ minutes: minutes === '' ? null : Number(minutes) })}
              />
            </Group>
          )
          : (
            <>
              <TextInput label={t('kind')} description={t('kindHow')} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value })} maxLength={200} required />
              {what === 'DeviceEvent' && <Select label={t('trigger')} placeholder={t('anyTrigger')} value={draft.trigger ?? null} onChange={(trigger) => set({ trigger })} data={['Alerting', 'Delta', 'Periodic']} clearable />}
              <Select label={t('maxSeverity')} placeholder={t('anySeverity')} value={draft.maxSeverity == null ? null : `${draft.maxSeverity}`} onChange={(value) => set({ maxSeverity: value === null ? null : Number(value) })} data={severities} clearable />
            </>
          )}
        <TextInput label={t('station')} description={t('stationHow')} value={draft.station} onChange={(event) => set({ station: event.currentTarget.value })} maxLength={200} required />
        <div>
          <Text size="sm" fw={500} mb={4}>{t('does')}</Text>
          <SegmentedControl aria-label={t('does')} fullWidth value={draft.raises ? 'raises' : 'ignores'} onChange={(value) => set({ raises: value === 'raises' })} data={[{ value: 'raises', label: t('raises') }, { value: 'ignores', label: t('ignores') }]} />
        </div>
        {draft.raises && <Select label={t('severity')} placeholder={t('ownSeverity')} value={draft.severity == null ? null : `${draft.severity}`} onChange={(value) => set({ severity: value === null ? null : Number(value) })} data={severities} clearable />}
        <Text size="sm" role="status"><Text span c="dimmed" size="sm">{t('says')}: </Text>{sentence(draft)}</Text>
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end"><Button type="submit" loading={save.isPending}>{t('save')}</Button></Group>
      </Stack>
    </form>
  );
}
