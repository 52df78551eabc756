import { ActionIcon, Button, Fieldset, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput, type InputWrapperProps } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { api, bodyOf, Problem } from '../../api/client';
import { Dialog } from '../../parts/Dialog';
import { focusFault } from '../../parts/focusFault';
import { Failure } from '../../parts/Page';
import { useCommand } from '../useCommand';
import type { Station } from '../useStation';
import { commandOf, faultsOf, newDraft, type Draft } from './draft';
import { useTexts } from './texts';
import { useAbilities, type Profile } from './useCharging';

// Fields stand in lines, whether they have a hint or not.
const order: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

type Props = { station: Station; known: Profile[]; opened: boolean; onClose: () => void };

/** Sets a charging profile. */
export function SetProfile({ opened, onClose, ...rest }: Props) {
  const t = useTexts();
  return <Dialog opened={opened} onClose={onClose} title={t('set')} size="xl" closeOnClickOutside={false}>{opened && <Form {...rest} onClose={onClose} />}</Dialog>;
}

function Form({ station, known, onClose }: Omit<Props, 'opened'>) {
  const t = useTexts();
  const abilities = useAbilities(station.id).data;
  const evses = station.evses.filter((evse) => evse.id > 0);
  const [draft, setDraft] = useState(() => newDraft(Math.max(0, ...known.map((profile) => profile.id)) + 1, evses[0]?.id ?? 0));
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const send = useCommand(() => bodyOf(api.POST('/api/v1/stations/{stationId}/charging-profiles', { params: { path: { stationId: station.id } }, body: commandOf(draft) })), {
    touches: ['charging'], toldByForm: true, onAnswered: (answer) => { if (answer.status === 'Accepted') onClose(); },
  });
  const faults = faultsOf(draft);
  // What the server found goes on standing at its field until something is sent again.
  const refused = send.error instanceof Problem ? send.error.violations : [];
  const faultAt = (path: string) => {
    const own = hasTried ? faults[path] : undefined;
    return own ? t(own) : refused.find((broken) => broken.path === path)?.description;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) send.mutate();
    else focusFault(event.currentTarget as HTMLElement);
  };
  const setPeriod = (at: number, change: Partial<Draft['periods'][number]>) => set({ periods: draft.periods.map((period, each) => (each === at ? { ...period, ...change } : period)) });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
          <Select
            label={t('purpose')} value={draft.purpose} allowDeselect={false} error={faultAt('chargingProfile.purpose') ?? faultAt('chargingProfile.transactionId')} data={(['ChargingStationMaxProfile', 'TxDefaultProfile', 'TxProfile'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(purpose) => purpose && set({ purpose, evseId: purpose === 'ChargingStationMaxProfile' ? 0 : draft.evseId })}
          />
          <Select
            label={t('place')} value={`${draft.evseId}`} allowDeselect={false} onChange={(value) => set({ evseId: Number(value) })} error={faultAt('evseId')}
            data={[{ value: '0', label: t('station') }, ...evses.map(({ id }) => ({ value: `${id}`, label: t('evse', { id }) }))]}
          />
          <NumberInput
            label={t('stackLevel')} inputWrapperOrder={order} description={abilities?.maxStackLevel == null ? t('levelHow') : t('highest', { level: abilities.maxStackLevel })} value={draft.stackLevel} onChange={(stackLevel) => set({ stackLevel })}
            error={faultAt('chargingProfile.stackLevel')} allowDecimal={false}
          />
          <Select
            label={t('kind')} value={draft.kind} allowDeselect={false} onChange={(kind) => kind && set({ kind })} data={(['Absolute', 'Recurring', 'Relative'] as const).map((value) => ({ value, label: t(value) }))} error={faultAt('chargingProfile.kind')}
          />
          {draft.kind === 'Recurring' && (
            <Select
              label={t('recurrency')} value={draft.recurrency} allowDeselect={false} onChange={(recurrency) => recurrency && set({ recurrency })} data={(['Daily', 'Weekly'] as const).map((value) => ({ value, label: t(value) }))}
              error={faultAt('chargingProfile.recurrency')}
            />
          )}
          {draft.kind !== 'Relative' && (
            <TextInput type="datetime-local" label={t('startsAt')} inputWrapperOrder={order} description={t('startsAtHow')} value={draft.startsAt} onChange={(event) => set({ startsAt: event.currentTarget.value })} error={faultAt('chargingProfile.schedule.startsAt')} />
          )}
          <NumberInput label={t('minutes')} inputWrapperOrder={order} description={t('minutesHow')} value={draft.minutes} onChange={(minutes) => set({ minutes })} error={faultAt('chargingProfile.schedule.durationSeconds')} />
          <TextInput type="datetime-local" label={t('validFrom')} inputWrapperOrder={order} description={t('optional')} value={draft.validFrom} onChange={(event) => set({ validFrom: event.currentTarget.value })} error={faultAt('chargingProfile.validFrom')} />
          <TextInput type="datetime-local" label={t('validTo')} inputWrapperOrder={order} description={t('optional')} value={draft.validTo} onChange={(event) => set({ validTo: event.currentTarget.value })} error={faultAt('chargingProfile.validTo')} />
          <NumberInput label={t('id')} inputWrapperOrder={order} description={t('idHow')} value={draft.id} onChange={(id) => set({ id })} error={faultAt('chargingProfile.id')} allowDecimal={false} />
        </SimpleGrid>
        <Fieldset legend={t('schedule')}>
          <Stack>
            <SegmentedControl aria-label={t('unit')} value={draft.unit} onChange={(unit) => set({ unit })} data={[{ value: 'W', label: t('watts') }, { value: 'A', label: t('amperes') }]} style={{ alignSelf: 'flex-start' }} />
            {faultAt('chargingProfile.schedule.unit') && <Text size="sm" c="red">{faultAt('chargingProfile.schedule.unit')}</Text>}
            {draft.periods.map((period, at) => {
              const path = `chargingProfile.schedule.periods[${at}]`;
              return (
                <Group key={at} gap="sm" align="flex-start" role="group" aria-label={t('step', { n: at + 1 })}>
                  <NumberInput flex="1 1 90px" label={t('start')} value={period.minutes} onChange={(minutes) => setPeriod(at, { minutes })} error={faultAt(`${path}.startSeconds`)} />
                  <NumberInput flex="1 1 120px" label={t('limit', { unit: draft.unit })} value={period.limit} onChange={(limit) => setPeriod(at, { limit })} error={faultAt(`${path}.limit`)} data-autofocus={at === 0 || undefined} />
                  <Select flex="1 1 80px" label={t('phases')} value={period.phases || null} placeholder="3" clearable data={['1', '2', '3']} onChange={(phases) => setPeriod(at, { phases: phases ?? '' })} error={faultAt(`${path}.phases`)} />
                  <ActionIcon variant="subtle" color="gray" size="lg" mt={25} aria-label={t('removePeriod', { n: at + 1 })} disabled={draft.periods.length === 1} onClick={() => set({ periods: draft.periods.filter((_, each) => each !== at) })}><IconTrash size={16} /></ActionIcon>
                </Group>
              );
            })}
            {faultAt('chargingProfile.schedule.periods') && <Text size="sm" c="red">{faultAt('chargingProfile.schedule.periods')}</Text>}
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => set({ periods: [...draft.periods, { minutes: Number(draft.periods.at(-1)!.minutes || 0) + 60, limit: '', phases: '' }] })}>{t('addPeriod')}</Button>
          </Stack>
        </Fieldset>
        {send.error && <Failure error={send.error} />}
        {send.data && send.data.status !== 'Accepted' && <Failure error={new Error(t('notAccepted', { status: [send.data.status, send.data.reasonCode, send.data.reasonText].filter(Boolean).join(' · ') }))} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={send.isPending}>{t('send')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
