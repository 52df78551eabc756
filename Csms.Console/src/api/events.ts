import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

type Kind = 'station' | 'status' | 'transaction' | 'meter' | 'command' | 'alarm' | 'knock' | 'change';

/** An event of the stream: the kind's own members, and these. */
export type LiveEvent = { kind: Kind; stationId: string | null; at: string } & Record<string, unknown>;

const kinds: Kind[] = ['station', 'status', 'transaction', 'meter', 'command', 'alarm', 'knock', 'change'];

/** Which lists an event makes old. */
const touched: Record<Kind, string[]> = {
  station: ['stations', 'overview', 'timeline', 'knocks'],
  status: ['stations', 'overview', 'timeline'],
  transaction: ['transactions', 'stations', 'overview'],
  meter: ['readings', 'overview'],
  command: ['timeline', 'messages', 'audit'],
  alarm: ['alarms', 'overview'],
  knock: ['knocks', 'overview', 'timeline'],
  change: ['audit'],
};

/** Which lists a change of another list makes old, beside that one. */
const alsoTouched: Record<string, string[]> = {
  stations: ['overview', 'knocks', 'timeline'],
  transactions: ['overview', 'timeline'],
  alarms: ['overview'],
  accounts: ['session'],
};

const touchedBy = (event: LiveEvent) => (event.kind === 'change' ? [...touched.change, event.resource as string, ...(alsoTouched[event.resource as string] ?? [])] : touched[event.kind]);

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

/**
 * Asks anew for what events have made old, once in a while, and not before the answer to the last question is there: over a slow connection a page that
 * asks anew at every event would never see one.
 * @param keysOf The first parts of the query keys that an event makes old.
 */
export function useOutdated(keysOf: (event: LiveEvent) => QueryKey[], everyMilliseconds = 500) {
  const queries = useQueryClient();
  const old = useRef(new Map<string, QueryKey>());
  useEvents(useCallback((event: LiveEvent) => keysOf(event).forEach((key) => old.current.set(JSON.stringify(key), key)), [keysOf]));
  useEffect(() => {
    const timer = setInterval(() => {
      for (const [name, queryKey] of old.current) {
        if (queries.isFetching({ queryKey }) > 0) continue;
        old.current.delete(name);
        void queries.invalidateQueries({ queryKey });
      }
    }, everyMilliseconds);
    return () => clearInterval(timer);
  }, [queries, everyMilliseconds]);
}

const keysTouchedBy = (event: LiveEvent) => touchedBy(event).map((key) => [key]);

/** Keeps whatever is shown as new as the events are. */
export function useFreshness() {
  const queries = useQueryClient();
  useOutdated(keysTouchedBy);
  useEffect(() => {
    let wasLost = false;
    const watcher = () => {
      // Refused, perhaps, because nobody is signed in any more; and what was missed meanwhile is asked for.
      if (!isLive) void queries.invalidateQueries({ queryKey: ['session'] });
      else if (wasLost) void queries.invalidateQueries();
      wasLost = !isLive;
    };
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, [queries]);
}
