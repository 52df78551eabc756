/** What the audit's address says is looked for; times in UTC. */
export type AuditSearch = { operator?: string; station?: string; text?: string; from?: string; to?: string };

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '') || undefined;
  const time = (value: unknown) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined);
  return { operator: word(search.operator), station: word(search.station), text: word(search.text), from: time(search.from), to: time(search.to) };
}
