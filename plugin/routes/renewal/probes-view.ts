import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type {
  DepotAnswer,
  Probed,
  RevocationAnswer,
  StatusAnswer,
} from '../../domain/certificate/online-status.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { BadgeView } from '../parts/badge.ts';

type Tone = BadgeView['tone'];
type Words = Pick<PageLocals, 't' | 'formatDateTime'>;

/** What one of eHealth's services last said, with its age: an old answer is shown as old, none as "not verified". */
export interface ProbeView {
  readonly label: string;
  readonly tone: Tone;
  readonly text: string;
  /** "Checked at …"; null where there never was an answer. */
  readonly checked: string | null;
  /** Why the last try gave none; null when it did. */
  readonly failure: string | null;
}

interface AnswerView {
  readonly tone: Tone;
  readonly text: string;
}

/** The three sources in the order in which they matter to the holder. */
export function probeViews(
  page: Words,
  { record, verdict }: JudgedCertificate,
  statusAllowed: boolean,
): readonly ProbeView[] {
  const { depot, status, revocation } = record.probes;
  const serials = verdict.encryptionKeys.map(({ serialNumber }) => serialNumber);
  const viewOf = {
    depot: (answer: DepotAnswer) => depotView(page, answer, serials),
    status: (answer: StatusAnswer) => statusView(page, answer),
    revocation: (answer: RevocationAnswer) => revocationView(page, answer),
  };
  return [
    probeView(page, page.t('guide.probe.revocation'), revocation, viewOf.revocation),
    probeView(page, page.t('guide.probe.depot'), depot, viewOf.depot),
    {
      ...probeView(page, page.t('guide.probe.status'), status, viewOf.status),
      ...(status === null && !statusAllowed
        ? { text: page.t('guide.probe.status.notAllowed') }
        : {}),
    },
  ];
}

function probeView<Answer>(
  page: Words,
  label: string,
  probed: Probed<Answer> | null,
  view: (answer: Answer) => AnswerView,
): ProbeView {
  const answer = probed?.answer ?? null;
  const failure = probed?.failure ?? null;
  return {
    label,
    ...(answer === null ? { tone: 'none', text: page.t('guide.probe.notVerified') } : view(answer)),
    checked:
      answer === null
        ? null
        : page.t('guide.probe.checked', { at: page.formatDateTime(answer.checkedAt) }),
    failure:
      failure === null
        ? null
        : page.t('guide.probe.failed', {
            at: page.formatDateTime(failure.at),
            problem: page.t(`guide.probe.problem.${failure.problem}`),
          }),
  };
}

function depotView(
  { t }: Words,
  answer: DepotAnswer,
  serials: readonly (string | null)[],
): AnswerView {
  if (answer.kind === 'none') return { tone: 'attention', text: t('guide.probe.depot.none') };
  return serials.includes(answer.serialNumber)
    ? { tone: 'ok', text: t('guide.probe.depot.ours') }
    : { tone: 'attention', text: t('guide.probe.depot.other') };
}

function statusView({ t }: Words, { certificate, etk }: StatusAnswer): AnswerView {
  const words = [
    certificate === null
      ? t('guide.probe.status.unknown')
      : t(`guide.probe.status.certificate.${certificate}`),
    ...(etk === null ? [] : [t(`guide.probe.status.etk.${etk}`)]),
  ];
  const isDead =
    certificate === 'REFUSED' || certificate === 'REVOKED' || certificate === 'EXPIRED';
  const isGood = certificate === 'VALID_ACTIVE' && etk === 'VALID_ACTIVE';
  return {
    tone: isDead ? 'unusable' : isGood ? 'ok' : certificate === null ? 'none' : 'attention',
    text: words.join(' '),
  };
}

function revocationView({ t, formatDateTime }: Words, answer: RevocationAnswer): AnswerView {
  switch (answer.kind) {
    case 'good':
      return { tone: 'ok', text: t('guide.probe.revocation.good') };
    case 'revoked':
      return {
        tone: 'unusable',
        text:
          answer.revokedAt === null
            ? t('guide.probe.revocation.revoked')
            : t('guide.probe.revocation.revokedAt', { at: formatDateTime(answer.revokedAt) }),
      };
    case 'unknown':
      return { tone: 'none', text: t('guide.probe.revocation.unknown') };
  }
}
