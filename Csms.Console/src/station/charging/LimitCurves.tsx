import { VisuallyHidden } from '@mantine/core';
import { useCallback } from 'react';
import type { Schemas } from '../../api/client';
import { EChart, type ChartColors, type ChartOption } from '../../parts/EChart';
import { useFormats } from '../../texts';
import { drawn, pointsOf, stepsOfComposite, stepsOfProfile, stepsOfSchedule } from './steps';
import { useTexts } from './texts';
import type { Profile, Window } from './useCharging';

type Props = {
  evseId: number;
  place: string;
  window: Window;
  profiles: Profile[];
  outside: Schemas['OutsideLimit'][];
  outlook: { now: number; power: Schemas['PowerPoint'][]; computed: Schemas['CompositeSchedule'] | null };
  /** What the station itself said. */
  told: Schemas['CompositeSchedule'] | null;
  chargingSince: string | null;
};

type Line = { id: string; name: string; points: [number, number | null][]; color: string; style: 'solid' | 'dashed' | 'dotted'; width: number; isStep: boolean; isFilled: boolean; z: number };

// One family for each purpose, of which each profile has its own shade.
const hues: Record<Schemas['ProfilePurpose'], string[]> = {
  ChargingStationMaxProfile: ['#d9822b', '#b5651d', '#eba85f'], TxDefaultProfile: ['#8c6bd1', '#b49be8', '#6446a8'], TxProfile: ['#4a76c9', '#86a6e3', '#2f5597'], ChargingStationExternalConstraints: ['#c2417c'],
};
const drawnHues = ['#0c93a8', '#3f8f52', '#a3893a', '#8a94a6'];

/** Limits as steps, with what was drawn on top: the past on the left of now, the plan on its right. */
export function LimitCurves(props: Props) {
  const t = useTexts();
  const { number, time, power } = useFormats();
  const { window, outlook, place } = props;
  const from = outlook.now - window.backSeconds * 1000;
  const to = outlook.now + window.aheadSeconds * 1000;
  const lines = linesOf(props, from, to, t);
  const option = useCallback(
    (colors: ChartColors): ChartOption => {
      const axisText = { color: colors.dimmed, fontSize: 11 };
      return {
        animation: false,
        textStyle: { fontFamily: colors.font },
        // What is, and what may be, before why.
        legend: { data: lines.map((line) => line.name).reverse(), type: 'scroll', top: 0, left: 0, right: 0, padding: [8, 4], icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: colors.text }, inactiveColor: colors.line, pageTextStyle: { color: colors.text } },
        grid: { left: 48, right: 20, top: 62, bottom: 30 },
        xAxis: { type: 'time', min: from, max: to, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { ...axisText, hideOverlap: true } },
        yAxis: { type: 'value', min: 0, name: 'kW', nameTextStyle: axisText, splitNumber: 4, axisLabel: { ...axisText, formatter: (value: number) => number(value, 1) }, splitLine: { lineStyle: { color: colors.line, opacity: 0.6 } } },
        tooltip: {
          trigger: 'axis', confine: true, axisPointer: { lineStyle: { color: colors.dimmed } }, backgroundColor: colors.body, borderColor: colors.line, textStyle: { color: colors.text, fontSize: 12 },
          formatter: (points) => tipOf([points].flat() as unknown as { axisValue: number }[], lines, power, time),
        },
        series: [
          ...lines.map((line) => ({
            type: 'line' as const, id: line.id, name: line.name, data: line.points, step: line.isStep ? ('end' as const) : undefined, color: line.color, showSymbol: !line.isStep && line.points.length < 3, symbolSize: 5, z: line.z,
            lineStyle: { width: line.width, type: line.style }, areaStyle: line.isFilled ? { opacity: 0.08 } : undefined, emphasis: { disabled: true },
          })),
          {
            type: 'line' as const, id: 'now', data: [], silent: true,
            markLine: {
              silent: true, symbol: 'none', animation: false, data: [{ xAxis: outlook.now }], lineStyle: { color: colors.text, type: 'solid' as const, width: 1 },
              label: { formatter: t('now'), color: colors.text, fontSize: 11, position: 'end' as const },
            },
          },
        ],
      };
    },
    [lines, from, to, outlook.now, number, time, power, t],
  );
  return (
    <>
      <EChart height={360} label={t('curvesAre', { place })} option={option} />
      <VisuallyHidden>
        <ul>{lines.map((line) => <li key={line.id}>{line.name}: {told(line, outlook.now, power) ?? t('noLimit')}</li>)}</ul>
      </VisuallyHidden>
    </>
  );
}

function linesOf({ evseId, window, profiles, outside, outlook, told: asked, chargingSince }: Props, from: number, to: number, t: ReturnType<typeof useTexts>): Line[] {
  const since = chargingSince ? new Date(chargingSince).getTime() : null;
  const ofProfiles = profiles
    // The grid connection knows nothing of single transactions.
    .filter((profile) => profile.state === 'Accepted' && (profile.evseId === evseId || profile.evseId === 0) && (evseId > 0 || profile.purpose === 'ChargingStationMaxProfile'))
    .sort((a, b) => a.stackLevel - b.stackLevel)
    .map((profile, at, all): Line => {
      const shades = hues[profile.purpose];
      const before = all.slice(0, at).filter((other) => other.purpose === profile.purpose).length;
      const held = Math.max(from, new Date(profile.acceptedAt ?? profile.stateAt).getTime());
      return {
        id: `profile ${profile.id} ${profile.purpose}`, name: `${t(profile.purpose)} · ${t('level', { level: profile.stackLevel })} (#${profile.id})`, color: shades[before % shades.length]!, style: 'solid', width: 1.5 + profile.stackLevel / 4,
        points: pointsOf(stepsOfProfile(profile.profile, since, held, to), to), isStep: true, isFilled: true, z: 2 + Math.min(profile.stackLevel, 9),
      };
    });
  const ofOthers = outside
    .filter((limit) => limit.evseId === 0 || limit.evseId === evseId)
    .flatMap((limit) => limit.schedules.map((schedule, at): Line => ({
      id: `outside ${limit.source} ${limit.evseId} ${at}`, name: t('outside', { source: limit.source }), color: hues.ChargingStationExternalConstraints[0]!, style: 'dashed', width: 2,
      points: pointsOf(stepsOfSchedule(schedule, limit.notedAt, Math.max(from, new Date(limit.notedAt ?? from).getTime()), to), to), isStep: true, isFilled: false, z: 12,
    })));
  const composite = (id: string, name: string, color: string, schedule: Schemas['CompositeSchedule'] | null, style: Line['style']): Line[] =>
    schedule ? [{ id, name, color, style, width: 3, points: pointsOf(stepsOfComposite(schedule), outlook.now + window.aheadSeconds * 1000), isStep: true, isFilled: false, z: 14 }] : [];
  const ofMeters = [...drawn(outlook.power)].filter(([evse]) => evseId === 0 || evse === evseId).map(([evse, points], at): Line => ({
    id: `drawn ${evse}`, name: evseId === 0 && evse > 0 ? t('drawnBy', { id: evse }) : t('drawn'), color: drawnHues[at % drawnHues.length]!, style: 'solid', width: 2, points, isStep: false, isFilled: true, z: 16,
  }));
  return [
    ...ofProfiles, ...ofOthers, ...composite('computed', t('computed'), '#d64545', outlook.computed, 'solid'), ...composite('asked', t('asked'), '#8a94a6', asked, 'dotted'), ...ofMeters,
  ].filter((line) => line.points.length > 0);
}

/** What a line says of a moment, in kilowatts; null where it says nothing. */
function valueAt(line: Line, moment: number) {
  const at = line.points.findLastIndex((point) => point[0] <= moment);
  if (at < 0 || (at === line.points.length - 1 && moment > line.points[at]![0])) return null;
  return line.points[at]![1];
}

function told(line: Line, now: number, power: (watts: number) => string) {
  const value = valueAt(line, now);
  return value === null ? null : power(value * 1000);
}

// Elements with text, not markup: a source is what the station says it is.
function tipOf(points: { axisValue: number }[], lines: Line[], power: (watts: number) => string, time: (at: string) => string) {
  const box = document.createElement('div');
  const moment = points[0]?.axisValue;
  if (moment === undefined) return box;
  const head = box.appendChild(document.createElement('div'));
  head.textContent = time(new Date(moment).toISOString());
  head.style.fontWeight = '600';
  for (const line of lines) {
    const value = valueAt(line, moment);
    if (value === null) continue;
    const row = box.appendChild(document.createElement('div'));
    row.style.cssText = 'display:flex;gap:12px;justify-content:space-between';
    const name = row.appendChild(document.createElement('span'));
    name.textContent = line.name;
    name.style.cssText = `border-left:3px solid ${line.color};padding-left:6px`;
    row.appendChild(document.createElement('strong')).textContent = power(value * 1000);
  }
  return box;
}
