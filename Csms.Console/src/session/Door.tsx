import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mark } from '../shell/Mark';
import { useTexts } from './texts';

/** The frame of the pages before one is signed in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts();
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={380} gap="lg">
        <Stack gap={4} align="center">
          <Mark size={44} />
          <Text c="dimmed" size="sm">{t('motto')}</Text>
        </Stack>
        <Paper withBorder shadow="sm" p="xl">
          <Title order={1} size="h3" mb="md">{title}</Title>
          {children}
        </Paper>
      </Stack>
    </Center>
  );
}
