import { Alert, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A page's title with what one can do, and its content. */
export function Page({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="md">
      <Group justify="space-between" align="center">
        <Title order={1} size="h2">{title}</Title>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  );
}

/** Why there is nothing to see. */
export function Failure({ error }: { error: Error }) {
  return <Alert color="red" role="alert">{error.message}</Alert>;
}
