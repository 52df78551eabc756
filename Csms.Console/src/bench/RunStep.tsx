import { Accordion, Button, Collapse, Group, Loader, Stack, Text } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { exchangeKey, MessageRow } from '../station/MessageRow';
import { useFormats } from '../texts';
import { useScenarioTexts } from './scenarioTexts';
import { useTexts } from './texts';
import type { Step } from './useBench';
import { StepMark } from './Verdict';

/** A step: what is expected, whether it came, what was seen, and the messages that prove it. */
export function RunStep({ step, isFirst }: { step: Step; isFirst: boolean }) {
  const t = useTexts();
  const words = useScenarioTexts();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const seconds = step.startedAt && step.endedAt ? (new Date(step.endedAt).getTime() - new Date(step.startedAt).getTime()) / 1000 : null;
  return (
    <li style={{ padding: '12px 16px', borderTop: isFirst ? undefined : '1px solid var(--mantine-color-default-border)' }} aria-current={step.state === 'Running' ? 'step' : undefined}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        {step.state === 'Running' ? <Loader size={22} aria-label={t('Running')} /> : <StepMark state={step.state} />}
        <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text size="sm" fw={600} c={step.state === 'Waiting' || step.state === 'Skipped' ? 'dimmed' : undefined}>{words.step(step.key, step.title)}</Text>
            {seconds !== null && <Text size="xs" c="dimmed" className="figures" style={{ whiteSpace: 'nowrap' }}>{formats.number(seconds, 1)} s</Text>}
          </Group>
          {step.seen && <Text size="sm" c={step.state === 'Failed' ? 'red' : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>{step.seen}</Text>}
          {step.frames.length > 0 && (
            <Button className="unprinted" size="compact-xs" variant="subtle" color="gray" leftSection={<IconMessages size={14} />} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} style={{ alignSelf: 'flex-start' }} ml={-8}>
              {t('frames', { n: step.frames.length })}
            </Button>
          )}
          <Collapse expanded={isOpen}>
            {isOpen && <Accordion multiple chevronPosition="left" className="dense">{step.frames.map((frame) => <MessageRow key={exchangeKey(frame)} message={frame} />)}</Accordion>}
          </Collapse>
        </Stack>
      </Group>
    </li>
  );
}
