import { Alert, Button, Stack, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTexts } from './texts';

/** What is seen in place of a page that has a fault, or that an update of the server has taken away. */
export function Broken({ error }: ErrorComponentProps) {
  const t = useTexts();
  return (
    <Stack align="flex-start">
      <Title order={1} size="h2">{t('broken')}</Title>
      <Alert color="red" role="alert">{error instanceof Error ? error.message : String(error)}</Alert>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </Stack>
  );
}
