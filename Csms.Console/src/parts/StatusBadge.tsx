import { Badge } from '@mantine/core';

// The words of both versions; green waits, blue charges, orange waits for somebody, red needs somebody.
const colors: Record<string, string> = {
  Available: 'teal', Preparing: 'cyan', Occupied: 'blue', Charging: 'blue', SuspendedEV: 'yellow', SuspendedEVSE: 'orange', Finishing: 'grape', Reserved: 'violet',
  Unavailable: 'gray', Faulted: 'red', Active: 'blue', Ended: 'gray', Accepted: 'teal', Pending: 'yellow', Rejected: 'red', EVConnected: 'cyan', Idle: 'gray',
};

export const statusColor = (status: string) => colors[status] ?? 'gray';

/** A state in the word that the station sent. */
export function StatusBadge({ status }: { status: string }) {
  return <Badge color={statusColor(status)} variant="light" tt="none">{status}</Badge>;
}
