import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './main.css';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/client';
import { router } from './routes';
import { SignIn } from './session/SignIn';
import { useSession } from './session/session';
import { Welcome } from './session/Welcome';
import { theme } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server has refused it refuses again.
      retry: (count, error) => !(error instanceof Problem) && count < 3,
      staleTime: 5_000,
    },
  },
});

// Whoever is signed out in the middle of the work sees the sign-in, and is back where they were afterwards.
const signedOut = (error: unknown) => {
  if (error instanceof Problem && error.status === 401 && queries.getQueryData(['session'])) queries.setQueryData(['session'], null);
};
queries.getQueryCache().subscribe((event) => event.type === 'updated' && signedOut(event.query.state.error));
queries.getMutationCache().subscribe((event) => event.type === 'updated' && signedOut(event.mutation.state.error));

function Console() {
  const session = useSession();
  if (window.location.pathname === '/welcome') return <Welcome />;
  if (session.isPending) return null;
  return session.data ? <RouterProvider router={router} /> : <SignIn />;
}

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <Notifications position="top-right" />
      <Console />
    </QueryClientProvider>
  </MantineProvider>,
);
