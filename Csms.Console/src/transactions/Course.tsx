import { Group, Progress, Text, Timeline, Tooltip } from '@mantine/core';
import { IconCreditCard, IconCreditCardOff } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { Section } from '../parts/Section';
import { StatusBadge, statusColor } from '../parts/StatusBadge';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './detailTexts';

type Props = { transaction: Schemas['TransactionResource']; course: Schemas['TransactionCourseResource'] };

/** What a transaction went through: its charging states and the tokens that were shown. */
export function Course({ transaction, course }: Props) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const end = transaction.endedAt ? new Date(transaction.endedAt).getTime() : now;
  const secondsOf = (period: Schemas['ChargingPeriod']) => Math.max(0, ((period.to ? new Date(period.to).getTime() : end) - new Date(period.from).getTime()) / 1000);
  const whole = course.chargingStates.reduce((sum, period) => sum + secondsOf(period), 0);
  const steps = [
    ...course.chargingStates.map((period) => ({ at: period.from, period, token: undefined })),
    ...course.tokens.map((token) => ({ at: token.at, period: undefined, token })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const spent = course.chargingSeconds != null && t('spent', { charging: formats.duration(course.chargingSeconds), idle: formats.duration(course.idleSeconds ?? 0) });
  return (
    <Section title={t('course')} about={spent || undefined}>
      {whole > 0 && (
        <Progress.Root size="lg" mb="lg" aria-hidden>
          {course.chargingStates.map((period, at) => (
            <Tooltip key={at} label={`${period.state} · ${formats.duration(secondsOf(period))}`}>
              <Progress.Section value={(secondsOf(period) / whole) * 100} color={statusColor(period.state)} />
            </Tooltip>
          ))}
        </Progress.Root>
      )}
      {steps.length === 0 && <Text size="sm" c="dimmed">{t('noCourse')}</Text>}
      <Timeline bulletSize={20} lineWidth={2}>
        {steps.map(({ at, period, token }, step) => (
          <Timeline.Item
            key={step} color={period && statusColor(period.state)}
            bullet={token && (token.verdict === 'Accepted' ? <IconCreditCard size={12} /> : <IconCreditCardOff size={12} />)}
            title={period
              ? <Group gap="xs"><StatusBadge status={period.state} /><Text size="sm">{formats.duration(secondsOf(period))}</Text></Group>
              : <Text size="sm">{t('tokenShown', { token: token!.idToken, verdict: token!.verdict })}</Text>}
          >
            <Text size="xs" c="dimmed">{formats.time(at)}</Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}
