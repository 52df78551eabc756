import { Accordion, Alert, Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { Json } from '../parts/Json';
import { useFormats } from '../texts';
import { useTexts } from './messageTexts';

/** An exchange, as the message log or a run of a scenario has it. */
export type Exchange = Omit<Schemas['MessageResource'], 'durationMs'> & { durationMs?: number };

export const exchangeKey = (message: Exchange) => `${message.at} ${message.messageId} ${message.direction}`;

/** One exchange in an accordion: who called whom, and both payloads. */
export function MessageRow({ message, highlight, narrow }: { message: Exchange; highlight?: boolean; narrow?: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const isFromStation = message.direction === 'fromStation';
  const Arrow = isFromStation ? IconArrowRight : IconArrowLeft;
  return (
    <Accordion.Item value={exchangeKey(message)} aria-current={highlight ? 'true' : undefined} style={highlight ? { boxShadow: 'inset 3px 0 var(--mantine-primary-color-filled)', background: 'var(--mantine-color-default-hover)' } : undefined}>
      <Accordion.Control>
        <Group gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Arrow size={16} stroke={2} aria-label={isFromStation ? t('fromStation') : t('toStation')} color={`var(--mantine-color-${isFromStation ? 'cyan' : 'violet'}-text)`} style={{ flexShrink: 0 }} />
            <Text size="sm" fw={600} truncate={!narrow} style={{ overflowWrap: 'anywhere' }}>{message.action || t('noMessage')}</Text>
            {message.kind !== 'result' && <Badge color="red" variant="light" tt="none" style={{ flexShrink: 0 }}>{t(message.kind === 'none' ? 'noAnswer' : message.kind === 'error' ? 'error' : 'invalid')}</Badge>}
            {message.violations && !narrow && <Badge color="orange" variant="light" tt="none" visibleFrom="xs">{t('violations')}</Badge>}
          </Group>
          <Group gap="md" wrap="nowrap" className="figures">
            {message.durationMs !== undefined && !narrow && <Text size="xs" c="dimmed" visibleFrom="sm">{t('milliseconds', { n: formats.number(message.durationMs, message.durationMs < 10 ? 1 : 0) })}</Text>}
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }} title={formats.time(message.at)}>{new Date(message.at).toLocaleTimeString(document.documentElement.lang)}</Text>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack>
          {message.violations && <Alert color="orange" title={t('violations')}><Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message.violations}</Text></Alert>}
          <SimpleGrid cols={{ base: 1, md: narrow ? 1 : 2 }}>
            <div><Text size="xs" c="dimmed" mb={4}>{isFromStation ? t('stationSaid') : t('serverSaid')}</Text><Json value={message.payload ?? null} /></div>
            <div><Text size="xs" c="dimmed" mb={4}>{isFromStation ? t('serverAnswered') : t('stationAnswered')}</Text><Json value={message.answer ?? null} /></div>
          </SimpleGrid>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{t('messageId', { id: message.messageId })} · {formats.time(message.at)}</Text>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
