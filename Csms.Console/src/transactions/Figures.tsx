import { Anchor, Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { useTexts } from './detailTexts';
import { figuresOf, secondsOf } from './figures';

/** What a transaction comes to, at a glance. */
export function Figures({ transaction, readings }: { transaction: Schemas['TransactionResource']; readings: Schemas['Reading'][] }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow();
  const { averageWatts, peakWatts, firstCharge, lastCharge } = figuresOf(transaction, readings, now);
  const percent = (value: number) => `${formats.number(value, 0)} %`;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} className="figures" spacing="sm">
      <Figure name={t('energy')} value={transaction.energyWh == null ? '–' : formats.energy(transaction.energyWh)} more={transaction.energySource} />
      <Figure
        name={t('duration')} value={formats.duration(secondsOf(transaction, now))}
        more={<>{formats.time(transaction.startedAt)}{transaction.endedAt && <> – {formats.time(transaction.endedAt)}</>}</>}
      />
      <Figure name={t('average')} value={averageWatts === undefined ? '–' : formats.power(averageWatts)} more={peakWatts !== undefined && t('peak', { power: formats.power(peakWatts) })} />
      <Figure
        name={t('charge')} value={firstCharge === undefined || lastCharge === undefined ? '–' : `${percent(firstCharge)} → ${percent(lastCharge)}`}
        more={firstCharge === undefined && t('notTold')}
      />
      <Figure
        name={t('token')} value={transaction.idToken ?? '–'}
        more={transaction.idToken && transaction.idToken !== '***' && <Anchor component={Link} to="/transactions" search={{ token: transaction.idToken } as never} size="xs">{t('allOfToken')}</Anchor>}
      />
      <Figure
        name={transaction.state === 'active' ? t('remoteStart') : t('stopReason')}
        value={transaction.state === 'active' ? (transaction.remoteStartId != null ? t('yes') : t('no')) : (transaction.stopReason ?? '–')}
        more={transaction.state !== 'active' && !transaction.isComplete && t('incomplete')}
      />
    </SimpleGrid>
  );
}

function Figure({ name, value, more }: { name: string; value: ReactNode; more?: ReactNode }) {
  return (
    <Card withBorder p="sm">
      <Text size="xs" c="dimmed">{name}</Text>
      <Text fz={typeof value === 'string' && value.length > 12 ? 'md' : 'lg'} fw={650} lh={1.4} style={{ overflowWrap: 'anywhere' }}>{value}</Text>
      {more && <Text size="xs" c="dimmed" component="div" lineClamp={3}>{more}</Text>}
    </Card>
  );
}
