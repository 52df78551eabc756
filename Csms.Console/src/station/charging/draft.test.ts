import { expect, test } from 'vitest';
import { commandOf, faultsOf, newDraft } from './draft';

const good = { ...newDraft(1, 1), periods: [{ minutes: 0, limit: 11000, phases: '' }, { minutes: 90, limit: 4140.5, phases: '1' }] };

test('a good draft has no faults and is sent as it is meant', () => {
  expect(faultsOf(good)).toEqual({});
  expect(commandOf({ ...good, minutes: 120 }).chargingProfile.schedule).toMatchObject({
    unit: 'W', durationSeconds: 7200, periods: [{ startSeconds: 0, limit: 11000, phases: null }, { startSeconds: 5400, limit: 4140.5, phases: 1 }],
  });
});

test('what counts from the start of charging has no start of its own', () => {
  expect(commandOf({ ...good, kind: 'Relative', startsAt: '2026-03-01T12:00' }).chargingProfile.schedule.startsAt).toBeNull();
});

test.each([
  [{ id: '' }, 'chargingProfile.id'],
  [{ stackLevel: -1 }, 'chargingProfile.stackLevel'],
  [{ purpose: 'TxProfile' as const, evseId: 0 }, 'evseId'],
  [{ purpose: 'ChargingStationMaxProfile' as const, evseId: 1 }, 'evseId'],
  [{ minutes: 0.5 }, 'chargingProfile.schedule.durationSeconds'],
  [{ validFrom: '2026-03-02T00:00', validTo: '2026-03-01T00:00' }, 'chargingProfile.validTo'],
  [{ periods: [{ minutes: 5, limit: 1, phases: '' }] }, 'chargingProfile.schedule.periods[0].startSeconds'],
  [{ periods: [{ minutes: 0, limit: 1, phases: '' }, { minutes: 0, limit: 1, phases: '' }] }, 'chargingProfile.schedule.periods[1].startSeconds'],
  [{ periods: [{ minutes: 0, limit: '', phases: '' }] }, 'chargingProfile.schedule.periods[0].limit'],
  [{ periods: [{ minutes: 0, limit: 1.25, phases: '' }] }, 'chargingProfile.schedule.periods[0].limit'],
])('%j is wrong at %s', (change, path) => {
  expect(Object.keys(faultsOf({ ...good, ...change }))).toEqual([path]);
});
