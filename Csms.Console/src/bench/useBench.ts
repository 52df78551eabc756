import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';

export type BenchStation = Schemas['BenchStationResource'];
export type BenchEvse = Schemas['BenchEvseResource'];
export type Run = Schemas['BenchRun'];
export type Step = Schemas['BenchStep'];

/** Whether simulated stations can be started here. */
export const useBench = () => useQuery({ queryKey: ['bench', 'about'], queryFn: () => bodyOf(api.GET('/api/v1/bench')) });

/** The simulated stations: their meters turn without an event. */
export const useBenchStations = () =>
  useQuery({ queryKey: ['bench', 'stations'], queryFn: async () => (await bodyOf(api.GET('/api/v1/bench/stations'))).items, refetchInterval: 1_000 });

export const useScenarios = () =>
  useQuery({ queryKey: ['bench', 'scenarios'], queryFn: async () => (await bodyOf(api.GET('/api/v1/bench/scenarios'))).items, staleTime: Infinity });

/** One run, watched until it is over. */
export const useRun = (id: string) =>
  useQuery({
    queryKey: ['bench', 'run', id],
    queryFn: () => bodyOf(api.GET('/api/v1/bench/runs/{id}', { params: { path: { id: id as never } } })),
    refetchInterval: ({ state }) => (state.data && state.data.verdict == null ? 700 : false),
  });
