import { ActionIcon, Alert, Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Confirm } from '../parts/Confirm';
import { Empty } from '../parts/Empty';
import { AnchorLink } from '../parts/links';
import { Failure, Page } from '../parts/Page';
import { severityColor } from '../parts/severity';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { EditRule } from './EditRule';
import { bodyOfRule, severityOf, useRuleSentence, type Rule } from './rules';
import { useRuleTexts } from './ruleTexts';

const touches = ['alarm-rules', 'audit'];

// Room between two, so that a rule put in by a program finds a place.
const apart = 10;

/** Which signs are alarms, in the order in which the rules are asked. */
export function AlarmRulesPage() {
  const t = useRuleTexts();
  const { data: session } = useSession();
  const [edited, setEdited] = useState<Rule | 'new' | null>(null);
  const [removed, setRemoved] = useState<Rule | null>(null);
  const sentence = useRuleSentence();
  const query = useQuery({ queryKey: ['alarm-rules'], queryFn: () => bodyOf(api.GET('/api/v1/alarm-rules')) });
  const rules = query.data?.items ?? [];
  const remove = useChange(({ id }: Rule) => bodyOf(api.DELETE('/api/v1/alarm-rules/{id}', { params: { path: { id } } })), { touches, done: ({ id }) => t('removed', { id }) });
  const move = useChange(
    async ({ from, to }: { from: number; to: number }) => {
      const order = rules.toSpliced(from, 1).toSpliced(to, 0, rules[from]!);
      for (const [index, rule] of order.entries()) {
        const position = (index + 1) * apart;
        if (rule.position !== position) await api.PUT('/api/v1/alarm-rules/{id}', { params: { path: { id: rule.id } }, body: { ...bodyOfRule(rule), position } });
      }
    },
    { touches, done: t('moved') });
  const mayChange = may(session, 'Administrator');
  return (
    <Page title={t('title')} actions={mayChange && <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t('add')}</Button>}>
      <Text size="sm" c="dimmed" maw={720}><AnchorLink to="/alarms" size="sm">{t('back')}</AnchorLink> · {t('about')}</Text>
      {session && !mayChange && <Alert color="gray" p="xs">{t('adminOnly')}</Alert>}
      {query.error && <Failure error={query.error} />}
      {query.isPending && <Card withBorder><Stack>{Array.from({ length: 6 }, (_, row) => <Skeleton key={row} h={34} />)}</Stack></Card>}
      {query.data && rules.length === 0 && <Card withBorder><Empty title={t('none')} how={t('noneHow')} /></Card>}
      {rules.length > 0 && (
        <Card withBorder p={0} component="ol" m={0} style={{ listStyle: 'none' }}>
          {rules.map((rule, index) => (
            <Group key={rule.id} component="li" px="md" py="sm" gap="sm" justify="flex-end" style={{ borderTop: index > 0 ? '1px solid var(--mantine-color-default-border)' : undefined }}>
              <Text size="sm" c="dimmed" w={22} ta="right" className="figures">{index + 1}</Text>
              <div style={{ flex: '1 1 220px', minWidth: 0, borderInlineStart: `3px solid ${color(rule)}`, paddingInlineStart: 12 }}>
                <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{sentence(rule)}</Text>
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{rule.id}</Text>
              </div>
              {mayChange && (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon variant="subtle" color="gray" aria-label={t('up', { id: rule.id })} disabled={index === 0 || move.isPending} onClick={() => move.mutate({ from: index, to: index - 1 })}><IconArrowUp size={16} /></ActionIcon>
                  <ActionIcon variant="subtle" color="gray" aria-label={t('down', { id: rule.id })} disabled={index === rules.length - 1 || move.isPending} onClick={() => move.mutate({ from: index, to: index + 1 })}><IconArrowDown size={16} /></ActionIcon>
                  <ActionIcon variant="subtle" color="gray" aria-label={t('editOf', { id: rule.id })} onClick={() => setEdited(rule)}><IconPencil size={16} /></ActionIcon>
                  <ActionIcon variant="subtle" color="red" aria-label={t('removeOf', { id: rule.id })} onClick={() => setRemoved(rule)}><IconTrash size={16} /></ActionIcon>
                </Group>
              )}
            </Group>
          ))}
        </Card>
      )}
      <EditRule rule={edited} onClose={() => setEdited(null)} />
      <Confirm
        question={removed && { title: t('removeOf', { id: removed.id }), text: t('removeAsk', { rule: sentence(removed) }), action: t('remove'), onYes: () => remove.mutate(removed) }}
        onClose={() => setRemoved(null)}
      />
    </Page>
  );
}

const color = (rule: Rule) => `var(--mantine-color-${!rule.raises ? 'gray' : severityColor(severityOf(rule) ?? 5)}-filled)`;
