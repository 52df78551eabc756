import type { Schemas } from '../api/client';

type Transaction = Schemas['TransactionResource'];
type Reading = Schemas['Reading'];

/** How long it took, or takes so far. */
export const secondsOf = (transaction: Transaction, now: number) =>
  ((transaction.endedAt ? new Date(transaction.endedAt).getTime() : now) - new Date(transaction.startedAt).getTime()) / 1000;

/** What the samples tell of a transaction: powers in watts, states of charge in percent; undefined where they tell nothing. */
export function figuresOf(transaction: Transaction, readings: Reading[], now: number) {
  const hours = secondsOf(transaction, now) / 3600;
  const charges = readings.filter((reading) => reading.measurand === 'SoC' && reading.value != null).sort((a, b) => a.at.localeCompare(b.at));
  return {
    averageWatts: transaction.energyWh != null && hours > 0 ? transaction.energyWh / hours : undefined,
    peakWatts: peakOf(readings.filter((reading) => reading.measurand === 'Power.Active.Import')),
    firstCharge: charges.at(0)?.value ?? undefined,
    lastCharge: charges.at(-1)?.value ?? undefined,
  };
}

// Where a station tells single phases only, those of one instant add up.
function peakOf(powers: Reading[]) {
  const whole = powers.filter((reading) => !reading.phase);
  const sums = new Map<string, number>();
  for (const reading of whole.length > 0 ? whole : powers) {
    if (reading.value == null) continue;
    sums.set(reading.at, whole.length > 0 ? Math.max(sums.get(reading.at) ?? 0, reading.value) : (sums.get(reading.at) ?? 0) + reading.value);
  }
  let peak: number | undefined;
  for (const sum of sums.values()) peak = Math.max(peak ?? 0, sum);
  return peak;
}
