import { useCallback } from 'react';
import { EChart, type ChartColors, type ChartOption } from '../parts/EChart';
import { useFormats } from '../texts';
import { units, type Line, type Measure } from './series';
import { useTexts } from './detailTexts';

const panelHeight = 118;
const gap = 46;
const top = 56;
const bottom = 66;

// The whole is one's own color; phases and what was offered have theirs in every panel.
const hues: Record<string, string> = { '': '#0c93a8', L1: '#d9822b', L2: '#8c6bd1', L3: '#3f8f52', offered: '#8a94a6' };
const others = ['#c2417c', '#4a76c9', '#a3893a'];

/** Power, current, voltage, energy and state of charge over time, under each other and zoomed together. */
export function Curves({ lines }: { lines: Map<Measure, Line[]> }) {
  const t = useTexts();
  const { number, time } = useFormats();
  const nameOf = useCallback((of: string) => (of === '' ? t('whole') : of === 'offered' ? t('offered') : of), [t]);
  const option = useCallback(
    (colors: ChartColors): ChartOption => {
      const panels = [...lines];
      const names = [...new Set(panels.flatMap(([, own]) => own.map((line) => line.of)))];
      const colorOf = (of: string) => hues[of] ?? others[names.filter((name) => !(name in hues)).indexOf(of) % others.length]!;
      const all = panels.map((_, at) => at);
      const axisText = { color: colors.dimmed, fontSize: 11 };
      return {
        animation: false,
        textStyle: { fontFamily: colors.font },
        legend: { top: 0, right: 8, icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: colors.text }, inactiveColor: colors.line, data: names.map(nameOf) },
        title: panels.map(([measure], at) => ({
          text: `${t(measure)}  {unit|${units[measure]}}`, left: 8, top: top - 28 + at * (panelHeight + gap),
          textStyle: { color: colors.text, fontFamily: colors.font, fontSize: 13, fontWeight: 600, rich: { unit: { color: colors.dimmed, fontFamily: colors.font, fontSize: 12 } } },
        })),
        grid: panels.map((_, at) => ({ left: 52, right: 16, top: top + at * (panelHeight + gap), height: panelHeight })),
        xAxis: panels.map((_, at) => ({
          type: 'time', gridIndex: at, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false }, splitLine: { show: false },
          axisLabel: { ...axisText, show: at === panels.length - 1, hideOverlap: true }, axisPointer: { lineStyle: { color: colors.dimmed }, label: { show: false } },
        })),
        yAxis: panels.map(([measure], at) => ({
          type: 'value', gridIndex: at, scale: measure === 'voltage', min: measure === 'charge' ? 0 : undefined, max: measure === 'charge' ? 100 : undefined, interval: measure === 'charge' ? 50 : undefined, splitNumber: 3,
          axisLabel: { ...axisText, formatter: (value: number) => number(value, 2) }, splitLine: { lineStyle: { color: colors.line, opacity: 0.6 } },
        })),
        axisPointer: { link: [{ xAxisIndex: all }] },
        dataZoom: [
          // The wheel alone, and the finger, go on scrolling the page.
          { type: 'inside', disabled: window.matchMedia('(pointer: coarse)').matches, xAxisIndex: all, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
          {
            type: 'slider', xAxisIndex: all, filterMode: 'none', height: 22, bottom: 8, left: 52, right: 16, borderColor: colors.line, textStyle: axisText, showDataShadow: false,
            fillerColor: `${hues['']}22`, handleStyle: { color: colors.body, borderColor: hues[''] }, moveHandleStyle: { color: colors.line },
            emphasis: { handleStyle: { borderColor: hues[''] }, moveHandleStyle: { color: hues[''] } },
            labelFormatter: (value: number) => time(new Date(value).toISOString()),
          },
        ],
        tooltip: {
          trigger: 'axis', confine: true, backgroundColor: colors.body, borderColor: colors.line, textStyle: { color: colors.text, fontSize: 12 },
          formatter: (points) => told([points].flat() as unknown as Point[], panels, (measure, of) => `${t(measure)}${of === '' ? '' : ` ${nameOf(of)}`}`, number, time),
        },
        series: panels.flatMap(([measure, own], at) =>
          own.map((line) => ({
            type: 'line' as const, id: `${measure} ${line.of}`, name: nameOf(line.of), xAxisIndex: at, yAxisIndex: at, data: line.points, sampling: 'lttb' as const,
            showSymbol: line.points.length < 3, symbolSize: 5, color: colorOf(line.of), step: line.of === 'offered' ? ('end' as const) : undefined,
            lineStyle: { width: 2, type: line.of === 'offered' ? ('dashed' as const) : ('solid' as const) },
            areaStyle: own.length === 1 && line.of === '' && measure !== 'voltage' ? { opacity: 0.12 } : undefined,
          })),
        ),
      };
    },
    [lines, nameOf, number, t, time],
  );
  const height = top + lines.size * (panelHeight + gap) - gap + bottom;
  return <EChart height={height} label={t('curvesAre', { measures: [...lines.keys()].map((measure) => t(measure)).join(', ') })} option={option} />;
}

type Point = { seriesId?: string; value: [number, number]; color?: string };

// Elements with text, not markup: a phase is what the station says it is.
function told(points: Point[], panels: [Measure, Line[]][], nameOf: (measure: Measure, of: string) => string, number: (value: number, digits?: number) => string, time: (at: string) => string) {
  const box = document.createElement('div');
  const head = box.appendChild(document.createElement('div'));
  head.textContent = points[0] ? time(new Date(points[0].value[0]).toISOString()) : '';
  head.style.fontWeight = '600';
  for (const [measure, lines] of panels) {
    for (const line of lines) {
      const point = points.find((one) => one.seriesId === `${measure} ${line.of}`);
      if (!point) continue;
      const row = box.appendChild(document.createElement('div'));
      row.style.cssText = 'display:flex;gap:12px;justify-content:space-between';
      const name = row.appendChild(document.createElement('span'));
      name.textContent = nameOf(measure, line.of);
      const value = row.appendChild(document.createElement('strong'));
      value.textContent = `${number(point.value[1], 2)} ${units[measure]}`;
    }
  }
  return box;
}
