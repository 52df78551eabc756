import { Center, Stack, Text } from '@mantine/core';

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, how }: { title: string; how?: string }) {
  return (
    <Center p="xl">
      <Stack gap={4} align="center">
        <Text fw={600}>{title}</Text>
        {how && <Text c="dimmed" size="sm" ta="center">{how}</Text>}
      </Stack>
    </Center>
  );
}
