export const tabs = ['overview', 'timeline', 'messages', 'transactions', 'charging', 'reservations', 'localList', 'configuration', 'certificates', 'files', 'call'] as const;
export type Tab = (typeof tabs)[number];

export type StationSearch = { tab?: Tab; kind?: string; action?: string; direction?: 'fromStation' | 'toStation' };

/** What the address says of a station's page. */
export function stationSearch(search: Record<string, unknown>): StationSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] ? search[name] : undefined);
  const direction = text('direction');
  return {
    tab: tabs.find((tab) => tab === search.tab),
    kind: text('kind'),
    action: text('action'),
    direction: direction === 'fromStation' || direction === 'toStation' ? direction : undefined,
  };
}
