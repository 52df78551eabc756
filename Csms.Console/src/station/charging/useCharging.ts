import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../../api/client';
import { useStationEvents } from '../useStation';

export type Profile = Schemas['ChargingProfileResource'];

/** The profiles that were set from here. */
export function useProfiles(stationId: string) {
  const key = ['charging', stationId, 'profiles'];
  useStationEvents(stationId, key);
  return useQuery({ queryKey: key, queryFn: async () => (await bodyOf(api.GET('/api/v1/stations/{stationId}/charging-profiles', { params: { path: { stationId } } }))).items });
}

/** What others than this system have set. */
export function useOutsideLimits(stationId: string) {
  const key = ['charging', stationId, 'outside'];
  useStationEvents(stationId, key);
  return useQuery({ queryKey: key, queryFn: async () => (await bodyOf(api.GET('/api/v1/stations/{stationId}/charging-limits', { params: { path: { stationId } } }))).items });
}

/** What the station has said that it can. */
export function useAbilities(stationId: string) {
  return useQuery({ queryKey: ['charging', stationId, 'abilities'], queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/charging-abilities', { params: { path: { stationId } } })) });
}

export type Window = { id: 'hours2' | 'hours9' | 'hours36' | 'days7'; backSeconds: number; aheadSeconds: number };

const hour = 3_600;

/** How far one looks back and ahead: more ahead, for that is what one plans. */
export const windows: Window[] = [
  { id: 'hours2', backSeconds: hour, aheadSeconds: hour },
  { id: 'hours9', backSeconds: 3 * hour, aheadSeconds: 6 * hour },
  { id: 'hours36', backSeconds: 12 * hour, aheadSeconds: 24 * hour },
  { id: 'days7', backSeconds: 48 * hour, aheadSeconds: 120 * hour },
];

/** What was drawn, and what may be drawn from now on by the server's reckoning; both as of one moment. */
export function useOutlook(stationId: string, evseId: number, window: Window) {
  const key = ['charging', stationId, 'outlook', evseId, window.id];
  useStationEvents(stationId, key);
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const now = Date.now();
      const path = { stationId };
      const [power, composite] = await Promise.all([
        bodyOf(api.GET('/api/v1/stations/{stationId}/power', { params: { path, query: { from: new Date(now - window.backSeconds * 1000).toISOString() } } })),
        bodyOf(api.GET('/api/v1/stations/{stationId}/composite-schedule', { params: { path, query: { evseId, durationSeconds: window.aheadSeconds, unit: 'W', source: 'csms' } } })),
      ]);
      return { now, power: power.items, computed: composite.computed ?? null };
    },
    placeholderData: keepPreviousData,
    // Now goes on also where nothing happens.
    refetchInterval: 60_000,
  });
}
