// The first that fits: what comes later names itself as an earlier one too.
const programs: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/(Headless)?Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS/, 'macOS'], [/Linux|X11/, 'Linux']];

/** A browser as one knows it, from what it says of itself: `Firefox, Windows`. */
export function nameOf(client: string) {
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(client))?.[1];
  return [find(programs) ?? client.split(/[\s/]/)[0], find(systems)].filter(Boolean).join(', ');
}
