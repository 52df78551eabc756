import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

type Kind = 'station' | 'status' | 'transaction' | 'meter' | 'command' | 'alarm';

/** An event of the stream: the kind's own members, and these. */
export type LiveEvent = { kind: Kind; stationId: string | null; at: string } & Record<string, unknown>;

const kinds: Kind[] = ['station', 'status', 'transaction', 'meter', 'command', 'alarm'];

/** Which lists an event makes old. */
const touched: Record<Kind, string[]> = {
  station: ['stations', 'overview', 'timeline', 'knocks', 'locations'],
  status: ['stations', 'overview', 'timeline', 'locations'],
  transaction: ['transactions', 'stations', 'overview', 'locations'],
  meter: ['readings', 'overview'],
  command: ['timeline', 'messages', 'audit'],
  alarm: ['alarms', 'overview'],
};

let source: EventSource | undefined;
let isLive = false;
const listeners = new Set<(event: LiveEvent) => void>();
const watchers = new Set<() => void>();

function setLive(live: boolean) {
  isLive = live;
  for (const watcher of watchers) watcher();
}

// A browser tries again by itself after a lost connection, but not after a refusal: of a session that is over, or of a proxy whose server starts anew.
const afterRefusal = 3_000;

function open() {
  const opened = new EventSource('/api/v1/events');
  source = opened;
  opened.onopen = () => setLive(true);
  opened.onerror = () => {
    setLive(false);
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => source === opened && open(), afterRefusal);
  };
  for (const kind of kinds) {
    opened.addEventListener(kind, (message) => {
      const event = { ...(JSON.parse((message as MessageEvent<string>).data) as object), kind } as LiveEvent;
      for (const listener of listeners) listener(event);
    });
  }
}

/** Hears every event as long as the component is shown. One stream serves all. */
export function useEvents(listener: (event: LiveEvent) => void) {
  useEffect(() => {
    listeners.add(listener);
    if (!source) open();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      source?.close();
      source = undefined;
      setLive(false);
    };
  }, [listener]);
}

/** Whether events arrive. */
export function useIsLive() {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => isLive,
  );
}

/** Asks anew for whatever is shown and made old by events, twice a second at most. */
export function useFreshness() {
  const queries = useQueryClient();
  useEffect(() => {
    const old = new Set<string>();
    const listener = (event: LiveEvent) => touched[event.kind].forEach((key) => old.add(key));
    const timer = setInterval(() => {
      for (const key of old) void queries.invalidateQueries({ queryKey: [key] });
      old.clear();
    }, 500);
    let wasLost = false;
    const watcher = () => {
      // Refused, perhaps, because nobody is signed in any more; and what was missed meanwhile is asked for.
      if (!isLive) void queries.invalidateQueries({ queryKey: ['session'] });
      else if (wasLost) void queries.invalidateQueries();
      wasLost = !isLive;
    };
    listeners.add(listener);
    watchers.add(watcher);
    return () => {
      clearInterval(timer);
      listeners.delete(listener);
      watchers.delete(watcher);
    };
  }, [queries]);
}
