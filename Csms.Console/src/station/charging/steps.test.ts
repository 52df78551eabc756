import { expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { drawn, pointsOf, stepsOfComposite, stepsOfProfile } from './steps';

const at = (text: string) => new Date(`2026-03-${text}Z`).getTime();
const profile = (change: Partial<Schemas['RequestedProfile']>, schedule: Partial<Schemas['RequestedSchedule']> = {}): Schemas['RequestedProfile'] => ({
  id: 1, purpose: 'TxDefaultProfile', kind: 'Absolute', ...change,
  schedule: { unit: 'W', periods: [{ startSeconds: 0, limit: 7000 }, { startSeconds: 3600, limit: 3000 }], startsAt: '2026-03-01T12:00:00Z', ...schedule },
});

test('an absolute profile begins at its start and its last period goes on', () => {
  expect(stepsOfProfile(profile({}), null, at('01T11:00:00'), at('01T18:00:00'))).toEqual([{ at: at('01T12:00:00'), watts: 7000 }, { at: at('01T13:00:00'), watts: 3000 }]);
});

test('a duration and the validity end it', () => {
  expect(stepsOfProfile(profile({}, { durationSeconds: 5400 }), null, at('01T12:30:00'), at('01T18:00:00')).at(-1)).toEqual({ at: at('01T13:30:00'), watts: null });
  expect(stepsOfProfile(profile({ validTo: '2026-03-01T12:30:00Z' }), null, at('01T11:00:00'), at('01T18:00:00'))).toEqual([
    { at: at('01T12:00:00'), watts: 7000 }, { at: at('01T12:30:00'), watts: null },
  ]);
});

test('a daily one begins anew each day, also when the picture begins in its middle', () => {
  const steps = stepsOfProfile(profile({ kind: 'Recurring', recurrency: 'Daily' }), null, at('03T12:30:00'), at('04T12:30:00'));
  expect(steps).toEqual([{ at: at('03T12:30:00'), watts: 7000 }, { at: at('03T13:00:00'), watts: 3000 }, { at: at('04T12:00:00'), watts: 7000 }]);
});

test('what counts from the start of charging is not drawn while nothing charges', () => {
  expect(stepsOfProfile(profile({ kind: 'Relative' }), null, at('01T11:00:00'), at('01T18:00:00'))).toEqual([]);
  expect(stepsOfProfile(profile({ kind: 'Relative' }), at('01T15:00:00'), at('01T11:00:00'), at('01T18:00:00'))[0]).toEqual({ at: at('01T15:00:00'), watts: 7000 });
});

test('amperes are of each phase', () => {
  const [step] = stepsOfProfile(profile({}, { unit: 'A', periods: [{ startSeconds: 0, limit: 16, phases: 1 }] }), null, at('01T12:00:00'), at('01T13:00:00'));
  expect(step!.watts).toBe(3680);
});

test('where no limit is known a composite schedule breaks', () => {
  const steps = stepsOfComposite({ evseId: 1, startsAt: '2026-03-01T12:00:00Z', durationSeconds: 60, unit: 'W', periods: [{ startSeconds: 0, limit: 1000 }, { startSeconds: 30, limit: null }] });
  expect(pointsOf(steps, at('01T12:01:00'))).toEqual([[at('01T12:00:00'), 1], [at('01T12:00:30'), 1], [at('01T12:00:30'), null], [at('01T12:01:00'), null]]);
});

test('each transaction is a piece of its own', () => {
  const power = [1, 1, 2].map((transactionId, index) => ({ at: `2026-03-01T12:0${index}:00Z`, evseId: 1, transactionId, powerW: 1000 }));
  expect(drawn(power).get(1)).toEqual([[at('01T12:00:00'), 1], [at('01T12:01:00'), 1], [at('01T12:02:00'), null], [at('01T12:02:00'), 1]]);
});
