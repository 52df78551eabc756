/** What the tokens' address says is looked for: what ids begin with, or a group. */
export const tokensSearch = ({ search }: Record<string, unknown>): { search?: string } =>
  ({ search: (typeof search === 'string' || typeof search === 'number' ? `${search}` : '') || undefined });
