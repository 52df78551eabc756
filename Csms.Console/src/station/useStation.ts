import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { useOutdated, type LiveEvent } from '../api/events';

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
  const key = JSON.stringify(queryKey);
  useOutdated(useCallback((event: LiveEvent) => (event.stationId === stationId ? [JSON.parse(key) as unknown[]] : []), [stationId, key]), 1_000);
}
