import type { Schemas } from '../../api/client';

type Profile = Schemas['RequestedProfile'];
type Schedule = Schemas['RequestedSchedule'];

/** From a moment on (milliseconds since 1970), this many watts; null where nothing is said. */
export type Step = { at: number; watts: number | null };

/** What the server takes as well where a station does not say: volts of a phase, and phases. */
export const volts = 230;
export const phases = 3;

const day = 86_400_000;

export const wattsOf = (limit: number, unit: Schemas['RateUnit'], ofPhases: number | null | undefined) => (unit === 'W' ? limit : limit * volts * (ofPhases ?? phases));

const time = (at: string | null | undefined) => (at ? new Date(at).getTime() : null);

/** A profile on the calendar between two moments. What counts from the start of charging is drawn only where that is known. */
export function stepsOfProfile(profile: Profile, chargingSince: number | null, from: number, to: number): Step[] {
  const start = profile.kind === 'Relative' ? chargingSince : (time(profile.schedule.startsAt) ?? chargingSince ?? from);
  if (start === null) return [];
  const every = profile.kind !== 'Recurring' ? null : profile.recurrency === 'Weekly' ? 7 * day : day;
  return stepsOf(profile.schedule, start, every, from, to, { from: time(profile.validFrom) ?? from, to: time(profile.validTo) ?? Infinity });
}

/** A schedule that somebody else has set. */
export function stepsOfSchedule(schedule: Schedule, noted: string | undefined, from: number, to: number): Step[] {
  return stepsOf(schedule, time(schedule.startsAt) ?? time(noted) ?? from, null, from, to, { from, to: Infinity });
}

/** The limits that follow from all together. */
export function stepsOfComposite(composite: Schemas['CompositeSchedule']): Step[] {
  const start = time(composite.startsAt) ?? Date.now();
  const steps = composite.periods.map((period): Step => ({
    at: start + period.startSeconds * 1000, watts: period.limit == null ? null : wattsOf(period.limit, composite.unit, period.phases),
  }));
  return composite.durationSeconds == null ? steps : [...steps, { at: start + composite.durationSeconds * 1000, watts: null }];
}

function stepsOf(schedule: Schedule, start: number, every: number | null, from: number, to: number, valid: { from: number; to: number }): Step[] {
  const at = (moment: number) => {
    if (moment < start || moment < valid.from || moment >= valid.to) return null;
    const into = (every === null ? moment - start : (moment - start) % every) / 1000;
    if (schedule.durationSeconds != null && into >= schedule.durationSeconds) return null;
    const period = schedule.periods.findLast((each) => each.startSeconds <= into);
    return period ? wattsOf(period.limit, schedule.unit, period.phases) : null;
  };
  const changes = new Set([from, valid.from, valid.to]);
  const first = every === null || from < start ? start : from - ((from - start) % every);
  for (let begin = first; begin < to; begin += every ?? Infinity) {
    changes.add(begin);
    if (schedule.durationSeconds != null) changes.add(begin + schedule.durationSeconds * 1000);
    for (const period of schedule.periods) changes.add(begin + period.startSeconds * 1000);
  }
  const steps = [...changes].filter((change) => change >= from && change < to).sort((a, b) => a - b).map((change): Step => ({ at: change, watts: at(change) }));
  return steps.filter((step, index) => index === 0 ? step.watts !== null : step.watts !== steps[index - 1]!.watts);
}

/** Points in kilowatts of a line that steps at its end: what ends goes on until then, and breaks. */
export function pointsOf(steps: Step[], to: number): [number, number | null][] {
  const points: [number, number | null][] = [];
  let last: number | null = null;
  for (const { at, watts } of steps) {
    const kilowatts = watts === null ? null : watts / 1000;
    if (kilowatts === null && last !== null) points.push([at, last]);
    points.push([at, kilowatts]);
    last = kilowatts;
  }
  if (last !== null) points.push([to, last]);
  return points;
}

/** What EVSEs drew, as a line for each: a new transaction begins a new piece. */
export function drawn(power: Schemas['PowerPoint'][]): Map<number, [number, number | null][]> {
  const lines = new Map<number, [number, number | null][]>();
  let before: Schemas['PowerPoint'] | undefined;
  for (const point of power) {
    const at = new Date(point.at).getTime();
    const line = lines.get(point.evseId) ?? [];
    if (before && before.evseId === point.evseId && before.transactionId !== point.transactionId) line.push([at, null]);
    line.push([at, point.powerW / 1000]);
    lines.set(point.evseId, line);
    before = point;
  }
  return lines;
}
