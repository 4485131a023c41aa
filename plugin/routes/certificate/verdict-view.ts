import { purposes, severities } from '../../domain/certificate/findings/finding.ts';
import type { Finding, Severity } from '../../domain/certificate/findings/finding.ts';
import type { FindingText } from '../../domain/certificate/findings/finding-text.ts';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { EvidenceView, LabelledView } from '../parts/evidence.ts';
import { calendarDaysUntil } from '../../domain/time/brussels-time.ts';
import { evidenceView, maskNumbers } from '../parts/evidence.ts';
import { findingTitle } from '../parts/finding-title.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';
import { plural } from '../../i18n/plural.ts';

/** A verdict as one plain sentence, what to do, and everything it rests on. */
export interface VerdictView {
  readonly level: Verdict['level'];
  readonly headline: string;
  /** What is wrong, in a sentence; null when nothing is. */
  readonly explanation: string | null;
  readonly remedy: string | null;
  /** Of the remedy; where {@link remedyHere}, with the official tool instead. */
  readonly steps: readonly string[];
  /** The remedy is an act of these screens. */
  readonly remedyHere: boolean;
  /** The steps are in the official tool. */
  readonly official: boolean;
  readonly works: readonly {
    readonly label: string;
    readonly yes: boolean;
    readonly answer: string;
  }[];
  readonly facts: readonly LabelledView[];
  readonly validity: ValidityView | null;
  readonly findings: readonly FindingGroupView[];
  /** "Other findings" below a leading one, plain "findings" otherwise. */
  readonly findingsTitle: string;
  readonly evidence: EvidenceView;
}

interface FindingGroupView {
  readonly severity: Severity;
  readonly title: string;
  readonly findings: readonly FindingView[];
}

interface FindingView extends FindingText {
  readonly title: string;
  readonly blocks: string | null;
}

export interface VerdictViewInput {
  readonly verdict: Verdict;
  readonly facts: KeystoreFacts;
  readonly fileName: string;
  readonly now: Date;
  readonly renewalWindowDays: number;
}

/** Puts a verdict into the words and numbers of the page; decides nothing that the verdict has not decided. */
export function verdictView(page: PageLocals, input: VerdictViewInput): VerdictView {
  const { verdict, facts, fileName, now, renewalWindowDays } = input;
  const main = mainFinding(verdict);
  const mainText = main === undefined ? undefined : findingText(main, page);
  return {
    level: verdict.level,
    headline: headline(page, verdict, now),
    explanation: mainText?.message ?? null,
    remedy: mainText?.remedy ?? null,
    steps: mainText?.steps ?? [],
    remedyHere: mainText?.here ?? false,
    official: main?.variant !== 'renewed',
    works: purposes.map((purpose) => ({
      label: page.t(`verdict.works.${purpose}`),
      yes: verdict.works[purpose],
      answer:
        (purpose === 'renewal' ? renewalOpens(page, input) : null) ??
        page.t(verdict.works[purpose] ? 'verdict.yes' : 'verdict.no'),
    })),
    facts: factsView(page, verdict),
    validity:
      verdict.validity === null
        ? null
        : validityView(page, verdict.validity, now, renewalWindowDays),
    findings: findingGroups(
      page,
      verdict.findings.filter((finding) => finding !== main),
    ),
    findingsTitle: page.t(main === undefined ? 'verdict.findings.all' : 'verdict.findings'),
    evidence: evidenceView(page, facts, fileName),
  };
}

/** The leading finding: the most severe, unless the level is ok. */
export function mainFinding(verdict: Verdict): Finding | undefined {
  return verdict.level === 'ok' ? undefined : verdict.findings[0];
}

/** Where "will not work" would be wrong or would hide the point: another person's certificate works, for them. */
const headlineOf: Partial<Record<Finding['code'], MessageKey>> = {
  NotYetValid: 'verdict.notYet',
  NotCompleted: 'verdict.notCompleted',
  HolderMismatch: 'verdict.otherHolder',
  NotEhealth: 'verdict.notEhealth',
};

/** From when it can be renewed, while that lies ahead: "yes" would send people on a way that is still closed. */
function renewalOpens(page: PageLocals, input: VerdictViewInput): string | null {
  const { verdict, now, renewalWindowDays } = input;
  if (!verdict.works.renewal || verdict.validity === null) return null;
  const end = new Date(verdict.validity.notAfter);
  if (!(calendarDaysUntil(now, end) > renewalWindowDays)) return null;
  const opens = new Date(end.getTime() - renewalWindowDays * dayInMilliseconds);
  return page.t('verdict.works.renewal.from', { date: page.formatDate(opens) });
}

function headline(page: PageLocals, verdict: Verdict, now: Date): string {
  const { level, validity, works } = verdict;
  const main = mainFinding(verdict);
  const days = main?.code === 'Expiring' ? main.facts['daysLeft'] : undefined;
  if (typeof days === 'number') {
    return days > 0 ? plural(page, 'verdict.expiring', days) : page.t('verdict.expiring.today');
  }
  // Red for urgency alone still works in full; so does a certificate whose trouble blocks nothing of these two
  if (level !== 'unusable' || (works.session && works.decryption)) {
    const tone = level === 'ok' ? 'ok' : 'attention';
    return validity === null || Date.parse(validity.notAfter) < now.getTime()
      ? page.t(`verdict.${tone}.undated`)
      : page.t(`verdict.${tone}`, { date: page.formatDate(validity.notAfter) });
  }
  if (works.session) return page.t('verdict.sessionOnly');
  const known = main === undefined ? undefined : headlineOf[main.code];
  if (known !== undefined) return page.t(known);
  const isPast = main?.code === 'Expired' || main?.code === 'OldKeysOnly';
  return page.t(isPast && works.decryption ? 'verdict.decryptionOnly' : 'verdict.unusable');
}

function factsView(page: PageLocals, verdict: Verdict): LabelledView[] {
  const { t } = page;
  const { holder } = verdict;
  const environment =
    verdict.environment === null
      ? t('verdict.environment.none')
      : capitalised(t(`environment.${verdict.environment}`));
  return [
    { label: t('verdict.holder'), value: holder === null ? noHolder(page, verdict) : holder.name },
    ...(holder === null
      ? []
      : [{ label: t('verdict.number'), value: `${holder.type} ${maskNumbers(holder.id)}` }]),
    ...(holder?.applicationId == null
      ? []
      : [{ label: t('verdict.application'), value: holder.applicationId }]),
    { label: t('verdict.state'), value: capitalised(t(`state.${verdict.state}`)) },
    {
      label: t('verdict.environment'),
      value: verdict.environmentSupposed
        ? `${environment} (${t('verdict.environment.supposed')})`
        : environment,
    },
    { label: t('verdict.issuer'), value: verdict.issuer ?? t('verdict.issuer.none') },
    { label: t('verdict.keys'), value: keysText(page, verdict) },
  ];
}

/** An unfinished request has its holder, only not in the file yet. */
function noHolder({ t }: PageLocals, { state }: Verdict): string {
  return t(state === 'NotCompleted' ? 'verdict.holder.pending' : 'verdict.holder.none');
}

/** The catalogue has these words in the form used inside a sentence. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function keysText(page: PageLocals, verdict: Verdict): string {
  const current = verdict.encryptionKeys.filter((key) => key.current).length;
  const old = verdict.encryptionKeys.length - current;
  const parts = [
    ...(current > 0 ? [plural(page, 'verdict.keys.current', current)] : []),
    ...(old > 0 ? [plural(page, 'verdict.keys.old', old)] : []),
  ];
  return parts.join(', ') || page.t('verdict.keys.none');
}

function findingGroups(page: PageLocals, findings: readonly Finding[]): FindingGroupView[] {
  return severities
    .map((severity) => ({
      severity,
      title: page.t(`verdict.findings.${severity}`),
      findings: findings
        .filter((finding) => finding.severity === severity)
        .map((finding) => ({
          ...findingText(finding, page),
          title: findingTitle(page, finding),
          blocks:
            finding.blocks.length === 0
              ? null
              : finding.blocks.map((blocked) => page.t(`blocks.${blocked}`)).join(', '),
        })),
    }))
    .filter((group) => group.findings.length > 0);
}
