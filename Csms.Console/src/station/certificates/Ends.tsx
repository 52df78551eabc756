import { Badge, Text } from '@mantine/core';
import { useNow } from '../../parts/useNow';
import { useFormats } from '../../texts';
import { useTexts } from './texts';

const day = 86_400_000;

/** As the server announces the end: a month before, and again a week before. */
const soon = 30;
const verySoon = 7;

/** When a certificate ends, and a warning when that is soon. */
export function Ends({ at }: { at: string | null | undefined }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow(60_000);
  if (!at) return <Text size="sm" c="dimmed">–</Text>;
  const days = Math.floor((new Date(at).getTime() - now) / day);
  return (
    <>
      <Text size="sm">{formats.time(at)}</Text>
      {days < 0 ? <Badge color="red" variant="light" tt="none">{t('over')}</Badge> : days < soon && <Badge color={days < verySoon ? 'red' : 'orange'} variant="light" tt="none">{t('daysLeft', { n: days })}</Badge>}
    </>
  );
}
