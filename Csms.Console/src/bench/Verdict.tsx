import { Badge, ThemeIcon } from '@mantine/core';
import { IconCheck, IconMinus, IconPointFilled, IconX } from '@tabler/icons-react';
import { useTexts } from './texts';
import type { Run, Step } from './useBench';

const colors = { Passed: 'teal', Failed: 'red', Cancelled: 'gray', Running: 'blue' } as const;

/** How a run ended, or that it goes on. */
export function Verdict({ run, size = 'md' }: { run: Run; size?: 'md' | 'lg' }) {
  const t = useTexts();
  const word = run.verdict ?? 'Running';
  return <Badge size={size} color={colors[word]} variant={run.verdict ? 'light' : 'dot'} tt="none">{t(word)}</Badge>;
}

const marks = { Passed: { color: 'teal', Icon: IconCheck }, Failed: { color: 'red', Icon: IconX }, Skipped: { color: 'gray', Icon: IconMinus }, Waiting: { color: 'gray', Icon: IconPointFilled } } as const;

/** How a step is. */
export function StepMark({ state }: { state: Step['state'] }) {
  const t = useTexts();
  const { color, Icon } = marks[state === 'Running' ? 'Waiting' : state];
  return <ThemeIcon size={22} radius="xl" color={color} variant={state === 'Waiting' || state === 'Skipped' ? 'light' : 'filled'} role="img" aria-label={t(state)}><Icon size={13} stroke={2.6} /></ThemeIcon>;
}
