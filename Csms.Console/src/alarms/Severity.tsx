import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTexts } from './texts';

const words = ['danger', 'hardwareFailure', 'systemFailure', 'critical', 'error', 'alert', 'warning', 'notice', 'informational', 'debug'] as const;

/** How grave an alarm is: by a color, a sign and a word. */
export function Severity({ severity }: { severity: number }) {
  const t = useTexts();
  const word = words[severity];
  const [color, Icon] = severity <= 3 ? ['red', IconAlertOctagon] as const : severity <= 5 ? ['orange', IconAlertTriangle] as const : severity === 6 ? ['yellow', IconAlertTriangle] as const : ['gray', IconInfoCircle] as const;
  return (
    <Group gap="xs" wrap="nowrap">
      <ThemeIcon variant="light" color={color} size={26} radius="xl"><Icon size={15} /></ThemeIcon>
      <Text size="sm" fw={600}>{word ? t(word) : severity}</Text>
    </Group>
  );
}
