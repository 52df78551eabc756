import { Badge, Button, Center, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Confirm, type Question } from '../../parts/Confirm';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useChange } from '../../parts/useChange';
import { useNow } from '../../parts/useNow';
import { may, useSession } from '../../session/session';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useTexts as useStationTexts } from '../texts';
import { useWhyNot } from '../useCommand';
import { useStationEvents, type Station } from '../useStation';
import { AskLog } from './AskLog';
import { sizeOf, stateColors, untilOver } from './requests';
import { useTexts } from './texts';

type Log = Schemas['LogUpload'];

/** The logs that a station was asked for, and the files that it brought. */
export function Logs({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const [isAsking, setAsking] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const path = { stationId: station.id };
  const key = ['files', station.id, 'logs'];
  useStationEvents(station.id, key);
  const logs = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => bodyOf(api.GET('/api/v1/stations/{stationId}/logs', { params: { path, query: { limit: 20, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (query) => untilOver(query.state.data?.pages[0]?.items),
  });
  const remove = useChange((requestId: number) => bodyOf(api.DELETE('/api/v1/stations/{stationId}/logs/{requestId}', { params: { path: { ...path, requestId } } })), { done: t('removed'), touches: ['files', 'audit'] });
  const ask = (id: number) => setQuestion({ title: `${t('removeOne', { id })}?`, text: t('removeHow'), action: t('remove'), onYes: () => remove.mutate(id) });
  const rows = logs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('logs')} about={t('logsHow')} flush actions={<CommandButton whyNot={whyNot} variant="filled" onClick={() => setAsking(true)}>{t('ask')}</CommandButton>}>
      {logs.error && <Failure error={logs.error} />}
      {logs.isPending && <Skeleton h={80} m="md" />}
      {logs.data && rows.length === 0 && <Empty title={t('noLogs')} how={t('noLogsHow')} />}
      {rows.length > 0 && <Rows rows={rows} stationId={station.id} onRemove={ask} />}
      {logs.hasNextPage && <Center p="md"><Button variant="default" onClick={() => void logs.fetchNextPage()} loading={logs.isFetchingNextPage}>{t('more')}</Button></Center>}
      <AskLog station={station} opened={isAsking} onClose={() => setAsking(false)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}

// GetLog and GetDiagnostics call the same by words of their own.
const kindOf = ({ logType }: Log, t: ReturnType<typeof useTexts>) => (logType.startsWith('Diagnostics') ? t('Diagnostics') : logType.startsWith('Security') ? t('Security') : logType);

function Rows({ rows, stationId, onRemove }: { rows: Log[]; stationId: string; onRemove: (id: number) => void }) {
  const t = useTexts();
  const words = useStationTexts();
  const formats = useFormats();
  const now = useNow();
  const { data: session } = useSession();
  const whyNot = may(session, 'Operator') ? null : words('operatorsOnly');
  const windowOf = (log: Log) => [log.from && formats.time(log.from), log.to && formats.time(log.to)].filter(Boolean).join(' – ') || t('whole');
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 720 }} verticalSpacing="xs" horizontalSpacing="md" className="figures">
        <Table.Thead><Table.Tr><Table.Th>{t('number')}</Table.Th><Table.Th>{t('kind')}</Table.Th><Table.Th>{t('window')}</Table.Th><Table.Th>{t('when')}</Table.Th><Table.Th>{t('state')}</Table.Th><Table.Th>{t('size')}</Table.Th><Table.Th /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((log) => (
            <Table.Tr key={log.requestId}>
              <Table.Td data-inline><Text size="sm" fw={600}>#{log.requestId}</Text></Table.Td>
              <Table.Td data-inline><Text size="sm">{kindOf(log, t)}</Text></Table.Td>
              <Table.Td data-inline><Text size="sm" c="dimmed">{windowOf(log)}</Text></Table.Td>
              <Table.Td data-inline><Text size="sm" title={formats.time(log.askedAt)}>{formats.ago(log.askedAt, now)}</Text></Table.Td>
              <Table.Td>
                <Group gap={6}><Badge color={stateColors[log.state]} variant="light" tt="none">{t(log.state)}</Badge>{log.status && <Text size="xs" c="dimmed">{log.status}</Text>}</Group>
                {log.reason && <Text size="xs" c="dimmed" maw={280}>{log.reason}</Text>}
              </Table.Td>
              <Table.Td data-inline><Text size="sm" c={log.sizeBytes == null ? 'dimmed' : undefined} title={log.fileName ?? undefined}>{log.sizeBytes == null ? t('waiting') : sizeOf(log.sizeBytes, formats.number)}</Text></Table.Td>
              <Table.Td>
                <Group justify="flex-end" gap={4}>
                  {log.uploadedAt && (
                    <Button component="a" href={`/api/v1/stations/${encodeURIComponent(stationId)}/logs/${log.requestId}/file`} download size="compact-sm" variant="light" leftSection={<IconDownload size={14} />}>{t('download')}</Button>
                  )}
                  <CommandButton whyNot={whyNot} size="compact-sm" variant="subtle" color="gray" onClick={() => onRemove(log.requestId)} aria-label={t('removeOne', { id: log.requestId })}><IconTrash size={14} /></CommandButton>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
