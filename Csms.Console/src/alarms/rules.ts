import type { Schemas } from '../api/client';
import { useSeverityName } from '../parts/severity';
import { useRuleTexts } from './ruleTexts';

export type Rule = Schemas['AlarmRule'];

/** The kinds of what lasts at a station, with what the server takes when a rule does not say. */
export const standing = { Offline: { minutes: 10, severity: 4 }, Faulted: { minutes: 0, severity: 4 }, NoEnergy: { minutes: 15, severity: 5 }, Violations: { minutes: 10, times: 20, severity: 6 } } as const;

export const sources = ['SecurityEvent', 'DeviceEvent', 'Certificate', 'Transaction', 'Firmware', 'Station'] as const;

export type What = keyof typeof standing | (typeof sources)[number];

export const isStanding = (what: string): what is keyof typeof standing => what in standing;

/** What a rule is about: a kind that lasts, or a source. */
export const whatOf = ({ source, kind }: Pick<Rule, 'source' | 'kind'>): What => (source === 'Station' && isStanding(kind) ? kind : source);

/** How grave its alarms are, as far as that is the same for all. */
export function severityOf(rule: Rule) {
  const what = whatOf(rule);
  return rule.severity ?? (isStanding(what) ? standing[what].severity : null);
}

/** A rule without its name, as it is sent. */
export const bodyOfRule = ({ id: _, ...body }: Rule) => body;

/** What a rule does, in a sentence. */
export function useRuleSentence() {
  const t = useRuleTexts();
  const nameOf = useSeverityName();
  return (rule: Rule) => {
    const what = whatOf(rule);
    let words: string = t(what);
    if (isStanding(what)) {
      const { minutes, times } = { times: 20, ...standing[what] };
      const lasts = rule.minutes ?? minutes;
      const values = { time: lasts === 1 ? t('oneMinute') : t('nMinutes', { count: lasts }), times: rule.times ?? times };
      if (lasts > 0) words = what === 'Faulted' ? t('sFaultedFor', values) : t(`s${what}`, values);
    } else if (rule.kind !== '*') words = t('sKind', { source: words, kind: rule.kind });
    if (rule.maxSeverity != null) words = t('sMax', { what: words, severity: nameOf(rule.maxSeverity) });
    if (rule.station !== '*') words = t('sAt', { what: words, station: rule.station });
    if (!rule.raises) return t('sNone', { what: words });
    const severity = severityOf(rule);
    return severity == null ? t('sAlarm', { what: words }) : t('sAlarmOf', { what: words, severity: nameOf(severity) });
  };
}
