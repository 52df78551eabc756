import { Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Confirm, type Question } from '../../parts/Confirm';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useCommand, useWhyNot } from '../useCommand';
import type { Station } from '../useStation';
import { ProfileReport } from './ProfileReport';
import { SetProfile } from './SetProfile';
import { useTexts } from './texts';
import { useProfiles, type Profile } from './useCharging';

const colors: Record<Schemas['ProfileState'], string> = { Wanted: 'yellow', Accepted: 'teal', Lost: 'red' };

/** The profiles that were set from here; one can set another, clear them, and ask what the station has. */
export function Profiles({ station }: { station: Station }) {
  const t = useTexts();
  const profiles = useProfiles(station.id);
  const whyNot = useWhyNot(station);
  const [isSetting, setSetting] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const path = { stationId: station.id };
  const rows = profiles.data ?? [];
  const purposes = [...new Set(rows.map((profile) => profile.purpose))];
  const clear = useCommand(
    async (profile: Profile | null) => {
      if (profile) return bodyOf(api.DELETE('/api/v1/stations/{stationId}/charging-profiles', { params: { path, query: { id: profile.id } } }));
      // 2.0.1 asks for a criterion: what was set is cleared purpose by purpose.
      let answer: Schemas['CommandAnswer'] = { status: 'Accepted' };
      for (const purpose of purposes) answer = await bodyOf(api.DELETE('/api/v1/stations/{stationId}/charging-profiles', { params: { path, query: { purpose } } }));
      return answer;
    },
    { touches: ['charging'] },
  );
  const askOne = (profile: Profile) => setQuestion({ title: `${t('clearOne', { id: profile.id })}?`, text: t('clearOneHow'), action: t('clear'), onYes: () => clear.mutate(profile) });
  const askAll = () => setQuestion({ title: `${t('clearAll')}?`, text: t('clearAllHow', { purposes: purposes.map((purpose) => t(purpose)).join(', ') }), action: t('clearAll'), onYes: () => clear.mutate(null) });
  return (
    <Section
      title={t('profiles')} about={t('profilesHow')} flush
      actions={
        <>
          {rows.length > 0 && <CommandButton whyNot={whyNot} color="red" variant="subtle" onClick={askAll} loading={clear.isPending}>{t('clearAll')} …</CommandButton>}
          <CommandButton whyNot={whyNot} variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setSetting(true)}>{t('set')}</CommandButton>
        </>
      }
    >
      {profiles.error && <Failure error={profiles.error} />}
      {profiles.isPending && <Skeleton h={80} m="md" />}
      {profiles.data && rows.length === 0 && <Empty title={t('none')} how={t('noneHow')} />}
      {rows.length > 0 && <Rows rows={rows} whyNot={whyNot} onClear={askOne} />}
      {station.ocppVersion === '2.0.1' && <ProfileReport station={station} />}
      <SetProfile station={station} known={rows} opened={isSetting} onClose={() => setSetting(false)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}

function Rows({ rows, whyNot, onClear }: { rows: Profile[]; whyNot: string | null; onClear: (profile: Profile) => void }) {
  const t = useTexts();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 760 }} verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('profile')}</Table.Th><Table.Th>{t('purpose')}</Table.Th><Table.Th>{t('kind')}</Table.Th><Table.Th>{t('limits')}</Table.Th><Table.Th>{t('validity')}</Table.Th><Table.Th>{t('state')}</Table.Th><Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((profile) => (
            <Table.Tr key={`${profile.id} ${profile.state}`}>
              <Table.Td><Text size="sm" fw={600}>#{profile.id}</Text><Text size="xs" c="dimmed">{profile.evseId === 0 ? t('station') : t('evse', { id: profile.evseId })}</Text></Table.Td>
              <Table.Td data-inline>
                <Text size="sm">{t(profile.purpose)} · {t('level', { level: profile.stackLevel })}</Text>
                <Text size="xs" c="dimmed">{profile.ocppTransactionId ? t('transaction', { id: profile.ocppTransactionId }) : profile.purpose}</Text>
              </Table.Td>
              <Table.Td data-inline><Text size="sm">{t(profile.profile.kind)}</Text>{profile.profile.recurrency && <Text size="xs" c="dimmed">{t(profile.profile.recurrency)}</Text>}</Table.Td>
              <Table.Td><LimitsOf schedule={profile.profile.schedule} /></Table.Td>
              <Table.Td><Validity profile={profile.profile} /></Table.Td>
              <Table.Td data-inline><Badge color={colors[profile.state]} variant="light" tt="none">{t(profile.state)}</Badge>{profile.note && <Text size="xs" c="dimmed" maw={260}>{profile.note}</Text>}</Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  <CommandButton whyNot={whyNot} variant="subtle" color="gray" size="compact-sm" leftSection={<IconTrash size={14} />} onClick={() => onClear(profile)} aria-label={t('clearOne', { id: profile.id })}>{t('clear')}</CommandButton>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const shownPeriods = 3;

export function LimitsOf({ schedule }: { schedule: Schemas['RequestedSchedule'] }) {
  const t = useTexts();
  const { number, power, duration } = useFormats();
  const shown = schedule.periods.slice(0, shownPeriods).map((period) =>
    [schedule.unit === 'A' ? `${number(period.limit, 1)} A` : power(period.limit), period.phases != null && `${period.phases}~`, period.startSeconds > 0 && t('after', { time: duration(period.startSeconds) })].filter(Boolean).join(' '));
  return <Text size="sm" className="figures">{shown.join(' · ')}{schedule.periods.length > shownPeriods && ` · ${t('periods', { n: schedule.periods.length })}`}</Text>;
}

function Validity({ profile }: { profile: Schemas['RequestedProfile'] }) {
  const t = useTexts();
  const formats = useFormats();
  const words = [profile.validFrom && t('since', { at: formats.time(profile.validFrom) }), profile.validTo && t('till', { at: formats.time(profile.validTo) })].filter(Boolean);
  return <Text size="sm" c={words.length > 0 ? undefined : 'dimmed'}>{words.join(' ') || t('always')}</Text>;
}
