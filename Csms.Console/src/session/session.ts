import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client';

export type Session = Schemas['SessionResource'];

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async (): Promise<Session | null> => (await bodyOf(api.GET('/api/v1/session'))) ?? null,
    staleTime: 60_000,
  });
}

const order = ['Viewer', 'Operator', 'Administrator'] as const;

/** Whether a role may do what this one may. */
export const may = (session: Session | null | undefined, role: (typeof order)[number]) => !!session && order.indexOf(session.role) >= order.indexOf(role);
