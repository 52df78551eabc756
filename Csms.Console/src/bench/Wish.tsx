import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHandFinger } from '@tabler/icons-react';
import { api, bodyOf } from '../api/client';
import { useChange } from '../parts/useChange';
import { may, useSession } from '../session/session';
import { useScenarioTexts } from './scenarioTexts';
import { useTexts } from './texts';
import type { Run, Step } from './useBench';

/** What somebody is to do at the station now. It goes on by itself as soon as the station tells. */
export function Wish({ run, step }: { run: Run; step: Step }) {
  const t = useTexts();
  const words = useScenarioTexts();
  const { data: session } = useSession();
  const tell = useChange((skip: boolean) => bodyOf(api.POST('/api/v1/bench/runs/{id}/continue', { params: { path: { id: run.id } }, body: { skip } })), { touches: ['bench'] });
  return (
    <Alert color="blue" variant="light" icon={<IconHandFinger />} role="status" aria-live="assertive">
      <Text fw={650} size="lg">{words.deed(step.asks!)}</Text>
      <Text size="sm" mb="sm">{t('noticesItself', { station: run.stationId })}</Text>
      {may(session, 'Operator') && (
        <Group gap="xs">
          <Button onClick={() => tell.mutate(false)} loading={tell.isPending && !tell.variables}>{t('done')}</Button>
          <Button variant="default" onClick={() => tell.mutate(true)} loading={tell.isPending && tell.variables}>{t('skip')}</Button>
        </Group>
      )}
    </Alert>
  );
}
