import { Box, Group, Progress, Text } from '@mantine/core';

/** How far something has come, as steps from the left to the right. */
export function Way({ label, steps, done, color }: { label: string; steps: string[]; done: number; color: string }) {
  return (
    <Box role="img" aria-label={`${label}: ${steps[done - 1] ?? '–'} (${done}/${steps.length})`}>
      <Progress.Root size={6} aria-hidden>
        {steps.map((step, at) => <Progress.Section key={step} value={100 / steps.length} color={at < done ? color : 'transparent'} style={at > 0 ? { borderInlineStart: '2px solid var(--mantine-color-body)' } : undefined} />)}
      </Progress.Root>
      <Text size="xs" fw={600} hiddenFrom="xs" aria-hidden>{steps[done - 1]}</Text>
      <Group gap={0} wrap="nowrap" visibleFrom="xs" aria-hidden>
        {steps.map((step, at) => <Text key={step} size="xs" c={at === done - 1 ? undefined : 'dimmed'} fw={at === done - 1 ? 600 : undefined} w={`${100 / steps.length}%`} truncate>{step}</Text>)}
      </Group>
    </Box>
  );
}
