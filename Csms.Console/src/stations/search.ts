export const states = ['online', 'offline', 'charging', 'faulted'] as const;
export const versions = ['1.6', '2.0.1'] as const;

export type StationsSearch = { text?: string; state?: (typeof states)[number]; version?: (typeof versions)[number]; location?: string };

/** Which stations the address asks for: a view that can be linked. */
export function stationsSearch(search: Record<string, unknown>): StationsSearch {
  // A text of digits alone comes as a number.
  const text = typeof search.text === 'string' || typeof search.text === 'number' ? String(search.text) : '';
  return {
    text: text || undefined,
    state: states.find((state) => state === search.state),
    version: versions.find((version) => version === String(search.version)),
    location: typeof search.location === 'string' || typeof search.location === 'number' ? String(search.location) : undefined,
  };
}
