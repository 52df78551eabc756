import dayjs from 'dayjs';
import type { Schemas } from '../../api/client';

type Period = { minutes: number | string; limit: number | string; phases: string };

/** A profile as it is being written: numbers may still be empty, times are those of the reader's place. */
export type Draft = {
  id: number | string;
  evseId: number;
  purpose: Schemas['ProfilePurpose'];
  stackLevel: number | string;
  kind: Schemas['ProfileKind'];
  recurrency: 'Daily' | 'Weekly';
  startsAt: string;
  validFrom: string;
  validTo: string;
  minutes: number | string;
  unit: Schemas['RateUnit'];
  periods: Period[];
};

export const newDraft = (id: number, evseId: number): Draft => ({
  id, evseId, purpose: 'TxDefaultProfile', stackLevel: 0, kind: 'Absolute', recurrency: 'Daily', startsAt: '', validFrom: '', validTo: '', minutes: '', unit: 'W', periods: [{ minutes: 0, limit: '', phases: '' }],
});

type Word = 'needId' | 'needLevel' | 'needEvse' | 'needStation' | 'needMinutes' | 'needOrderOfTime' | 'needNumber' | 'needFirst' | 'needOrder' | 'needLimit';

const isWhole = (value: number | string, least: number) => typeof value === 'number' && Number.isInteger(value) && value >= least;

/** What is wrong, by the paths that the server names in its refusals too. */
export function faultsOf(draft: Draft): Record<string, Word> {
  const faults: Record<string, Word> = {};
  if (!isWhole(draft.id, 1)) faults['chargingProfile.id'] = 'needId';
  if (!isWhole(draft.stackLevel, 0)) faults['chargingProfile.stackLevel'] = 'needLevel';
  if (draft.purpose === 'TxProfile' && draft.evseId === 0) faults.evseId = 'needEvse';
  if (draft.purpose === 'ChargingStationMaxProfile' && draft.evseId > 0) faults.evseId = 'needStation';
  if (draft.minutes !== '' && !isWhole(draft.minutes, 1)) faults['chargingProfile.schedule.durationSeconds'] = 'needMinutes';
  if (draft.validFrom && draft.validTo && draft.validTo <= draft.validFrom) faults['chargingProfile.validTo'] = 'needOrderOfTime';
  draft.periods.forEach((period, at) => {
    const path = `chargingProfile.schedule.periods[${at}]`;
    if (typeof period.minutes !== 'number' || period.minutes < 0) faults[`${path}.startSeconds`] = 'needNumber';
    else if (at === 0 && period.minutes !== 0) faults[`${path}.startSeconds`] = 'needFirst';
    else if (at > 0 && !(period.minutes > Number(draft.periods[at - 1]!.minutes))) faults[`${path}.startSeconds`] = 'needOrder';
    if (typeof period.limit !== 'number' || period.limit < 0 || Math.abs(period.limit * 10 - Math.round(period.limit * 10)) > 1e-6) faults[`${path}.limit`] = 'needLimit';
  });
  return faults;
}

const instant = (local: string) => (local ? dayjs(local).toISOString() : null);

/** What is sent of a draft without faults. */
export function commandOf(draft: Draft): Schemas['SetChargingProfileCommand'] {
  const isTimed = draft.kind !== 'Relative';
  return {
    evseId: draft.evseId,
    chargingProfile: {
      id: Number(draft.id), stackLevel: Number(draft.stackLevel), purpose: draft.purpose, kind: draft.kind, recurrency: draft.kind === 'Recurring' ? draft.recurrency : null,
      validFrom: instant(draft.validFrom), validTo: instant(draft.validTo),
      schedule: {
        unit: draft.unit,
        // What is left empty begins now; the seconds would only tell how long the form was open.
        startsAt: isTimed ? (instant(draft.startsAt) ?? dayjs().startOf('minute').toISOString()) : null,
        durationSeconds: draft.minutes === '' ? null : Number(draft.minutes) * 60,
        periods: draft.periods.map((period) => ({ startSeconds: Math.round(Number(period.minutes) * 60), limit: Number(period.limit), phases: period.phases ? Number(period.phases) : null })),
      },
    },
  };
}
