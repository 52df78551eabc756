export const states = ['online', 'offline', 'charging', 'faulted'] as const;
export const versions = ['1.6', '2.0.1'] as const;

/** The columns that one may do without, in their order. */
export const columns = ['connectors', 'location', 'model', 'firmware', 'version', 'seen'] as const;
export type Column = (typeof columns)[number];

/** `hide`: the columns that are not shown, with commas between. */
export type StationsSearch = { text?: string; state?: (typeof states)[number]; version?: (typeof versions)[number]; location?: string; hide?: string };

/** Which stations the address asks for: a view that can be linked. */
export function stationsSearch(search: Record<string, unknown>): StationsSearch {
  // A text of digits alone comes as a number.
  const text = typeof search.text === 'string' || typeof search.text === 'number' ? String(search.text) : '';
  const hidden = typeof search.hide === 'string' ? search.hide.split(',') : [];
  return {
    text: text || undefined,
    state: states.find((state) => state === search.state),
    version: versions.find((version) => version === String(search.version)),
    location: typeof search.location === 'string' || typeof search.location === 'number' ? String(search.location) : undefined,
    hide: columns.filter((column) => hidden.includes(column)).join(',') || undefined,
  };
}

export const isShown = (search: StationsSearch, column: Column) => !search.hide?.split(',').includes(column);

/** What the server is asked, without how it is shown. */
export const filtersOf = ({ text, state, version, location }: StationsSearch) => ({ text, state, version, location });

/** A search as it is saved: what stands in an address after the question mark. */
export const textOf = (search: StationsSearch) => new URLSearchParams(Object.entries(search).filter((entry): entry is [string, string] => !!entry[1])).toString();

export const searchOf = (text: string) => stationsSearch(Object.fromEntries(new URLSearchParams(text)));
