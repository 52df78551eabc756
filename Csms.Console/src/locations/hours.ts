import type { Schemas } from '../api/client';

type Regular = Schemas['RegularHours'];

/** The same hours on some days, as people tell them. */
export type HoursGroup = { days: number[]; begin: string; end: string };

/** Days with the same hours together, in the order of the week. */
export function groupsOf(regular: Regular[]): HoursGroup[] {
  const groups = new Map<string, HoursGroup>();
  for (const { weekday, begin, end } of regular) {
    const group = groups.get(`${begin} ${end}`) ?? { days: [], begin, end };
    group.days.push(weekday);
    groups.set(`${begin} ${end}`, group);
  }
  return [...groups.values()].map((group) => ({ ...group, days: group.days.toSorted((a, b) => a - b) }));
}

/** The other way round. */
export const regularOf = (groups: HoursGroup[]): Regular[] => groups.flatMap(({ days, begin, end }) => days.map((weekday) => ({ weekday, begin, end })));

/** Days that follow each other as from and to. */
export function spansOf(days: number[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}

/** A weekday of 1 (Monday) to 7 in a language. */
export const weekdayName = (weekday: number, language: string) => new Date(Date.UTC(2024, 0, weekday)).toLocaleDateString(language, { weekday: 'short', timeZone: 'UTC' });
