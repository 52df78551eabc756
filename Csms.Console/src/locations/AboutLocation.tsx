import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { Section } from '../parts/Section';
import { useNow } from '../parts/useNow';
import { useFormats } from '../texts';
import { countryName } from './countries';
import { groupsOf, spansOf, weekdayName } from './hours';
import { useTexts } from './texts';

/** Where a location is, and when it is open. */
export function AboutLocation({ location }: { location: Schemas['LocationResource'] }) {
  const t = useTexts();
  const formats = useFormats();
  const now = useNow(20_000);
  const language = document.documentElement.lang;
  const lines: [string, ReactNode][] = [
    [t('address'), <>{location.address}<br />{[location.postalCode, location.city].filter(Boolean).join(' ')}{location.state && <><br />{location.state}</>}<br />{countryName(location.country, language)}</>],
    [t('timeZone'), location.timeZone],
    [t('localTime'), formats.timeIn(now, location.timeZone, { weekday: 'short', hour: '2-digit', minute: '2-digit' })],
    [t('hours'), <Hours location={location} />],
    [t('changed'), <span title={formats.time(location.updatedAt)}>{formats.ago(location.updatedAt, now)}</span>],
  ];
  return (
    <Section title={t('about')} actions={location.isOpen != null && <Badge color={location.isOpen ? 'teal' : 'gray'} variant="light" tt="none">{location.isOpen ? t('open') : t('closed')}</Badge>}>
      <Stack gap="xs" component="dl" m={0}>
        {lines.map(([name, value]) => (
          <Group key={name} justify="space-between" wrap="nowrap" gap="md" align="flex-start">
            <Text component="dt" size="sm" c="dimmed" style={{ flexShrink: 0 }}>{name}</Text>
            <Text component="dd" size="sm" m={0} ta="right" style={{ overflowWrap: 'anywhere' }}>{value}</Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function Hours({ location: { openingHours: hours, timeZone } }: { location: Schemas['LocationResource'] }) {
  const t = useTexts();
  const formats = useFormats();
  const language = document.documentElement.lang;
  if (!hours) return <Text span size="sm" c="dimmed">{t('unknown')}</Text>;
  const day = (weekday: number) => weekdayName(weekday, language);
  const moment = (at: string) => formats.timeIn(at, timeZone, { dateStyle: 'medium', timeStyle: 'short' });
  const exceptions = [...hours.exceptionalOpenings!.map((period) => ({ ...period, word: t('opensToo') })), ...hours.exceptionalClosings!.map((period) => ({ ...period, word: t('closesToo') }))];
  return (
    <>
      {hours.alwaysOpen && t('always')}
      {groupsOf(hours.regular!).map(({ days, begin, end }) => (
        <span key={`${days.join()} ${begin}`} style={{ display: 'block' }}>
          {spansOf(days).map(([from, to]) => (from === to ? day(from) : `${day(from)}–${day(to)}`)).join(', ')} {begin}–{end === '23:59' ? '24:00' : end}
        </span>
      ))}
      {exceptions.map(({ word, begin, end }) => <span key={`${word} ${begin}`} style={{ display: 'block' }}>{word}: {moment(begin)} – {moment(end)}</span>)}
    </>
  );
}
