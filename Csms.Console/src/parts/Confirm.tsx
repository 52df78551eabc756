import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from './Dialog';
import { useTexts } from './texts';

export type Question = { title: string; text: string; action: string; onYes: () => void };

/** Asks before what cannot be undone. */
export function Confirm({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const t = useTexts();
  const yes = () => {
    question?.onYes();
    onClose();
  };
  return (
    <Dialog opened={!!question} onClose={onClose} title={question?.title}>
      <Stack>
        <Text size="sm">{question?.text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>{t('cancel')}</Button>
          <Button color="red" onClick={yes}>{question?.action}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
