import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { useEvents, type LiveEvent } from '../api/events';

export type Station = Schemas['StationResource'];
export type Transaction = Schemas['TransactionResource'];

/** One station, and whatever changes it. */
export function useStation(stationId: string) {
  return useQuery({ queryKey: ['stations', stationId], queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}', { params: { path: { stationId } } })) });
}

/** What runs at a station now. */
export function useRunning(stationId: string) {
  const key = ['transactions', 'running', stationId];
  useStationEvents(stationId, key);
  return useQuery({
    queryKey: key,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/transactions', { params: { query: { stationId, state: 'active', limit: 100 } } }))).items,
  });
}

/** Asks anew for what every event of one station makes old, but once a second at most. */
export function useStationEvents(stationId: string, queryKey: unknown[]) {
  const queries = useQueryClient();
  const isOld = useRef(false);
  const key = JSON.stringify(queryKey);
  useEvents(useCallback((event: LiveEvent) => { if (event.stationId === stationId) isOld.current = true; }, [stationId]));
  useEffect(() => {
    const timer = setInterval(() => {
      if (isOld.current) void queries.invalidateQueries({ queryKey: JSON.parse(key) as unknown[] });
      isOld.current = false;
    }, 1_000);
    return () => clearInterval(timer);
  }, [queries, key]);
}
