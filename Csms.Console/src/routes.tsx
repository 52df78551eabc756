import { Anchor, Stack, Title } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router';
import { alarmsSearch } from './alarms/search';
import { auditSearch } from './audit/search';
import { integrationsSearch } from './integrations/search';
import { locationSearch, locationsSearch } from './locations/search';
import { Broken } from './shell/Broken';
import { Shell } from './shell/Shell';
import { useTexts } from './shell/texts';
import { stationSearch } from './station/search';
import { stationsSearch } from './stations/search';
import { tokensSearch } from './tokens/search';
import { transactionsSearch } from './transactions/search';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

// One line per page; each is loaded when it is first opened.
const pages = [
  createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./overview/OverviewPage'), 'OverviewPage') }),
  createRoute({ getParentRoute: () => root, path: '/stations', validateSearch: stationsSearch, component: lazyRouteComponent(() => import('./stations/StationsPage'), 'StationsPage') }),
  createRoute({ getParentRoute: () => root, path: '/stations/$stationId', validateSearch: stationSearch, component: lazyRouteComponent(() => import('./station/StationPage'), 'StationPage') }),
  createRoute({ getParentRoute: () => root, path: '/transactions', validateSearch: transactionsSearch, component: lazyRouteComponent(() => import('./transactions/TransactionsPage'), 'TransactionsPage') }),
  createRoute({ getParentRoute: () => root, path: '/transactions/$id', component: lazyRouteComponent(() => import('./transactions/TransactionPage'), 'TransactionPage') }),
  createRoute({ getParentRoute: () => root, path: '/locations', validateSearch: locationsSearch, component: lazyRouteComponent(() => import('./locations/LocationsPage'), 'LocationsPage') }),
  createRoute({ getParentRoute: () => root, path: '/locations/$locationId', validateSearch: locationSearch, component: lazyRouteComponent(() => import('./locations/LocationPage'), 'LocationPage') }),
  createRoute({ getParentRoute: () => root, path: '/knocks', component: lazyRouteComponent(() => import('./knocks/KnocksPage'), 'KnocksPage') }),
  createRoute({ getParentRoute: () => root, path: '/tokens', validateSearch: tokensSearch, component: lazyRouteComponent(() => import('./tokens/TokensPage'), 'TokensPage') }),
  createRoute({ getParentRoute: () => root, path: '/alarms', validateSearch: alarmsSearch, component: lazyRouteComponent(() => import('./alarms/AlarmsPage'), 'AlarmsPage') }),
  createRoute({ getParentRoute: () => root, path: '/alarms/rules', component: lazyRouteComponent(() => import('./alarms/AlarmRulesPage'), 'AlarmRulesPage') }),
  createRoute({ getParentRoute: () => root, path: '/integrations', validateSearch: integrationsSearch, component: lazyRouteComponent(() => import('./integrations/IntegrationsPage'), 'IntegrationsPage') }),
  createRoute({ getParentRoute: () => root, path: '/bench', component: lazyRouteComponent(() => import('./bench/BenchPage'), 'BenchPage') }),
  createRoute({ getParentRoute: () => root, path: '/bench/runs/$id', component: lazyRouteComponent(() => import('./bench/RunPage'), 'RunPage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts', component: lazyRouteComponent(() => import('./accounts/AccountsPage'), 'AccountsPage') }),
  createRoute({ getParentRoute: () => root, path: '/audit', validateSearch: auditSearch, component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage') }),
  createRoute({ getParentRoute: () => root, path: '/you', component: lazyRouteComponent(() => import('./you/YouPage'), 'YouPage') }),
];

export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: 'intent', defaultErrorComponent: Broken });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const t = useTexts();
  return (
    <Stack>
      <Title order={1} size="h2">{t('notFound')}</Title>
      <Anchor component={Link} to="/">{t('home')}</Anchor>
    </Stack>
  );
}
