import { Button, Skeleton, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Page';
import { Section } from '../parts/Section';
import { useSeverityName } from '../parts/severity';
import { ShownOnce, type Secret } from '../parts/ShownOnce';
import { useChange } from '../parts/useChange';
import { EditHook } from './EditHook';
import { useEventName } from './events';
import { Receiver } from './Receiver';
import { useTexts } from './texts';

type Hook = Schemas['HookResource'];

const touches = ['hooks', 'deliveries', 'audit'];

/** Other systems that are told what happens. */
export function Hooks() {
  const t = useTexts();
  const eventName = useEventName();
  const severityName = useSeverityName();
  const navigate = useNavigate({ from: '/integrations' });
  const [edited, setEdited] = useState<Hook | 'new' | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  // What waits and what was given up is told by no event.
  const hooks = useQuery({ queryKey: ['hooks'], queryFn: () => bodyOf(api.GET('/api/v1/webhooks')), refetchInterval: 5_000 });
  const show = (id: string, value: string) => setSecret({ title: t('secretOf', { id }), text: t('secretHow'), value });
  const params = (id: string) => ({ params: { path: { id } } });
  const renew = useChange((id: string) => bodyOf(api.POST('/api/v1/webhooks/{id}/secret', params(id))).then((answer) => show(id, answer.secret)), { touches });
  const remove = useChange((id: string) => bodyOf(api.DELETE('/api/v1/webhooks/{id}', params(id))), { touches, done: (id) => t('removed', { id }) });
  const facts = (hook: Hook) => [
    hook.events.map(eventName).join(', '), hook.station !== '*' && hook.station, hook.events.includes('alarm') && hook.alarmKind !== '*' && hook.alarmKind,
    hook.events.includes('alarm') && hook.maxSeverity != null && `≤ ${hook.maxSeverity} ${severityName(hook.maxSeverity)}`,
  ].filter(Boolean).join(' · ');
  return (
    <Section title={t('hooks')} about={t('hooksHow')} flush actions={<Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t('addHook')}</Button>}>
      {hooks.error && <Failure error={hooks.error} />}
      {hooks.isPending && <Stack p="md"><Skeleton h={44} /></Stack>}
      {hooks.data?.items.length === 0 && <Empty title={t('hookNone')} how={t('hookNoneHow')} />}
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {hooks.data?.items.map((hook) => (
          <Receiver
            key={hook.id} {...hook} address={hook.url} facts={facts(hook)} onEdit={() => setEdited(hook)} onRemove={() => remove.mutate(hook.id)} onNewSecret={() => renew.mutate(hook.id)}
            onTest={() => bodyOf(api.POST('/api/v1/webhooks/{id}/test', params(hook.id)))} onDead={() => void navigate({ search: { state: 'Dead', of: `webhook:${hook.id}` }, replace: true, resetScroll: false })}
          />
        ))}
      </Stack>
      <EditHook hook={edited} onClose={() => setEdited(null)} onSecret={show} />
      <ShownOnce secret={secret} onClose={() => setSecret(null)} />
    </Section>
  );
}
