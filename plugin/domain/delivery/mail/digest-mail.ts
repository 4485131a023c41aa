import { calendarDaysUntil } from '../../time/brussels-time.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import type { Formats, Translate } from '../../../i18n/index.ts';
import { deliveryProblemText } from '../delivery-problem.ts';
import { openLink } from '../open-link.ts';
import { composeMail } from './layout.ts';
import type { MailContent, MailMessage } from './layout.ts';
import type { RenewalReason, RenewalState } from '../../renewal/renewal.ts';
import type { ReasonCount } from '../../session/fallback-policy.ts';
import { reasonsText } from '../../../i18n/reasons-text.ts';
import { renewalsPath } from '../../renewal/page-path.ts';
import { plural } from '../../../i18n/plural.ts';

/** The weekly digest of a practice for its admins (rules.md 9.3). Names, no numbers. */
export interface DigestFacts {
  readonly now: Date;
  readonly expired: readonly DigestCertificate[];
  readonly waiting: readonly DigestWaiting[];
  /** Ends within {@link digestDays}. */
  readonly ending: readonly DigestCertificate[];
  readonly failed: readonly { readonly recipient: string | null; readonly problem: string }[];
  readonly fallback: readonly {
    readonly holderName: string;
    readonly openings: number;
    readonly lastAt: Date;
    readonly reasons: readonly ReasonCount[];
  }[];
  /** The days in which fallback openings were counted. */
  readonly fallbackDays: number;
}

export interface DigestCertificate {
  readonly certificateId: string;
  readonly holderName: string;
  readonly userName: string;
  readonly notAfter: Date;
  /** null while it was never planned. */
  readonly state: RenewalState | null;
}

export interface DigestWaiting {
  readonly certificateId: string;
  readonly holderName: string;
  readonly userName: string;
  /** False: the practice can only wait for eHealth. */
  readonly isUserToAct: boolean;
  readonly reason: RenewalReason;
  readonly since: Date;
}

/** How far ahead the digest looks. */
export const digestDays = 90;

/** Lines of one section; a mail that scrolls for ever is not read. */
const longestSection = 15;

/** How many things there are to follow up; a certificate that expires and waits for its holder is one. */
export function digestCount({ expired, waiting, ending, failed, fallback }: DigestFacts): number {
  const certificates = [...expired, ...waiting, ...ending].map(
    ({ certificateId }) => certificateId,
  );
  return new Set(certificates).size + failed.length + fallback.length;
}

/** Writes the digest; an empty one says that all is clear. Whether that is sent is the caller's to decide. */
export function digestMail(
  language: Language,
  openUrl: string | null,
  facts: DigestFacts,
  recipient: { readonly deliveryId: string; readonly name: string },
): MailMessage {
  const t = translator(language);
  const formats = formatsFor(language);
  const count = digestCount(facts);
  const url = openLink(openUrl, renewalsPath);
  return composeMail({
    id: recipient.deliveryId,
    language,
    subject: count === 0 ? t('digest.subject.clear') : plural({ t }, 'digest.subject', count),
    greeting: t('mail.hello', { name: recipient.name }),
    paragraphs: [
      t('digest.intro', { date: formats.formatDate(facts.now) }),
      ...(count === 0 ? [t('digest.clear')] : []),
    ],
    facts: [],
    sections: sectionsOf(t, formats, facts),
    button: url === null ? null : { label: t('digest.action'), url },
    closing: [...(url === null ? [t('digest.where')] : []), t('mail.footer')],
    calendar: null,
  });
}

function sectionsOf(t: Translate, formats: Formats, facts: DigestFacts): MailContent['sections'] {
  const { formatDate } = formats;
  const sections = [
    {
      title: t('digest.expired'),
      lines: facts.expired.map(({ holderName, userName, notAfter }) =>
        t('digest.expired.line', {
          holder: holderName,
          user: userName,
          notAfter: formatDate(notAfter),
        }),
      ),
    },
    {
      title: t('digest.waiting'),
      lines: facts.waiting.map(({ holderName, userName, isUserToAct, reason, since }) =>
        t(isUserToAct ? 'digest.waiting.line' : 'digest.waiting.line.ehealth', {
          holder: holderName,
          user: userName,
          reason: t(`renewal.reason.${reason}`),
          since: formatDate(since),
        }),
      ),
    },
    {
      title: t('digest.ending'),
      lines: facts.ending.map((certificate) => endingLine(t, formats, certificate, facts.now)),
    },
    {
      title: t('digest.failed'),
      lines: facts.failed.map(({ recipient, problem }) =>
        t('digest.failed.line', {
          recipient: recipient ?? t('delivery.webhook'),
          problem: deliveryProblemText(t, problem),
        }),
      ),
    },
    {
      title: t('digest.fallback', { days: facts.fallbackDays }),
      lines: facts.fallback.map(({ holderName, openings, lastAt, reasons }) =>
        [
          plural({ t }, 'digest.fallback.line', openings, {
            holder: holderName,
            lastAt: formatDate(lastAt),
          }),
          ...(reasons.length === 0 ? [] : [reasonsText(t, reasons)]),
        ].join(' · '),
      ),
    },
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: shortened(t, lines) }));
}

function endingLine(
  t: Translate,
  { formatDate }: Formats,
  { holderName, notAfter, state }: DigestCertificate,
  now: Date,
): string {
  const days = calendarDaysUntil(now, notAfter);
  const params = {
    holder: holderName,
    days,
    notAfter: formatDate(notAfter),
    state: t(`renewal.state.${state ?? 'NotDueYet'}`),
  };
  return days === 0
    ? t('digest.ending.line.today', params)
    : plural({ t }, 'digest.ending.line', days, params);
}

function shortened(t: Translate, lines: readonly string[]): readonly string[] {
  const more = lines.length - longestSection;
  if (more <= 0) return lines;
  return [...lines.slice(0, longestSection), plural({ t }, 'digest.more', more)];
}
