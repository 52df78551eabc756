import { Anchor, Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import type { Question } from '../parts/Confirm';
import type { Secret } from '../parts/ShownOnce';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { KnockActions } from './KnockActions';
import { useTexts } from './texts';

type Props = { rows: Schemas['Knock'][]; isPending: boolean; onSecret: (secret: Secret) => void; onAsk: (question: Question) => void };

const colors: Record<Schemas['KnockKind'], string> = { UnknownStation: 'blue', Credentials: 'red', Subprotocol: 'orange', Certificate: 'red' };

/** Who stands at the door: when, how often, from where, and why they were not let in. */
export function KnockRows({ rows, isPending, onSecret, onAsk }: Props) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 900 }} verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('station')}</Table.Th>
            <Table.Th>{t('why')}</Table.Th>
            <Table.Th>{t('last')}</Table.Th>
            <Table.Th ta="right">{t('count')}</Table.Th>
            <Table.Th>{t('address')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {isPending && Array.from({ length: 5 }, (_, row) => <Table.Tr key={row}><Table.Td colSpan={6}><Skeleton h={34} /></Table.Td></Table.Tr>)}
          {rows.map((knock) => (
            <Table.Tr key={knock.stationId}>
              <Table.Td>
                {knock.isRegistered
                  ? <Anchor component={Link} to="/stations/$stationId" params={{ stationId: knock.stationId } as never} size="sm" fw={600}>{knock.stationId}</Anchor>
                  : <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{knock.stationId}</Text>}
                <Text size="xs" c="dimmed">{knock.isRegistered ? t('registered') : t('unknown')}</Text>
              </Table.Td>
              <Table.Td maw={380}>
                <Badge color={colors[knock.kind]} variant="light" tt="none">{t(knock.kind)}</Badge>
                <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>{knock.reason}</Text>
              </Table.Td>
              <Table.Td className="figures">
                <Text size="sm" title={formats.time(knock.lastAt)} style={{ whiteSpace: 'nowrap' }}>{formats.ago(knock.lastAt, now)}</Text>
                {knock.count > 1 && <Text size="xs" c="dimmed" title={formats.time(knock.firstAt)} style={{ whiteSpace: 'nowrap' }}>{t('since', { ago: formats.ago(knock.firstAt, now) })}</Text>}
              </Table.Td>
              <Table.Td ta="right" className="figures" data-inline><Text size="sm">{formats.number(knock.count, 0)}<Text span hiddenFrom="sm"> ×</Text></Text></Table.Td>
              <Table.Td data-inline><Text size="sm" ff="monospace">{knock.address}</Text></Table.Td>
              <Table.Td><Group gap="xs" justify="flex-end" wrap="nowrap"><KnockActions knock={knock} onSecret={onSecret} onAsk={onAsk} /></Group></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
