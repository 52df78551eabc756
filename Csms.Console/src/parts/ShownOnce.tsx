import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';
import { useTexts } from './texts';

export type Secret = { title: string; text: string; value: string };

/** Shows a secret that the server keeps no copy of, to be copied. A click beside it does not close it. */
export function ShownOnce({ secret, onClose, children }: { secret: Secret | null; onClose: () => void; children?: ReactNode }) {
  const t = useTexts();
  return (
    <Dialog opened={!!secret} onClose={onClose} title={secret?.title} size="lg" closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">{secret?.text}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>{secret?.value}</Code>
        <Alert color="yellow" p="xs">{t('onceOnly')}</Alert>
        {children}
        <Group justify="flex-end">
          <Copy value={secret?.value ?? ''} />
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Copy({ value }: { value: string }) {
  const t = useTexts();
  return (
    <CopyButton value={value} timeout={3_000}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} data-autofocus>{copied ? t('copied') : t('copy')}</Button>
      )}
    </CopyButton>
  );
}
