import { ActionIcon, Box, Code, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from './texts';

/** JSON as a person reads it. Always text, whatever a station has put into it. */
export function Json({ value, height = 320 }: { value: unknown; height?: number }) {
  const t = useTexts();
  const text = JSON.stringify(value, null, 2) ?? '';
  return (
    <Box pos="relative">
      <Code block tabIndex={0} style={{ maxHeight: height, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} pr={44}>{text}</Code>
      <CopyButton value={text} timeout={3_000}>
        {({ copied, copy }) => (
          <ActionIcon variant="default" size="sm" pos="absolute" top={8} right={8} onClick={copy} aria-label={copied ? t('copied') : t('copy')}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Box>
  );
}
