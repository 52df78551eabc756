import { Select, TextInput } from '@mantine/core';
import { useSeverityName } from '../parts/severity';
import { useTexts } from './texts';

type Chosen = { station: string; alarmKind: string; maxSeverity: number | null };

/** Of which stations and alarms somebody is told. */
export function Choice({ value, withAlarms, onChange }: { value: Chosen; withAlarms: boolean; onChange: (change: Partial<Chosen>) => void }) {
  const t = useTexts();
  const nameOf = useSeverityName();
  return (
    <>
      {withAlarms && (
        <>
          <Select
            label={t('severity')} placeholder={t('anySeverity')} value={value.maxSeverity === null ? null : `${value.maxSeverity}`} clearable
            onChange={(chosen) => onChange({ maxSeverity: chosen === null ? null : Number(chosen) })} data={Array.from({ length: 10 }, (_, severity) => ({ value: `${severity}`, label: `${severity} · ${nameOf(severity)}` }))}
          />
          <TextInput label={t('alarmKind')} description={t('patternHow')} value={value.alarmKind} onChange={(event) => onChange({ alarmKind: event.currentTarget.value })} maxLength={200} required />
        </>
      )}
      <TextInput label={t('station')} description={t('patternHow')} value={value.station} onChange={(event) => onChange({ station: event.currentTarget.value })} maxLength={200} required />
    </>
  );
}
