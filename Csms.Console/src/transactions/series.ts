import type { Schemas } from '../api/client';

type Reading = Schemas['Reading'];

export const measures = ['power', 'current', 'voltage', 'energy', 'charge'] as const;
export type Measure = (typeof measures)[number];

/** A line: whose it is ('' for the whole, else a phase or 'offered') and its points, times in milliseconds since 1970. */
export type Line = { of: string; points: [number, number][] };

const sources: Record<string, { measure: Measure; of?: string; divisor: number }> = {
  'Power.Active.Import': { measure: 'power', divisor: 1000 },
  'Power.Offered': { measure: 'power', of: 'offered', divisor: 1000 },
  'Current.Import': { measure: 'current', divisor: 1 },
  'Current.Offered': { measure: 'current', of: 'offered', divisor: 1 },
  Voltage: { measure: 'voltage', divisor: 1 },
  'Energy.Active.Import.Register': { measure: 'energy', divisor: 1000 },
  SoC: { measure: 'charge', divisor: 1 },
};

/** The units that the values of lines have. */
export const units: Record<Measure, string> = { power: 'kW', current: 'A', voltage: 'V', energy: 'kWh', charge: '%' };

/** Samples as lines to be drawn. What is measured at several places counts at the outlet; the energy is that of the transaction, not the meter's. */
export function linesOf(readings: Reading[], meterStartWh: number | null | undefined): Map<Measure, Line[]> {
  const atOutlet = new Set(readings.filter((reading) => reading.location === 'Outlet').map((reading) => reading.measurand));
  const lines = new Map<Measure, Map<string, [number, number][]>>();
  for (const reading of readings) {
    const source = sources[reading.measurand];
    if (!source || reading.value == null || (reading.location !== 'Outlet' && atOutlet.has(reading.measurand))) continue;
    const of = source.of ?? (reading.phase ?? '').replace('-N', '');
    const value = source.measure === 'energy' && !of ? reading.value - (meterStartWh ?? reading.value) : reading.value;
    const ofMeasure = lines.get(source.measure) ?? new Map<string, [number, number][]>();
    lines.set(source.measure, ofMeasure);
    const points = ofMeasure.get(of) ?? [];
    ofMeasure.set(of, points);
    points.push([new Date(reading.at).getTime(), value / source.divisor]);
  }
  return new Map(
    measures.filter((measure) => lines.has(measure)).map((measure) => [
      measure,
      [...lines.get(measure)!].map(([of, points]) => ({ of, points: points.sort((a, b) => a[0] - b[0]) })).sort((a, b) => a.of.localeCompare(b.of)),
    ]),
  );
}
