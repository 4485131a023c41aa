import type { Language } from './language.ts';
import { brusselsZone } from '../domain/time/brussels-time.ts';

/** Belgian formats, independent of the machine's own settings. */
const locales: Readonly<Record<Language, string>> = {
  fr: 'fr-BE',
  nl: 'nl-BE',
  de: 'de-BE',
  en: 'en-BE',
};

export interface Formats {
  /** "15 janvier 2026", as a day in Belgium. Takes an instant, as Date or ISO 8601 text. */
  readonly formatDate: (instant: Date | string) => string;
  /** The day with hours and minutes, Belgian time. */
  readonly formatDateTime: (instant: Date | string) => string;
  /** Hours and minutes of the day, Belgian time. */
  readonly formatTime: (instant: Date | string) => string;
  /** The same with seconds, for who compares clocks. */
  readonly formatTimeOfDay: (instant: Date | string) => string;
  readonly formatNumber: (value: number) => string;
}

function createFormats(language: Language): Formats {
  const locale = locales[language];
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: brusselsZone } as const;
  const date = new Intl.DateTimeFormat(locale, day);
  const clock = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: brusselsZone,
  } as const;
  const dateTime = new Intl.DateTimeFormat(locale, { ...day, ...clock });
  const time = new Intl.DateTimeFormat(locale, clock);
  const timeOfDay = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const number = new Intl.NumberFormat(locale);
  // A certificate's date may be beyond what a Date can hold: an empty cell is better than a page that fails
  const written = (format: Intl.DateTimeFormat, instant: Date | string) => {
    const at = typeof instant === 'string' ? new Date(instant) : instant;
    if (Number.isNaN(at.getTime())) return '–';
    const text = format.format(at);
    // "1er janvier", yet "2 janvier": Intl does not know about the first of a month
    return language === 'fr' ? text.replace(/^1(?= )/, '1er') : text;
  };
  return {
    formatDate: (instant) => written(date, instant),
    formatDateTime: (instant) => written(dateTime, instant),
    formatTime: (instant) => written(time, instant),
    formatTimeOfDay: (instant) => written(timeOfDay, instant),
    formatNumber: (value) => number.format(value),
  };
}

/** Each made with the first page in its language: a millisecond or more. */
const all = new Map<Language, Formats>();

/** Dates and numbers as people in Belgium write them in this language, in Brussels time. */
export function formatsFor(language: Language): Formats {
  const formats = all.get(language) ?? createFormats(language);
  all.set(language, formats);
  return formats;
}
