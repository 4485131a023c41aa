import { findings as catalogue } from '../../../i18n/fr/findings.ts';
import type { Language } from '../../../i18n/language.ts';
import { pluralForm } from '../../../i18n/plural.ts';
import type { Finding } from './finding.ts';

export type FindingKey = keyof typeof catalogue;

/** A finding in words, for screens, the JSON API and the command line alike. */
export interface FindingText {
  /** What is wrong, and what it means. */
  readonly message: string;
  /** The one next step. */
  readonly remedy: string;
  /** Step by step where there is one, in order; mostly empty. */
  readonly steps: readonly string[];
  /** The remedy is an act of our own screens; the steps are then the official tool's way to the same. */
  readonly here: boolean;
}

/** A language's way of saying things; what i18n/ gives fits as it is. */
export interface Wording {
  readonly t: {
    (key: FindingKey, params?: Readonly<Record<string, string | number>>): string;
    readonly language: Language;
  };
  readonly formatDate: (instant: string) => string;
  /** For what is decided by the hour; without it only the day is shown. */
  readonly formatDateTime?: (instant: string) => string;
  /** Certificates are requested, completed and renewed in our screens: texts lead there first, to the official tool second. */
  readonly requestsHere?: boolean;
}

const isInstant = (value: string | number): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);

/** Narrowing for keys put together from a finding; a code and variant without text is a bug that a test finds. */
export function isFindingKey(key: string): key is FindingKey {
  return Object.hasOwn(catalogue, key);
}

/** Says a finding in one language. Instants among its facts become dates, environments become words. */
export function findingText(finding: Finding, wording: Wording): FindingText {
  const { code } = finding;
  const base = baseKey(finding, wording.t.language);
  const params = wordedFacts(finding, wording);
  const isHere = (key: string) => wording.requestsHere === true && isFindingKey(`${key}.here`);
  const say = (plain: string) => {
    const key = isHere(plain) ? `${plain}.here` : plain;
    return isFindingKey(key) ? wording.t(key, params) : key;
  };
  // A variant without steps of its own has those of its code: one renews the same way with twenty days left as with two
  const stepsOf = isFindingKey(`${base}.steps.1`) ? base : `finding.${code}`;
  const steps: string[] = [];
  for (let step = 1; isFindingKey(`${stepsOf}.steps.${step}`); step += 1) {
    steps.push(say(`${stepsOf}.steps.${step}`));
  }
  return {
    message: say(`${base}.message`),
    remedy: say(`${base}.remedy`),
    steps,
    here: isHere(`${base}.remedy`),
  };
}

/** Of code and variant; where the count has a wording of its own, of that one. */
function baseKey({ code, variant, facts }: Finding, language: Language): string {
  const base = variant === null ? `finding.${code}` : `finding.${code}.${variant}`;
  const { count } = facts;
  if (typeof count !== 'number') return base;
  const counted = `${base}.${pluralForm(language, count)}`;
  return isFindingKey(`${counted}.message`) ? counted : base;
}

function wordedFacts(
  finding: Finding,
  { t, formatDate, formatDateTime }: Wording,
): Readonly<Record<string, string | number>> {
  const isByTheHour = finding.code === 'NotYetValid' || finding.variant === 'today';
  const format = (isByTheHour ? formatDateTime : undefined) ?? formatDate;
  const word = (name: string, value: string | number): string | number => {
    if (isInstant(value)) return format(value);
    const environment = `environment.${value}`;
    return /environment$/i.test(name) && isFindingKey(environment) ? t(environment) : value;
  };
  return Object.fromEntries(
    Object.entries(finding.facts).map(([name, value]) => [name, word(name, value)] as const),
  );
}
