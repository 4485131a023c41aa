import type { HostDirectory } from '../../practice/directory.ts';
import { maskNumbers } from '../../../pki/x509/identifier.ts';
import { periodBegin } from '../../session/fallback-policy.ts';
import type { FallbackPolicy } from '../../session/fallback-policy.ts';
import type { SessionRepository } from '../../session/repository.ts';
import { digestDays } from './digest-mail.ts';
import type { DigestCertificate, DigestFacts, DigestWaiting } from './digest-mail.ts';
import type { DeliveryRepository } from '../repository.ts';
import type { RenewalSummary, RenewalRepository } from '../../renewal/repository.ts';
import type { ReportRepository, ReportRow } from '../../report/repository.ts';
import type { RenewalState } from '../../renewal/renewal.ts';
import { shownHolder } from '../../certificate/holder-name.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

export interface DigestFactsDeps {
  readonly reports: Pick<ReportRepository, 'listByEnd'>;
  readonly renewals: Pick<RenewalRepository, 'listOpen'>;
  readonly deliveries: Pick<DeliveryRepository, 'listFailing'>;
  readonly sessions: Pick<SessionRepository, 'fallbackFigures'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  /** From how many openings a holder is worth a line. */
  readonly fallback: Pick<FallbackPolicy, 'periodDays' | 'hintAfter'>;
}

const pageLength = 200;

/** A delivery that failed for good is reported once, in the digest of the week in which it failed. */
const digestWeek = 7 * dayInMilliseconds;

/** States that wait for a person. */
const waitingStates: readonly RenewalState[] = [
  'Due',
  'WaitingForHolder',
  'InProgress',
  'WaitingForDelivery',
  'WaitingForActivation',
  'Overdue',
];

/** Gathers a practice's digest. Certificates with a successor or a mute need no action, and are left out. */
export async function gatherDigest(
  deps: DigestFactsDeps,
  practiceId: string,
  now: Date,
): Promise<DigestFacts> {
  const horizon = new Date(now.getTime() + digestDays * dayInMilliseconds);
  const { periodDays, hintAfter } = deps.fallback;
  return {
    now,
    expired: await listEnds(deps.reports, practiceId, null, now),
    waiting: await listWaiting(deps.renewals, practiceId),
    ending: await listEnds(deps.reports, practiceId, now, horizon),
    failed: await listFailed(deps, practiceId, new Date(now.getTime() - digestWeek)),
    fallback: (
      await deps.sessions.fallbackFigures(practiceId, periodBegin(deps.fallback, now))
    ).filter(({ openings }) => openings >= hintAfter),
    fallbackDays: periodDays,
  };
}

async function listEnds(
  reports: DigestFactsDeps['reports'],
  practiceId: string,
  from: Date | null,
  to: Date,
): Promise<readonly DigestCertificate[]> {
  const found: DigestCertificate[] = [];
  let afterId = '';
  for (;;) {
    const rows = await reports.listByEnd(practiceId, { from, to, afterId, limit: pageLength });
    found.push(...rows.flatMap(toCertificate));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return found;
    afterId = last.id;
  }
}

function toCertificate(row: ReportRow): DigestCertificate[] {
  const { plan, summary } = row;
  if (summary.notAfter === null || plan?.state === 'Done' || plan?.state === 'Muted') return [];
  return [
    {
      certificateId: row.id,
      holderName: shownHolder(row, row.userName),
      userName: row.userName,
      notAfter: new Date(summary.notAfter),
      state: plan?.state ?? null,
    },
  ];
}

async function listWaiting(
  renewals: DigestFactsDeps['renewals'],
  practiceId: string,
): Promise<readonly DigestWaiting[]> {
  const found: RenewalSummary[] = [];
  for (let offset = 0; ; offset += pageLength) {
    const page = await renewals.listOpen(practiceId, { offset, limit: pageLength });
    found.push(...page.rows);
    if (page.rows.length < pageLength) break;
  }
  return found
    .filter(({ plan }) => waitingStates.includes(plan.state))
    .map(({ certificateId, kind, holderName, userName, plan }) => ({
      certificateId,
      holderName: shownHolder({ kind, holderName }, userName),
      userName,
      isUserToAct: plan.state !== 'WaitingForDelivery',
      reason: plan.reason,
      since: plan.since,
    }));
}

/** Recipients by name: an address is not asked for, let alone shown to others. */
async function listFailed(
  { deliveries, directory }: DigestFactsDeps,
  practiceId: string,
  since: Date,
): Promise<DigestFacts['failed']> {
  const failing = await deliveries.listFailing(practiceId, pageLength);
  return Promise.all(
    failing
      .filter(({ state, dueAt }) => state === 'failed' && dueAt >= since)
      .map(async ({ channel, recipient, lastProblem }) => {
        const user =
          channel === 'webhook' ? undefined : await directory.findUser(practiceId, recipient);
        return {
          recipient: channel === 'webhook' ? null : (user?.displayName ?? maskNumbers(recipient)),
          problem: lastProblem ?? '',
        };
      }),
  );
}
