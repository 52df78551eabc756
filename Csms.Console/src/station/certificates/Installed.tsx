import { Group, Skeleton, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../../api/client';
import { Confirm, type Question } from '../../parts/Confirm';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { useChange } from '../../parts/useChange';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { CommandButton } from '../CommandButton';
import { useCommand, useWhyNot } from '../useCommand';
import type { Station } from '../useStation';
import { Ends } from './Ends';
import { Install } from './Install';
import { useTexts } from './texts';

type Certificate = Schemas['InstalledCertificate'];

/** The certificates of others that a station holds. */
export function Installed({ station }: { station: Station }) {
  const t = useTexts();
  const whyNot = useWhyNot(station);
  const [isInstalling, setInstalling] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const path = { stationId: station.id };
  const installed = useQuery({
    queryKey: ['certificates', station.id, 'installed'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/stations/{stationId}/certificates/installed', { params: { path } }))).items,
  });
  const refresh = useChange(() => bodyOf(api.POST('/api/v1/stations/{stationId}/certificates/installed/refresh', { params: { path } })), {
    touches: ['certificates', 'timeline', 'messages'],
    onDone: (answer) => notifications.show({ color: 'teal', message: t('refreshed', { n: answer.items.length }) }),
  });
  const remove = useCommand((number: number) => bodyOf(api.DELETE('/api/v1/stations/{stationId}/certificates/installed/{number}', { params: { path: { ...path, number: `${number}` } } })), { touches: ['certificates'] });
  const ask = (certificate: Certificate) =>
    setQuestion({ title: `${t('removeOne', { serial: certificate.hash.serialNumber })}?`, text: t('removeHow'), action: t('remove'), onYes: () => remove.mutate(certificate.number!) });
  return (
    <Section
      title={t('installed')} about={t('installedHow')} flush
      actions={
        <>
          <CommandButton whyNot={whyNot} onClick={() => refresh.mutate()} loading={refresh.isPending}>{t('refresh')}</CommandButton>
          <CommandButton whyNot={whyNot} variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setInstalling(true)}>{t('install')}</CommandButton>
        </>
      }
    >
      {installed.error && <Failure error={installed.error} />}
      {installed.isPending && <Skeleton h={80} m="md" />}
      {installed.data?.length === 0 && <Empty title={t('noInstalled')} how={t('noInstalledHow')} />}
      {installed.data && installed.data.length > 0 && <Rows rows={installed.data} whyNot={whyNot} onRemove={ask} />}
      <Install station={station} opened={isInstalling} onClose={() => setInstalling(false)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}

function Rows({ rows, whyNot, onRemove }: { rows: Certificate[]; whyNot: string | null; onRemove: (certificate: Certificate) => void }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  return (
    <div className="asCards">
      <Table miw={{ base: 0, sm: 760 }} verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead><Table.Tr><Table.Th>{t('use')}</Table.Th><Table.Th>{t('subject')}</Table.Th><Table.Th>{t('serial')}</Table.Th><Table.Th>{t('ends')}</Table.Th><Table.Th>{t('told')}</Table.Th><Table.Th /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.number}>
              <Table.Td data-inline><Text size="sm" fw={600}>{t(row.use)}</Text></Table.Td>
              <Table.Td><Text size="sm" c={row.subject ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>{row.subject ?? t('unknownSubject')}</Text></Table.Td>
              <Table.Td><Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }} maw={220}>{row.hash.serialNumber}</Text></Table.Td>
              <Table.Td data-inline><Ends at={row.notAfter} /></Table.Td>
              <Table.Td data-inline><Text size="sm" c="dimmed" title={row.reportedAt ? formats.time(row.reportedAt) : undefined}>{row.reportedAt ? formats.ago(row.reportedAt, now) : t('notTold')}</Text></Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  <CommandButton whyNot={whyNot} size="compact-sm" color="red" variant="subtle" onClick={() => onRemove(row)} aria-label={t('removeOne', { serial: row.hash.serialNumber })}>{t('remove')}</CommandButton>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
