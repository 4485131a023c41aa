import { createHash, randomBytes } from 'node:crypto';
import { auditDraft } from '../../audit/audit-entry.ts';
import type { CertificateRepository } from '../../certificate/repository.ts';
import { PluginError } from '../../../errors.ts';
import type { HostDirectory, HostUser } from '../../practice/directory.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import { reviseEvents } from './revisions.ts';
import { calendarEvents } from './events.ts';
import { writeCalendar } from './ics.ts';
import { shownHolder } from '../../certificate/holder-name.ts';
import type { CalendarRepository } from './repository.ts';
import type { RenewalRepository } from '../../renewal/repository.ts';
import type { CalendarServices } from './service.ts';

export interface CalendarFeedsDeps {
  readonly calendars: CalendarRepository;
  readonly certificates: Pick<CertificateRepository, 'listOfUsers'>;
  readonly renewals: Pick<RenewalRepository, 'findMany'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly openUrl: string | null;
  /** Of those whose profile names none. */
  readonly language: Language;
  /** Off: no new feed, and those there are answer like unknown ones. */
  readonly enabled: boolean;
  /** Whether certificates are requested in our screens: then the check of what a signature needs has a day too. */
  readonly requestsHere: boolean;
  readonly now: () => Date;
}

const tokenBytes = 32;

/**
 * A person's calendar by a secret address: anyone with the address may read when which certificate ends, and nothing else. It ends when it is
 * revoked or replaced, and with the user's profile.
 */
export function createCalendarFeeds(deps: CalendarFeedsDeps): CalendarServices {
  const { calendars, certificates, directory } = deps;

  const write = async (practiceId: string, user: HostUser): Promise<string> => {
    const language = user.language ?? deps.language;
    const t = translator(language);
    const formats = formatsFor(language);
    const records = (await certificates.listOfUsers(practiceId, [user])).filter(
      ({ role }) => role === 'active',
    );
    const rows = await deps.renewals.findMany(
      practiceId,
      records.map(({ id }) => id),
    );
    const plans = new Map(rows.map(({ certificateId, plan }) => [certificateId, plan]));
    const wanted = records.flatMap((record) => {
      const plan = plans.get(record.id) ?? null;
      if (plan === null) return [];
      return calendarEvents(t, formats, deps.openUrl, {
        certificateId: record.id,
        holderName: shownHolder(record, user.displayName),
        kind: record.kind,
        environment: record.summary.environment,
        plan,
        requestsHere: deps.requestsHere,
      });
    });
    const unplanned = records.filter(({ id }) => (plans.get(id) ?? null) === null);
    const { changed, events } = reviseEvents(
      await calendars.entries(practiceId, user.id),
      wanted,
      new Set(unplanned.map(({ id }) => id)),
      deps.now(),
    );
    if (changed.length > 0) await calendars.saveEntries(practiceId, user.id, changed);
    return writeCalendar({ name: t('calendar.name'), language, events });
  };

  return {
    find: async (actor) => {
      const feed = deps.enabled
        ? await calendars.findForUser(actor.practiceId, actor.userId)
        : undefined;
      return feed === undefined ? null : { createdAt: feed.createdAt };
    },

    create: async (actor) => {
      const { practiceId, userId } = actor;
      // A service has no profile, and so no certificates
      const user = deps.enabled ? await directory.findUser(practiceId, userId) : undefined;
      if (!user?.active) throw new PluginError('ERR_NOT_FOUND', 'no calendar feed for this actor');
      const token = randomBytes(tokenBytes).toString('base64url');
      const now = deps.now();
      await calendars.create(
        { practiceId, userId, createdAt: now },
        digestOf(token),
        auditDraft(actor, now, 'calendar.created', { subjectUserId: userId }),
      );
      return token;
    },

    revoke: async (actor) => {
      await calendars.revoke(
        actor.practiceId,
        actor.userId,
        auditDraft(actor, deps.now(), 'calendar.revoked', { subjectUserId: actor.userId }),
      );
    },

    feed: async (token) => {
      if (!deps.enabled) return null;
      const feed = await calendars.findByDigest(digestOf(token));
      if (feed === undefined) return null;
      const user = await directory.findUser(feed.practiceId, feed.userId);
      return user?.active ? write(feed.practiceId, user) : null;
    },
  };
}

/** What is stored: a database that leaks opens no calendar. The token has 256 bits of chance, so one round is enough. */
const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');
