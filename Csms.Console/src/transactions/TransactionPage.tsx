import { Anchor, Badge, Button, Card, Center, Group, Loader, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { api, bodyOf, type Schemas } from '../api/client';
import { useMeterOf } from '../api/events';
import { Failure, Page } from '../parts/Page';
import { Empty } from '../parts/Empty';
import { Section } from '../parts/Section';
import { StatusBadge } from '../parts/StatusBadge';
import { Course } from './Course';
import { useTexts } from './detailTexts';
import { Figures } from './Figures';
import { Flags } from './Flags';
import { linesOf } from './series';
import { Signed } from './Signed';
import { Stop } from './Stop';
import { useReadings } from './useReadings';

const Curves = lazy(() => import('./Curves').then(({ Curves: component }) => ({ default: component })));

/** One transaction: its figures, its curves, what it went through, and what is to be looked at before it is billed. */
export function TransactionPage() {
  const { id } = useParams({ from: '/transactions/$id' });
  const t = useTexts();
  const transaction = useQuery({ queryKey: ['transactions', 'one', id], queryFn: () => bodyOf(api.GET('/api/v1/transactions/{id}', { params: { path: { id } } })) });
  return (
    <Page title={<Title id={id} transaction={transaction.data} />} actions={transaction.data?.state === 'active' && <Stop transaction={transaction.data} />}>
      {transaction.error && <Failure error={transaction.error} />}
      {transaction.isPending && <><SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>{Array.from({ length: 6 }, (_, at) => <Skeleton key={at} h={84} />)}</SimpleGrid><Skeleton h={420} /></>}
      {transaction.data && <Content transaction={transaction.data} />}
      {transaction.error && <Text><Anchor component={Link} to="/transactions">{t('toList')}</Anchor></Text>}
    </Page>
  );
}

function Title({ id, transaction }: { id: string; transaction: Schemas['TransactionResource'] | undefined }) {
  const t = useTexts();
  return (
    <Group gap="sm">
      {t('title', { id })}
      {transaction && (transaction.state === 'active' ? <StatusBadge status={transaction.chargingState ?? 'Active'} /> : <Badge color="gray" variant="light" tt="none">{t('ended')}</Badge>)}
    </Group>
  );
}

function Content({ transaction }: { transaction: Schemas['TransactionResource'] }) {
  const t = useTexts();
  const readings = useReadings(`${transaction.id}`);
  useMeterOf(transaction.stationId);
  const lines = useMemo(() => linesOf(readings.data ?? [], transaction.meterStartWh), [readings.data, transaction.meterStartWh]);
  const place = [transaction.evseId != null && `EVSE ${transaction.evseId}`, transaction.connectorId != null && t('connector', { id: transaction.connectorId })].filter(Boolean).join(' · ');
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        <Anchor component={Link} to="/stations/$stationId" params={{ stationId: transaction.stationId } as never} size="sm">{transaction.stationId}</Anchor>
        {place && ` · ${place}`}
        {transaction.ocppTransactionId !== `${transaction.id}` && ` · ${transaction.ocppTransactionId}`}
      </Text>
      <Figures transaction={transaction} readings={readings.data ?? []} />
      {transaction.flags.length > 0 && <Flags transaction={transaction} />}
      <Section
        title={t('curves')}
        actions={<Button component="a" href={`/api/v1/transactions/${transaction.id}/meter-readings?format=csv`} download variant="default" size="xs" leftSection={<IconDownload size={14} />}>{t('csv')}</Button>}
      >
        {readings.error && <Failure error={readings.error} />}
        {readings.isPending && <Skeleton h={420} />}
        {readings.data && lines.size === 0 && <Empty title={t('noReadings')} how={t('noReadingsHow')} />}
        {lines.size > 0 && <Suspense fallback={<Center h={420}><Loader /></Center>}><Curves lines={lines} /></Suspense>}
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {transaction.course && <Course transaction={transaction} course={transaction.course} />}
        <Signed readings={readings.data ?? []} />
      </SimpleGrid>
      {transaction.price && (transaction.price.tariff ?? transaction.price.cost) != null && <Price price={transaction.price} />}
    </Stack>
  );
}

function Price({ price }: { price: Schemas['ToldPrice'] }) {
  const t = useTexts();
  return (
    <Card withBorder>
      <Text size="sm"><Text span c="dimmed">{t('priceTold')}: </Text>{[price.tariff, price.cost].filter((part) => part != null).join(' · ')}</Text>
    </Card>
  );
}
