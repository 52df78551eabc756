import i18n from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const languages = { en: 'English', de: 'Deutsch', sv: 'Svenska' } as const;
export type Language = keyof typeof languages;

const kept = 'csms-language';

function first(): Language {
  const wanted = [localStorage.getItem(kept), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return (wanted.find((tag) => tag && tag in languages) as Language | undefined) ?? 'en';
}

void i18n.use(initReactI18next).init({ lng: first(), fallbackLng: 'en', resources: {}, interpolation: { escapeValue: false }, initAsync: false });
document.documentElement.lang = i18n.language;

export function speak(language: Language) {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

/** The words of one part of the console. The compiler sees to it that no language lacks one. */
export function defineTexts<Key extends string>(part: string, texts: Record<Language, Record<Key, string>>) {
  for (const [language, words] of Object.entries(texts)) i18n.addResourceBundle(language, part, words);
  return function useTexts() {
    const { t } = useTranslation(part);
    return t as unknown as (key: Key, values?: Record<string, string | number>) => string;
  };
}

// English is written in many ways; the browser says in which.
const regional = (language: string) => navigator.languages.find((tag) => tag.slice(0, 2) === language) ?? language;

/** Numbers and times as the reader's language writes them. */
export function useFormats() {
  const { i18n: current } = useTranslation();
  const language = regional(current.language);
  const number = (value: number, digits = 1) => value.toLocaleString(language, { maximumFractionDigits: digits });
  return {
    number,
    energy: (wattHours: number) => (Math.abs(wattHours) >= 1e6 ? `${number(wattHours / 1e6, 2)} MWh` : `${number(wattHours / 1000, 2)} kWh`),
    power: (watts: number) => (Math.abs(watts) >= 1e6 ? `${number(watts / 1e6, 2)} MW` : `${number(watts / 1000)} kW`),
    time: (at: string) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' }),
    timeIn: (at: string | number, timeZone: string, style: Intl.DateTimeFormatOptions) => new Date(at).toLocaleString(language, { ...style, timeZone }),
    ago: (at: string, now: number) => ago(language, (new Date(at).getTime() - now) / 1000),
    duration: (seconds: number) => duration(seconds),
  };
}

function ago(language: string, seconds: number) {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  // What happened just now, while the reader's clock stood still.
  if (seconds > 0 && seconds < 10) seconds = 0;
  const size = Math.abs(seconds);
  if (size < 60) return words.format(Math.round(seconds), 'second');
  if (size < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (size < 86400) return words.format(Math.round(seconds / 3600), 'hour');
  if (size < 60 * 86400) return words.format(Math.round(seconds / 86400), 'day');
  if (size < 730 * 86400) return words.format(Math.round(seconds / (30.44 * 86400)), 'month');
  return words.format(Math.round(seconds / (365.25 * 86400)), 'year');
}

export function duration(seconds: number) {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
