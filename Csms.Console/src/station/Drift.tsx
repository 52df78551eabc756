import { Badge, Card, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { Section } from '../parts/Section';
import { useTexts } from './configurationTexts';

const colors = { InSync: 'teal', Pending: 'yellow', Refused: 'red', RebootRequired: 'orange', Unknown: 'gray' } as const;

/** Where a station is not set to what is wanted of it; nothing where it is. */
export function Drift({ stationId }: { stationId: string }) {
  const t = useTexts();
  const drift = useQuery({
    queryKey: ['configuration', stationId, 'drift'],
    queryFn: () => bodyOf(api.GET('/api/v1/stations/{stationId}/configuration/drift', { params: { path: { stationId } } })),
  });
  const settings = drift.data?.items.filter((setting) => setting.state !== 'InSync') ?? [];
  if (settings.length === 0) return null;
  return (
    <Section title={t('drift')} flush>
      <Card.Section>
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr><Table.Th pl="md">{t('key')}</Table.Th><Table.Th>{t('wanted')}</Table.Th><Table.Th>{t('actual')}</Table.Th><Table.Th>{t('state')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {settings.map((setting) => (
                <Table.Tr key={setting.key}>
                  <Table.Td pl="md"><Text size="sm" ff="monospace">{setting.key}</Text></Table.Td>
                  <Table.Td><Text size="sm" ff="monospace">{setting.wanted}</Text></Table.Td>
                  <Table.Td><Text size="sm" ff="monospace">{setting.actual ?? '–'}</Text></Table.Td>
                  <Table.Td><Badge color={colors[setting.state]} variant="light" tt="none">{t(setting.state)}</Badge></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card.Section>
    </Section>
  );
}
