import { Badge, Group, Table, Text } from '@mantine/core';
import { Section } from '../../parts/Section';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { LimitsOf } from './Profiles';
import { useTexts } from './texts';
import { useOutsideLimits } from './useCharging';

/** What a grid operator or the building has set; nothing where nobody has. */
export function OutsideLimits({ stationId }: { stationId: string }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const limits = useOutsideLimits(stationId).data ?? [];
  if (limits.length === 0) return null;
  return (
    <Section title={t('outsideLimits')} flush>
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead><Table.Tr><Table.Th>{t('source')}</Table.Th><Table.Th>{t('place')}</Table.Th><Table.Th>{t('limits')}</Table.Th><Table.Th>{t('told')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {limits.map((limit) => (
              <Table.Tr key={`${limit.source} ${limit.evseId}`}>
                <Table.Td><Group gap={6}><Text size="sm" fw={600}>{limit.source}</Text>{limit.isGridCritical && <Badge color="orange" variant="light" tt="none">{t('grid')}</Badge>}</Group></Table.Td>
                <Table.Td>{limit.evseId === 0 ? t('station') : t('evse', { id: limit.evseId })}</Table.Td>
                <Table.Td>{limit.schedules.length === 0 ? <Text size="sm" c="dimmed">{t('noAmount')}</Text> : limit.schedules.map((schedule, at) => <LimitsOf key={at} schedule={schedule} />)}</Table.Td>
                <Table.Td>{limit.notedAt && <Text size="sm" title={formats.time(limit.notedAt)}>{formats.ago(limit.notedAt, now)}</Text>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
