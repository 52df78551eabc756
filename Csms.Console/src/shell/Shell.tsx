import { ActionIcon, AppShell, Burger, Group, Indicator, Menu, NavLink, Text, Tooltip, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBolt, IconChartHistogram, IconCode, IconCreditCard, IconDoorEnter, IconLanguage, IconLogout, IconMapPin, IconPlugConnected, IconSunMoon, IconTestPipe, IconUserCircle, IconUserCog, IconUsers, IconListDetails, IconWebhook } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { api } from '../api/client';
import { useFreshness, useIsLive } from '../api/events';
import { may, useSession } from '../session/session';
import { useTexts as useRoles } from '../session/texts';
import { languages, speak, type Language } from '../texts';
import { Mark } from './Mark';
import { useTexts } from './texts';

/** Head, navigation and the page within. */
export function Shell() {
  const t = useTexts();
  const [opened, { toggle, close }] = useDisclosure();
  const { data: session } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  useFreshness();
  const pages = [
    { to: '/', text: t('overview'), icon: IconChartHistogram },
    { to: '/stations', text: t('stations'), icon: IconPlugConnected },
    { to: '/locations', text: t('locations'), icon: IconMapPin },
    { to: '/transactions', text: t('transactions'), icon: IconBolt },
    { to: '/knocks', text: t('knocks'), icon: IconDoorEnter },
    { to: '/tokens', text: t('tokens'), icon: IconCreditCard },
    { to: '/alarms', text: t('alarms'), icon: IconBell },
    { to: '/bench', text: t('bench'), icon: IconTestPipe },
    ...(may(session, 'Administrator')
      ? [
          { to: '/integrations', text: t('integrations'), icon: IconWebhook },
          { to: '/accounts', text: t('accounts'), icon: IconUsers },
          { to: '/audit', text: t('audit'), icon: IconListDetails },
        ]
      : []),
  ];
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <a className="skip" href="#content">{t('skip')}</a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} />
            <Mark />
            <Live />
          </Group>
          <Head />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('menu')}>
        {pages.map(({ to, text, icon: Icon }) => (
          <NavLink
            key={to} component={Link} to={to} label={text} leftSection={<Icon size={18} stroke={1.6} />} onClick={close}
            active={to === '/' ? path === '/' : path.startsWith(to)} aria-current={path === to ? 'page' : undefined} variant="light"
          />
        ))}
        <NavLink component="a" href="/api" target="_blank" label={t('soon')} leftSection={<IconCode size={18} stroke={1.6} />} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}><Outlet /></AppShell.Main>
    </AppShell>
  );
}

function Live() {
  const t = useTexts();
  const isLive = useIsLive();
  const words = isLive ? t('live') : t('notLive');
  return (
    <Tooltip label={words}>
      <Group gap={6} wrap="nowrap" role="status">
        <Indicator color={isLive ? 'teal' : 'red'} processing={!isLive} size={8} position="middle-center"><span style={{ display: 'inline-block', width: 8 }} /></Indicator>
        <Text size="xs" c="dimmed" visibleFrom="xs">{isLive ? t('live') : '…'}</Text>
        <VisuallyHidden>{words}</VisuallyHidden>
      </Group>
    </Tooltip>
  );
}

function Head() {
  const t = useTexts();
  const roles = useRoles();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const { toggleColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    await api.DELETE('/api/v1/session');
    queries.setQueryData(['session'], null);
    // What was seen is forgotten; the session itself stays, for the sign-in is shown by it.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  return (
    <Group gap={4} wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')}><IconLanguage size={20} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {Object.entries(languages).map(([language, name]) => <Menu.Item key={language} lang={language} onClick={() => speak(language as Language)}>{name}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme')} onClick={toggleColorScheme}><IconSunMoon size={20} stroke={1.6} /></ActionIcon>
      <Menu position="bottom-end" width={220}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('you')}><IconUserCircle size={22} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{session?.name} · {session && roles(session.role)}</Menu.Label>
          <Menu.Item component={Link} to="/you" leftSection={<IconUserCog size={16} />}>{t('yourAccount')}</Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
