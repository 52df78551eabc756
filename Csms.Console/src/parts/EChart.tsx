import { Box, useComputedColorScheme, useMantineTheme } from '@mantine/core';
import { LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  DataZoomComponent, GridComponent, LegendComponent, LegendScrollComponent, MarkLineComponent, TitleComponent, TooltipComponent,
  type DataZoomComponentOption, type GridComponentOption, type LegendComponentOption, type MarkLineComponentOption, type TitleComponentOption, type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([LineChart, GridComponent, TooltipComponent, LegendComponent, LegendScrollComponent, MarkLineComponent, DataZoomComponent, TitleComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<
  DataZoomComponentOption | GridComponentOption | LegendComponentOption | LineSeriesOption | MarkLineComponentOption | TitleComponentOption | TooltipComponentOption
>;

/** The colors that a chart is drawn with in the present scheme. */
export type ChartColors = { text: string; dimmed: string; line: string; body: string; font: string };

/** A chart that fits its place, in light and dark. To be loaded lazily: it brings ECharts. */
export function EChart({ height, label, option }: { height: number; label: string; option: (colors: ChartColors) => ChartOption }) {
  const theme = useMantineTheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    const box = place.current!;
    const made = init(box);
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box);
    // ECharts takes every turn of the wheel to itself; without Ctrl it is to scroll the page.
    const leave = (event: WheelEvent) => !event.ctrlKey && event.stopPropagation();
    box.addEventListener('wheel', leave, { capture: true, passive: true });
    return () => {
      box.removeEventListener('wheel', leave, { capture: true });
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const { dark, gray } = theme.colors;
    const colors = isDark
      ? { text: dark[0], dimmed: dark[2], line: dark[5], body: dark[7], font: theme.fontFamily }
      : { text: gray[8], dimmed: gray[6], line: gray[3], body: theme.white, font: theme.fontFamily };
    // What is drawn anew keeps the part that one has zoomed to.
    chart.current?.setOption(option(colors), { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis', 'title'] });
  }, [option, isDark, theme, height]);
  useEffect(() => chart.current?.resize(), [height]);
  return <Box ref={place} h={height} w="100%" role="img" aria-label={label} />;
}
