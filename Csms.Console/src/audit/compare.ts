/** A member that was changed, added or taken away; undefined where there is none. */
export type Difference = { path: string; before?: string; after?: string };

/** The members in which two values differ, each with its path. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [old, now] = [members(before), members(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.map((path) => ({ path, before: old.get(path), after: now.get(path) })).filter((difference) => difference.before !== difference.after);
}

function members(value: unknown, path = '', found = new Map<string, string>()) {
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object') return found.set(path, `${value as string | number | boolean}`);
  for (const [name, member] of Object.entries(value)) members(member, Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name, found);
  return found;
}
