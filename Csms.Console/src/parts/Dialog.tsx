import { Modal, type ModalProps } from '@mantine/core';
import { useTexts } from './texts';

/** A dialog in the middle of the screen, whose closing cross has a name for who cannot see it. */
export function Dialog(props: ModalProps) {
  const t = useTexts();
  return <Modal centered styles={{ title: { fontWeight: 600 } }} closeButtonProps={{ 'aria-label': t('dismiss') }} {...props} />;
}
