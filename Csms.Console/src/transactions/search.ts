const states = ['active', 'ended'] as const;
const looks = ['flagged', 'needed', 'done'] as const;

/** What the list's address says is looked for; times in UTC. */
export type TransactionsSearch = { state?: (typeof states)[number]; flags?: (typeof looks)[number]; station?: string; token?: string; from?: string; to?: string };

export function transactionsSearch(search: Record<string, unknown>): TransactionsSearch {
  const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '') || undefined;
  const time = (value: unknown) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined);
  return {
    state: states.find((state) => state === search.state), flags: looks.find((look) => look === search.flags), station: word(search.station), token: word(search.token),
    from: time(search.from), to: time(search.to),
  };
}

/** The same in the API's words. */
export const queryOf = ({ state, flags, station, token, from, to }: TransactionsSearch) => ({
  state, stationId: station, idToken: token, from, to, flagged: flags === 'flagged' ? true : undefined, review: flags === 'needed' || flags === 'done' ? flags : undefined,
});

/** Where all that is looked for can be had as CSV. */
export function csvOf(search: TransactionsSearch) {
  const query = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries(queryOf(search))) if (value !== undefined) query.set(name, `${value}`);
  return `/api/v1/transactions?${query}`;
}
