import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

type Kind = 'station' | 'status' | 'transaction' | 'meter' | 'command' | 'alarm' | 'knock' | 'change';

/** An event of the stream: the kind's own members, and these. */
export type LiveEvent = { kind: Kind; stationId: string | null; at: string } & Record<string, unknown>;

const kinds: Kind[] = ['station', 'status', 'transaction', 'meter', 'command', 'alarm', 'knock', 'change'];

/** Which lists an event makes old. */
const touched: Record<Kind, string[]> = {
  station: ['stations', 'overview', 'timeline', 'knocks', 'locations'],
  status: ['stations', 'overview', 'timeline', 'locations'],
  transaction: ['transactions', 'stations', 'overview', 'locations'],
  meter: [],
  command: ['timeline', 'messages', 'audit'],
  alarm: ['alarms', 'overview'],
  knock: ['knocks', 'overview', 'timeline'],
  change: ['audit'],
};

/** Which lists a change of another list makes old, beside that one. */
const alsoTouched: Record<string, string[]> = {
  stations: ['overview', 'knocks', 'timeline', 'locations'],
  transactions: ['overview', 'timeline'],
  alarms: ['overview'],
  accounts: ['session'],
};

const touchedBy = (event: LiveEvent) => (event.kind === 'change' ? [...touched.change, event.resource as string, ...(alsoTouched[event.resource as string] ?? [])] : touched[event.kind]);

let source: EventSource | undefined;
let isLive = false;
// Of all stations together meter events come by the thousand: only those of the station that is shown are asked for.
let meterStationId = '';
const streams = new Set<EventSource>();
const listeners = new Set<(event: LiveEvent) => void>();
const watchers = new Set<() => void>();

function setLive(live: boolean) {
  isLive = live;
  for (const watcher of watchers) watcher();
}

// A browser tries again by itself after a lost connection, but not after a refusal: of a session that is over, or of a proxy whose server starts anew.
const afterRefusal = 3_000;

function closeAllBut(kept?: EventSource) {
  for (const stream of streams) {
    if (stream === kept) continue;
    stream.close();
    streams.delete(stream);
  }
}

function open() {
  const opened = new EventSource(`/api/v1/events?meterStationId=${encodeURIComponent(meterStationId)}`);
  // The one before goes on until this one is there: nothing is missed between them.
  source = opened;
  streams.add(opened);
  opened.onopen = () => {
    if (source !== opened) return;
    closeAllBut(opened);
    setLive(true);
  };
  opened.onerror = () => {
    if (source !== opened) return;
    closeAllBut(opened);
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
      closeAllBut();
      source = undefined;
      setLive(false);
    };
  }, [listener]);
}

/** Hears meter events of this station as long as the component is shown. */
export function useMeterOf(stationId: string | undefined) {
  useEffect(() => {
    if (!stationId) return;
    meterStationId = stationId;
    if (source) open();
    return () => {
      meterStationId = '';
      if (source) open();
    };
  }, [stationId]);
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
 * Asks anew for what events have made old: at once, then once in a while, and not before the answer to the last question is there: over a slow connection a page that
 * asks anew at every event would never see one.
 * @param keysOf The first parts of the query keys that an event makes old.
 */
export function useOutdated(keysOf: (event: LiveEvent) => QueryKey[], everyMilliseconds = 500) {
  const queries = useQueryClient();
  const old = useRef(new Map<string, QueryKey>());
  const plan = useRef(() => {});
  useEvents(
    useCallback(
      (event: LiveEvent) => {
        for (const key of keysOf(event)) old.current.set(JSON.stringify(key), key);
        plan.current();
      },
      [keysOf],
    ),
  );
  useEffect(() => {
    let askedAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    plan.current = () => {
      if (old.current.size > 0) timer ??= setTimeout(ask, askedAt + everyMilliseconds - performance.now());
    };
    const ask = () => {
      timer = undefined;
      askedAt = performance.now();
      for (const [name, queryKey] of old.current) {
        if (queries.isFetching({ queryKey }) > 0) continue;
        old.current.delete(name);
        void queries.invalidateQueries({ queryKey });
      }
      plan.current();
    };
    plan.current();
    return () => clearTimeout(timer);
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
