import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useEvents, type LiveEvent } from '../api/events';

/** Asks anew for the locations of a map after events, twice a second at most; the more there are, the seldomer: each time, the server counts all their stations. */
export function useMapFreshness(locations: number) {
  const queries = useQueryClient();
  const isOld = useRef(false);
  const pause = Math.max(500, locations);
  useEvents(useCallback(({ kind }: LiveEvent) => { if (kind === 'station' || kind === 'status' || kind === 'transaction') isOld.current = true; }, []));
  useEffect(() => {
    const timer = setInterval(() => {
      if (isOld.current) void queries.invalidateQueries({ queryKey: ['map'] });
      isOld.current = false;
    }, pause);
    return () => clearInterval(timer);
  }, [queries, pause]);
}
