import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { useOutdated, type LiveEvent } from '../api/events';

/** All pages but the last are whole and never change; what comes is asked for from the last one on. */
type Kept = { whole: Schemas['Reading'][]; last: Schemas['Reading'][]; cursor: string | undefined };

/** Every sample of a transaction; new ones as they come. */
export function useReadings(id: string) {
  const queries = useQueryClient();
  useOutdated(
    useCallback(
      (event: LiveEvent) =>
        // Its energy goes on too.
        `${event.kind === 'meter' ? event.transactionId : event.kind === 'transaction' ? event.id : ''}` === id ? [['samples', id], ['transactions', 'one', id]] : [],
      [id],
    ),
  );
  return useQuery({
    queryKey: ['samples', id],
    queryFn: async (): Promise<Kept> => {
      let { whole, last, cursor } = queries.getQueryData<Kept>(['samples', id]) ?? { whole: [], last: [], cursor: undefined };
      for (;;) {
        const page = await bodyOf(api.GET('/api/v1/transactions/{id}/meter-readings', { params: { path: { id }, query: { limit: 1000, cursor } } }));
        last = page.items;
        if (!page.next) return { whole, last, cursor };
        whole = [...whole, ...last];
        cursor = page.next;
      }
    },
    select: useCallback(({ whole, last }: Kept) => [...whole, ...last], []),
  });
}
