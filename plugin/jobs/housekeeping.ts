import type { AttemptCounter } from '../domain/access/attempts.ts';
import type { Refusals } from '../domain/audit/refusals.ts';
import type { CertificateRepository } from '../domain/certificate/repository.ts';
import type { DraftRepository } from '../domain/certificate/draft.ts';
import type { CalendarRepository } from '../domain/delivery/calendar/repository.ts';
import type { DeliveryRepository } from '../domain/delivery/repository.ts';
import type { ReminderRepository } from '../domain/renewal/notice/reminder.ts';
import type { NoticeRepository } from '../domain/renewal/notice/repository.ts';
import type {
  UsedTokenRepository,
  WebSessionRepository,
} from '../domain/access/sign-in-repository.ts';
import type { TrustStore, TrustRepository } from '../domain/trust/service.ts';
import type { MailboxRepository } from '../domain/mailbox/repository.ts';
import type { Outbox } from '../domain/mailbox/sending/outbox.ts';
import { dayInMilliseconds } from '../domain/time/duration.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

export interface HousekeepingDeps {
  readonly certificates: Pick<CertificateRepository, 'destroyRemoved'>;
  readonly drafts: Pick<DraftRepository, 'removeExpired'>;
  readonly webSessions: Pick<WebSessionRepository, 'removeExpired'>;
  readonly usedTokens: Pick<UsedTokenRepository, 'removeExpired'>;
  readonly attempts: Pick<AttemptCounter, 'removeExpired'>;
  readonly deliveries: Pick<DeliveryRepository, 'removeExpired'>;
  readonly notices: Pick<NoticeRepository, 'removeExpired'>;
  readonly reminders: Pick<ReminderRepository, 'removeExpired'>;
  readonly calendars: Pick<CalendarRepository, 'removeExpired'>;
  readonly mailboxes: Pick<MailboxRepository, 'removeUnlisted'>;
  readonly outbox: Pick<Outbox, 'removeSent'>;
  readonly previews: Pick<TrustRepository, 'removeExpired'>;
  readonly trust: Pick<TrustStore, 'refresh'>;
  readonly refusals: Pick<Refusals, 'flush'>;
  readonly now: () => Date;
}

/** eHealth removes a letter a year after it was published, unread ones too (mailbox.md section 9). */
const letterDays = 400;

/**
 * Deletes what has expired: removed certificates after their day, drafts, browser sessions, used tokens, previews; after some time also
 * notices and deliveries that have ended, and what is remembered of letters that no list has any more or that were sent. Nothing waits
 * for it: every query already ignores what has ended. And takes over the authorities that another process updated, e.g. the command
 * line; and writes how many refusals the hours before had.
 */
export function housekeepingJob(deps: HousekeepingDeps): Job {
  return {
    id: 'housekeeping',
    ...jobDefinitions.housekeeping,
    run: async () => {
      const now = deps.now();
      const longAgo = new Date(now.getTime() - letterDays * dayInMilliseconds);
      await deps.trust.refresh();
      await deps.attempts.removeExpired(now);
      await deps.refusals.flush();
      return {
        certificates: await deps.certificates.destroyRemoved(now),
        drafts: await deps.drafts.removeExpired(now),
        sessions: await deps.webSessions.removeExpired(now),
        tokens: await deps.usedTokens.removeExpired(now),
        deliveries: await deps.deliveries.removeExpired(now),
        notices: await deps.notices.removeExpired(now),
        reminders: await deps.reminders.removeExpired(now),
        calendar: await deps.calendars.removeExpired(now),
        letters:
          (await deps.mailboxes.removeUnlisted(longAgo)) + (await deps.outbox.removeSent(longAgo)),
        previews: await deps.previews.removeExpired(now),
      };
    },
  };
}
