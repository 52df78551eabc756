import type { Transaction } from '../useStation';

/** What one does to a station, and where. */
export type Verb =
  | { kind: 'start'; evseId: number; connectorId?: number }
  | { kind: 'stop'; transaction: Transaction }
  | { kind: 'unlock'; evseId: number; connectorId: number }
  | { kind: 'availability'; evseId?: number }
  | { kind: 'reset' }
  | { kind: 'trigger' }
  | { kind: 'clearCache' };
