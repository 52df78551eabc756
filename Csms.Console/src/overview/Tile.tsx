import { Card, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CardLink } from '../parts/links';
import type { StationsSearch } from '../stations/search';

type Props = { name: string; value?: string; hint?: ReactNode; color?: string; search?: StationsSearch };

/** One figure; with a search it leads to the stations that it counts. */
export function Tile({ name, value, hint, color, search }: Props) {
  const content = (
    <>
      <Text size="sm" c="dimmed">{name}</Text>
      {value === undefined ? <Skeleton h={34} w={72} my={4} /> : <Figure value={value} color={color} />}
      <Text size="xs" c="dimmed" mih={18}>{hint}</Text>
    </>
  );
  if (!search) return <Card withBorder padding="md">{content}</Card>;
  return <CardLink withBorder padding="md" to="/stations" search={search} className="lead">{content}</CardLink>;
}

/** The number large, its unit small, on one line. */
function Figure({ value, color }: { value: string; color?: string }) {
  const [, number, unit] = /^(.*?)(\s\D+)?$/.exec(value) ?? [];
  return (
    <Text fz={28} fw={700} lh={1.35} className="figures" c={color} style={{ whiteSpace: 'nowrap' }}>
      {number}{unit && <Text span fz="md" fw={600} c="dimmed">{unit}</Text>}
    </Text>
  );
}
