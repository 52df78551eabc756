import { Group, Text } from '@mantine/core';

/** Our sign. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <img src="/mark.svg" width={size} height={size} alt="" />
      <Text fw={700} fz={size * 0.72} lh={1}>Csms</Text>
    </Group>
  );
}
