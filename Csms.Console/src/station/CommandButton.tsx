import { Button, Tooltip, type ButtonProps } from '@mantine/core';

type Props = ButtonProps & { whyNot: string | null; onClick: () => void; title?: string; 'aria-label'?: string };

/** A button of a command; one that may not be pressed says why. */
export function CommandButton({ whyNot, onClick, ...rest }: Props) {
  return (
    <Tooltip label={whyNot} disabled={!whyNot}>
      <Button variant="default" {...rest} onClick={onClick} disabled={!!whyNot} />
    </Tooltip>
  );
}
