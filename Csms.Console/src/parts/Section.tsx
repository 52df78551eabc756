import { Card, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a page, in a card: what it is, what one can do, and its content. Tables reach to the card's edges. */
export function Section({ title, about, actions, flush, children }: { title: string; about?: ReactNode; actions?: ReactNode; flush?: boolean; children: ReactNode }) {
  const head = (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <div style={{ flex: '1 1 240px' }}>
        <Title order={2} size="h4">{title}</Title>
        {about && <Text size="sm" c="dimmed" maw={640}>{about}</Text>}
      </div>
      <Group gap="xs">{actions}</Group>
    </Group>
  );
  return (
    <Card withBorder component="section" aria-label={title}>
      {head}
      {flush ? <Card.Section>{children}</Card.Section> : children}
    </Card>
  );
}
