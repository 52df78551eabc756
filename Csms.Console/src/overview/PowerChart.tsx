import { Box, useComputedColorScheme, useMantineTheme, VisuallyHidden } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../api/client';
import { useFormats } from '../texts';
import { useTexts } from './texts';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const day = 86_400_000;
const hour = 3_600_000;
const five = 300_000;

/** Power over a day. Where the server did not look there is no line. */
export default function PowerChart({ items, until }: { items: Schemas['Delivery'][]; until: number }) {
  const t = useTexts();
  const formats = useFormats();
  const theme = useMantineTheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const language = document.documentElement.lang;
  useEffect(() => {
    const made = (chart.current = init(place.current!, null, { renderer: 'svg' }));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const color = theme.colors.cyan[isDark ? 5 : 8];
    const faint = isDark ? theme.colors.dark[4] : theme.colors.gray[2];
    const label = { color: isDark ? theme.colors.dark[1] : theme.colors.gray[7], hideOverlap: true };
    chart.current?.setOption({
      animation: false,
      grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', formatter: (points: { value: [number, number | null] }[]) => tip(points, formats.power, language) },
      xAxis: { type: 'time', min: beginning(items, until), max: until, axisLabel: label, axisLine: { lineStyle: { color: faint } }, splitLine: { show: false } },
      yAxis: { type: 'value', min: 0, axisLabel: { ...label, formatter: (watts: number) => formats.power(watts) }, splitLine: { lineStyle: { color: faint } } },
      series: [{ type: 'line', data: points(items), showSymbol: items.length < 3, symbolSize: 6, step: false, lineStyle: { width: 2, color }, itemStyle: { color }, areaStyle: { color, opacity: 0.15 }, connectNulls: false }],
    });
  }, [items, until, isDark, theme, formats, language]);
  return (
    <>
      <Box ref={place} h={260} aria-hidden />
      <VisuallyHidden>
        <table>
          <caption>{t('table')}</caption>
          <thead><tr><th>{t('time')}</th><th>{t('power')}</th></tr></thead>
          <tbody>{items.filter((item) => item.powerW != null).slice(-12).map((item) => <tr key={item.at}><td>{formats.time(item.at)}</td><td>{formats.power(item.powerW!)}</td></tr>)}</tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

/** A day ago; while there is less to show, where the picture begins, but an hour ago at least. */
function beginning(items: Schemas['Delivery'][], until: number) {
  return Math.max(until - day, Math.min(until - hour, items[0] ? new Date(items[0].at).getTime() : until));
}

/** Each five minutes in their middle, with a break where some are missing. */
function points(items: Schemas['Delivery'][]) {
  return items.flatMap((item, at) => {
    const begin = new Date(item.at).getTime();
    const before = at > 0 ? new Date(items[at - 1]!.at).getTime() : begin - five;
    const point: [number, number | null] = [begin + five / 2, item.powerW];
    return begin - before > five ? [[begin, null] as [number, null], point] : [point];
  });
}

function tip(points: { value: [number, number | null] }[], power: (watts: number) => string, language: string) {
  const [at, watts] = points[0]?.value ?? [0, null];
  return watts === null ? '' : `${new Date(at).toLocaleTimeString(language, { timeStyle: 'short' })}   ${power(watts)}`;
}
