import { Accordion, Code, CopyButton, Button, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconSignature } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { Section } from '../parts/Section';
import { useTexts as useParts } from '../parts/texts';
import { useFormats } from '../texts';
import { useTexts } from './detailTexts';

/** The values that the meter has signed, as it sent them: to be checked with the meter maker's software. */
export function Signed({ readings }: { readings: Schemas['Reading'][] }) {
  const t = useTexts();
  const formats = useFormats();
  const signed = readings.filter((reading) => reading.signed || (reading.value == null && reading.raw.length > 0));
  if (signed.length === 0) return null;
  return (
    <Section title={t('signed')} about={t('signedAbout')}>
      <Accordion variant="contained">
        {signed.map((reading, at) => {
          const text = reading.signed ? JSON.stringify(reading.signed, null, 2) : reading.raw;
          return (
            <Accordion.Item key={at} value={`${at}`}>
              <Accordion.Control icon={<IconSignature size={18} />}>
                <Text size="sm" fw={500}>{reading.context}</Text>
                <Text size="xs" c="dimmed">{formats.time(reading.at)} · {reading.measurand}</Text>
              </Accordion.Control>
              <Accordion.Panel>
                <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Code>
                <Copy text={text} />
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
    </Section>
  );
}

function Copy({ text }: { text: string }) {
  const t = useParts();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => <Button mt="xs" size="xs" variant="default" onClick={copy} leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}>{copied ? t('copied') : t('copy')}</Button>}
    </CopyButton>
  );
}
