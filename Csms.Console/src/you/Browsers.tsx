import { Badge, Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useChange } from '../parts/useChange';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { nameOf } from './nameOf';
import { useTexts } from './texts';

/** Where one is signed in. */
export function Browsers() {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const browsers = useQuery({ queryKey: ['browsers'], queryFn: () => bodyOf(api.GET('/api/v1/session/browsers')) });
  const end = useChange((id: number) => bodyOf(api.DELETE('/api/v1/session/browsers/{id}', { params: { path: { id } } })), { done: t('ended'), touches: ['browsers'] });
  return (
    <Section title={t('browsers')} about={t('browsersHow')} flush>
      {browsers.error && <Failure error={browsers.error} />}
      <Table.ScrollContainer minWidth={620}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('browser')}</Table.Th>
              <Table.Th>{t('address')}</Table.Th>
              <Table.Th>{t('since')}</Table.Th>
              <Table.Th>{t('lastUsed')}</Table.Th>
              <Table.Th w={120} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {browsers.isPending && <Table.Tr><Table.Td colSpan={5}><Skeleton h={22} /></Table.Td></Table.Tr>}
            {browsers.data?.items.map((browser) => (
              <Table.Tr key={browser.id}>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Text size="sm" fw={600} title={browser.client}>{nameOf(browser.client) || t('unnamed')}</Text>
                    {browser.isThis && <Badge size="xs" variant="light" tt="none" style={{ flexShrink: 0 }}>{t('this')}</Badge>}
                  </Group>
                </Table.Td>
                <Table.Td><Text size="sm">{browser.address}</Text></Table.Td>
                <Table.Td><Text size="sm" title={formats.time(browser.createdAt)}>{formats.ago(browser.createdAt, now)}</Text></Table.Td>
                <Table.Td><Text size="sm" title={formats.time(browser.lastUsedAt)}>{formats.ago(browser.lastUsedAt, now)}</Text></Table.Td>
                <Table.Td ta="right">
                  {!browser.isThis && (
                    <Button size="compact-sm" variant="subtle" color="red" c="red" onClick={() => end.mutate(browser.id)} loading={end.isPending && end.variables === browser.id} aria-label={`${t('signOut')}: ${nameOf(browser.client)}`}>{t('signOut')}</Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
