import { ActionIcon, Alert, Anchor, Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { type Schemas } from '../api/client';
import { Confirm, type Question } from '../parts/Confirm';
import { useChange } from '../parts/useChange';
import { useTexts } from './texts';

type Props = {
  id: string; address: string; enabled: boolean; stoppedBecause?: string | null; waiting: number; dead: number; facts: ReactNode;
  onTest: () => Promise<Schemas['TestAnswer']>; onEdit: () => void; onRemove: () => void; onNewSecret?: () => void; onDead: () => void;
};

/** Somebody who is told, what of, how it goes, and what one can do. */
export function Receiver({ id, address, enabled, stoppedBecause, waiting, dead, facts, onTest, onEdit, onRemove, onNewSecret, onDead }: Props) {
  const t = useTexts();
  const [question, setQuestion] = useState<Question | null>(null);
  const [answer, setAnswer] = useState<Schemas['TestAnswer'] | null>(null);
  const test = useChange(onTest, { onDone: setAnswer });
  return (
    <Stack component="li" gap="xs" px="md" py="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <div style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} size="sm">{id}</Text>
            <Badge size="sm" variant="light" tt="none" color={enabled ? 'teal' : 'gray'}>{enabled ? t('on') : t('off')}</Badge>
            {waiting > 0 && <Badge size="sm" variant="light" tt="none" color="yellow">{t('waiting', { count: waiting })}</Badge>}
            {dead > 0 && <Anchor component="button" type="button" size="xs" c="red" fw={600} onClick={onDead}>{t('dead', { count: dead })}</Anchor>}
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{address}</Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{facts}</Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" leftSection={<IconSend size={14} />} onClick={() => test.mutate()} loading={test.isPending} aria-label={t('testOf', { id })}>{t('tested')}</Button>
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { id })}><IconDots size={18} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>{t('edit')}</Menu.Item>
              {onNewSecret && (
                <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setQuestion({ title: t('newSecretOf', { id }), text: t('newSecretAsk', { id }), action: t('newSecret'), onYes: onNewSecret })}>{t('newSecret')}</Menu.Item>
              )}
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setQuestion({ title: t('removeOf', { id }), text: t('removeAsk', { id }), action: t('remove'), onYes: onRemove })}>{t('remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {stoppedBecause && <Alert color="yellow" p="xs" title={t('stopped')}>{stoppedBecause}</Alert>}
      {answer && (
        <Alert color={answer.isDelivered ? 'teal' : 'red'} p="xs" role="status" title={answer.isDelivered ? t('taken') : t('notTaken')} withCloseButton onClose={() => setAnswer(null)}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{answer.words}</Text>
        </Alert>
      )}
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Stack>
  );
}
