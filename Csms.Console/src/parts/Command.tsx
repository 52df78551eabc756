import { ActionIcon, Box, Code, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from './texts';

/** A line to be copied into a terminal. */
export function Command({ text, label }: { text: string; label: string }) {
  const t = useTexts();
  return (
    <Box pos="relative">
      <Code block role="group" aria-label={label} style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }} pr={44}>{text}</Code>
      <CopyButton value={text} timeout={3_000}>
        {({ copied, copy }) => (
          <ActionIcon variant="default" size="sm" pos="absolute" top={8} right={8} onClick={copy} aria-label={copied ? t('copied') : t('copyCommand')}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Box>
  );
}
