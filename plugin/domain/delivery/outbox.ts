import { randomUUID } from 'node:crypto';
import { errorSummary } from '../../logging.ts';
import type { HostLog } from '../../logging.ts';
import { requireManager } from '../access/role.ts';
import type { NoticeEvent } from '../renewal/notice/notice-event.ts';
import { createDeliveryMessage } from './message.ts';
import type { DeliveryMessageDeps } from './message.ts';
import { writtenProblem } from './delivery-problem.ts';
import type { DeliveryProblem, SendOutcome } from './delivery-problem.ts';
import { gatherDigest } from './mail/digest-facts.ts';
import type { DigestFactsDeps } from './mail/digest-facts.ts';
import { isoWeek } from './mail/digest-week.ts';
import type { MailTransport } from './mail/transport.ts';
import type { Notice } from '../renewal/notice/notice.ts';
import type { Delivery, DeliveryRepository } from './repository.ts';
import type { RenewalRepository } from '../renewal/repository.ts';
import { retryAt } from '../time/backoff.ts';
import type { DeliveryServices } from './service.ts';
import type { WebhookSender } from './webhook.ts';

export interface OutboxDeps extends Omit<DeliveryMessageDeps, 'digestOf' | 'renewals'> {
  readonly deliveries: DeliveryRepository;
  readonly renewals: Pick<RenewalRepository, 'find' | 'practices' | 'listOpen'>;
  readonly reports: DigestFactsDeps['reports'];
  readonly sessions: DigestFactsDeps['sessions'];
  readonly fallback: DigestFactsDeps['fallback'];
  /** null: the settings name no mail server. */
  readonly mail: Pick<MailTransport, 'send'> | null;
  readonly webhook: WebhookSender | null;
  readonly now: () => Date;
  readonly log: HostLog;
}

const batch = 10;

/** Longer than a whole batch of messages may take, each at its limit. */
const leaseMs = 15 * 60_000;

/** Tries of one message; the last comes about a week after the first. */
const mostTries = 10;

/** How many failing deliveries a practice's page shows. */
const failingLimit = 50;

/** A try's end: with the delivery, and whether it counts as sent. */
type Handled = SendOutcome | { readonly kind: 'dropped'; readonly why: DeliveryProblem };

/**
 * The outbox: takes what is due, makes each message from what is true then, sends it, and keeps how that ended. Safe on several
 * nodes; after a crash in mid-send a message may go twice, with the id it had.
 */
export function createOutbox(deps: OutboxDeps): DeliveryServices {
  const { deliveries, log } = deps;
  const prepare = createDeliveryMessage({
    ...deps,
    digestOf: (practiceId, now) => gatherDigest(deps, practiceId, now),
  });

  const sendMail = async (delivery: Delivery): Promise<Handled> => {
    if (deps.mail === null) return { kind: 'dropped', why: 'NoChannel' };
    const prepared = await prepare(delivery, deps.now());
    if (prepared.kind === 'drop') return { kind: 'dropped', why: prepared.why };
    return deps.mail.send(prepared.to, prepared.message);
  };

  const sendWebhook = async (delivery: Delivery): Promise<Handled> => {
    if (deps.webhook === null) return { kind: 'dropped', why: 'NoChannel' };
    const notice =
      delivery.noticeId === null
        ? undefined
        : await deps.notices.find(delivery.practiceId, delivery.noticeId);
    const event = notice === undefined ? null : eventOf(delivery, notice);
    if (event === null) return { kind: 'dropped', why: 'NoticeEnded' };
    return deps.webhook.send(delivery.id, event);
  };

  const handle = async (delivery: Delivery): Promise<Handled> => {
    try {
      return await (delivery.channel === 'email' ? sendMail(delivery) : sendWebhook(delivery));
    } catch (error) {
      log.error({ ...errorSummary(error), delivery: delivery.id }, 'message composition failed');
      return { kind: 'failed', problem: 'Unexpected', code: null, permanent: false };
    }
  };

  const record = async (delivery: Delivery, handled: Handled): Promise<void> => {
    const at = deps.now();
    const about = { delivery: delivery.id, channel: delivery.channel, kind: delivery.kind };
    if (handled.kind === 'sent') {
      await deliveries.sent(delivery.id, at);
      log.info(about, 'message sent');
      return;
    }
    if (handled.kind === 'dropped') {
      await deliveries.drop(delivery.id, at, handled.why);
      log.info({ ...about, why: handled.why }, 'message dropped');
      return;
    }
    const { problem, code, permanent, notBefore } = handled;
    const tries = delivery.attempts + 1;
    const next = permanent || tries >= mostTries ? null : later(retryAt(tries, at), notBefore);
    await deliveries.problem(delivery.id, at, writtenProblem(problem, code), next);
    const details = { ...about, problem, code, tries, retryAt: next?.toISOString() ?? null };
    if (next === null) log.error(details, 'message delivery failed for good');
    else log.warn(details, 'message delivery failed, will be retried');
  };

  return {
    run: async () => {
      let sent = 0;
      let failed = 0;
      for (;;) {
        const now = deps.now();
        const taken = await deliveries.take(now, new Date(now.getTime() + leaseMs), batch);
        if (taken.length === 0) return { sent, failed };
        // One after the other: a mail server takes many connections at once for an attack
        for (const delivery of taken) {
          const handled = await handle(delivery);
          await record(delivery, handled);
          if (handled.kind === 'sent') sent += 1;
          if (handled.kind === 'failed') failed += 1;
        }
      }
    },

    queueDigests: async () => {
      if (deps.mail === null) return 0;
      const now = deps.now();
      let queued = 0;
      for (const practiceId of await deps.renewals.practices()) {
        try {
          queued += await queueFor(deps, practiceId, now);
        } catch (error) {
          log.error({ ...errorSummary(error), practiceId }, 'digest not queued');
        }
      }
      return queued;
    },

    failing: async (actor) => {
      requireManager(actor, 'failing deliveries');
      return deliveries.listFailing(actor.practiceId, failingLimit);
    },
  };
}

/** Our own wait, or the other side's where that is longer: a receiver that always asks for a minute would use up the tries in ten. */
const later = (own: Date, theirs: Date | undefined) =>
  theirs !== undefined && theirs > own ? theirs : own;

/** One digest per admin and week, however often this is asked. */
async function queueFor(
  { directory, deliveries }: Pick<OutboxDeps, 'directory' | 'deliveries'>,
  practiceId: string,
  now: Date,
): Promise<number> {
  let queued = 0;
  for (const admin of (await directory.listAdmins?.(practiceId)) ?? []) {
    if (!admin.active || !admin.email) continue;
    const isNew = await deliveries.add({
      id: randomUUID(),
      practiceId,
      channel: 'email',
      kind: 'digest',
      noticeId: null,
      recipient: admin.id,
      key: `digest ${isoWeek(now)} ${practiceId} ${admin.id}`,
      dueAt: now,
    });
    if (isNew) queued += 1;
  }
  return queued;
}

/** null where the event would not be true: begun, but over since. */
function eventOf(delivery: Delivery, notice: Notice): NoticeEvent | null {
  const { practiceId, userId, certificateId, cause, step, severity, endedAt, end } = notice;
  const about = { practiceId, userId, certificateId, noticeId: notice.id, cause, step, severity };
  if (delivery.kind === 'notice-ended') {
    return endedAt === null ? null : { type: 'notice.ended', at: endedAt, ...about, end };
  }
  return endedAt === null
    ? { type: 'notice.raised', at: notice.raisedAt, ...about, end: null }
    : null;
}
