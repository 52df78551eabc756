import type { Schemas } from '../api/client';

export type LocationStatus = Schemas['LocationStatus'];

/** From the worst to the best. */
export const statuses = ['Faulted', 'Offline', 'Charging', 'Available', 'Empty'] as const satisfies LocationStatus[];

export const worst = (a: LocationStatus, b: LocationStatus) => (statuses.indexOf(a) <= statuses.indexOf(b) ? a : b);
