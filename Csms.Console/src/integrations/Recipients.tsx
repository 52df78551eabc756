import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useSeverityName } from '../parts/severity';
import { useChange } from '../parts/useChange';
import { languages, type Language } from '../texts';
import { EditRecipient } from './EditRecipient';
import { Receiver } from './Receiver';
import { useTexts } from './texts';

type Recipient = Schemas['MailRecipientResource'];

/** Who gets mails about alarms. */
export function Recipients() {
  const t = useTexts();
  const severityName = useSeverityName();
  const navigate = useNavigate({ from: '/integrations' });
  const [edited, setEdited] = useState<Recipient | 'new' | null>(null);
  const server = useQuery({ queryKey: ['mail'], queryFn: () => bodyOf(api.GET('/api/v1/mail')) });
  const recipients = useQuery({ queryKey: ['recipients'], queryFn: () => bodyOf(api.GET('/api/v1/mail-recipients')), refetchInterval: 5_000 });
  const params = (id: string) => ({ params: { path: { id } } });
  const remove = useChange((id: string) => bodyOf(api.DELETE('/api/v1/mail-recipients/{id}', params(id))), { touches: ['recipients', 'deliveries', 'audit'], done: (id) => t('removed', { id }) });
  const facts = (recipient: Recipient) => [
    recipient.maxSeverity == null ? t('anySeverity') : `≤ ${recipient.maxSeverity} ${severityName(recipient.maxSeverity)}`, recipient.station !== '*' && recipient.station, recipient.alarmKind !== '*' && recipient.alarmKind,
    languages[recipient.language as Language],
  ].filter(Boolean).join(' · ');
  const about = server.data?.isSet ? `${t('recipientsHow')} ${t('server', { host: server.data.host, port: server.data.port, from: server.data.from })}` : t('recipientsHow');
  return (
    <Section title={t('recipients')} about={about} flush actions={<Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t('addRecipient')}</Button>}>
      {server.data && !server.data.isSet && <Alert color="yellow" m="md" mt={0} p="xs">{t('noServer')}</Alert>}
      {recipients.error && <Failure error={recipients.error} />}
      {recipients.isPending && <Stack p="md"><Skeleton h={44} /></Stack>}
      {recipients.data?.items.length === 0 && <Empty title={t('recipientNone')} how={t('recipientNoneHow')} />}
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {recipients.data?.items.map((recipient) => (
          <Receiver
            key={recipient.id} {...recipient} facts={facts(recipient)} onEdit={() => setEdited(recipient)} onRemove={() => remove.mutate(recipient.id)}
            onTest={() => bodyOf(api.POST('/api/v1/mail-recipients/{id}/test', params(recipient.id)))} onDead={() => void navigate({ search: { state: 'Dead', of: `recipient:${recipient.id}` }, replace: true, resetScroll: false })}
          />
        ))}
      </Stack>
      <EditRecipient recipient={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}
