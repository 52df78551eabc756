export const states = ['Active', 'Acknowledged', 'Ended'] as const;

/** What the alarms' address says is looked for; without a state, what is not over. */
export type AlarmsSearch = { state?: (typeof states)[number] | 'all'; station?: string; severity?: number };

export function alarmsSearch(search: Record<string, unknown>): AlarmsSearch {
  const severity = Number(search.severity);
  return {
    state: [...states, 'all' as const].find((state) => state === search.state),
    station: (typeof search.station === 'string' || typeof search.station === 'number' ? `${search.station}` : '') || undefined,
    severity: search.severity !== undefined && Number.isInteger(severity) && severity >= 0 && severity <= 9 ? severity : undefined,
  };
}
