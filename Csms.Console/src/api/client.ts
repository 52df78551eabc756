import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** What the server says when it does not do what it was asked: RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    readonly violations: { path: string; rule: string; description: string }[],
    readonly members: Record<string, unknown>,
  ) {
    super(detail);
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin });

// Pages ask by themselves for what is new. Where nobody has touched the console for a minute, that keeps nobody signed in.
const attention = 60_000;
let touchedAt = Date.now();
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) window.addEventListener(kind, () => (touchedAt = Date.now()), { capture: true, passive: true });

api.use({
  onRequest({ request }) {
    if (Date.now() - touchedAt > attention) request.headers.set('X-Unattended', 'true');
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const members = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const detail = (members.detail as string | undefined) ?? `${response.status} ${response.statusText}`;
    throw new Problem(response.status, (members.title as string | undefined) ?? '', detail, (members.violations as Problem['violations'] | undefined) ?? [], members);
  },
});

/** The answer's body; the middleware above has thrown for every status that is none of success. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
