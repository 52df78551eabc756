import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

type Kind = 'station' | 'status' | 'transaction' | 'meter' | 'command' | 'alarm';

/** An event of the stream: the kind's own members, and these. */
export type LiveEvent = { kind: Kind; stationId: string | null; at: string } & Record<string, unknown>;

const kinds: Kind[] = ['station', 'status', 'transaction', 'meter', 'command', 'alarm'];

/** Which lists an event makes old. */
const touched: Record<Kind, string[]> = {
  station: ['stations', 'overview', 'timeline', 'knocks'],
  status: ['stations', 'overview', 'timeline'],
  transaction: ['transactions', 'stations', 'overview'],
  meter: [],
  command: ['timeline', 'messages', 'audit'],
  alarm: ['alarms', 'overview'],
};

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

/** Asks anew for whatever is shown and made old by events: at once, but twice a second at most. */
export function useFreshness() {
  const queries = useQueryClient();
  useEffect(() => {
    const old = new Set<string>();
    let askedAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      askedAt = performance.now();
      for (const key of old) void queries.invalidateQueries({ queryKey: [key] });
      old.clear();
    };
    const listener = (event: LiveEvent) => {
      for (const key of touched[event.kind]) old.add(key);
      if (old.size > 0) timer ??= setTimeout(ask, askedAt + 500 - performance.now());
    };
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
      clearTimeout(timer);
      listeners.delete(listener);
      watchers.delete(watcher);
    };
  }, [queries]);
}
