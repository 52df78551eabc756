const states = ['Waiting', 'Delivered', 'Dead'] as const;

/** Which deliveries the page's address asks for; `of` is `webhook:` or `recipient:` with an id. */
export type IntegrationsSearch = { state?: (typeof states)[number]; of?: string };

export function integrationsSearch(search: Record<string, unknown>): IntegrationsSearch {
  return {
    state: states.find((state) => state === search.state),
    of: typeof search.of === 'string' && /^(webhook|recipient):./.test(search.of) ? search.of : undefined,
  };
}

/** The same as the API asks for it. */
export function receiverOf(of: string | undefined) {
  const at = of?.indexOf(':') ?? -1;
  return { webhook: of?.startsWith('webhook:') ? of.slice(at + 1) : undefined, recipient: of?.startsWith('recipient:') ? of.slice(at + 1) : undefined };
}
