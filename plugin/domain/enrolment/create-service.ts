import type { HostLog } from '../../logging.ts';
import { errorSummary } from '../../logging.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { dayInMilliseconds } from '../time/duration.ts';
import { createActivate } from './activate.ts';
import type { ActivateDeps } from './activate.ts';
import { createAdvance } from './steps/advance.ts';
import type { AdvanceDeps } from './steps/advance.ts';
import { createBegin } from './begin.ts';
import { createBeginAbroad } from './begin-abroad.ts';
import type { BeginAbroadDeps } from './begin-abroad.ts';
import type { BeginDeps } from './begin.ts';
import { createCompleteStored } from './complete-stored.ts';
import type { CompleteStoredDeps } from './complete-stored.ts';
import type { Enrolment } from './enrolment.ts';
import { isEnded } from './enrolment.ts';
import { wrongState } from './failure.ts';
import { keystoreName } from './steps/install.ts';
import { createJournal } from './journal.ts';
import type { JournalDeps } from './journal.ts';
import { createOfferSource } from './offer.ts';
import type { OfferDeps } from './offer.ts';
import { createOrganisations } from './organisation/organisations.ts';
import type { OrganisationsDeps } from './organisation/organisations.ts';
import { createOwnRequests } from './own-requests.ts';
import type { OwnRequestsDeps } from './own-requests.ts';
import { createPlaces } from './places/create-places.ts';
import type { PlacesDeps } from './places/create-places.ts';
import type { EnrolmentRepository } from './repository.ts';
import type { EnrolmentServices, EnrolmentWatch } from './service.ts';
import { createSign } from './sign.ts';
import type { SignDeps } from './sign.ts';
import { createTakenRequests } from './taken-requests.ts';

type Made = 'own' | 'offers' | 'journal' | 'taken' | 'advance';

export type EnrolmentServicesDeps = Omit<
  OwnRequestsDeps &
    OfferDeps &
    JournalDeps &
    BeginDeps &
    BeginAbroadDeps &
    SignDeps &
    OrganisationsDeps &
    AdvanceDeps &
    ActivateDeps &
    PlacesDeps &
    CompleteStoredDeps,
  Made | 'enrolments' | 'reader'
> & {
  readonly enrolments: EnrolmentRepository;
  readonly reader: Pick<KeystoreReader, 'inspect' | 'openKey' | 'build'>;
  readonly log: HostLog;
};

/** Nothing was signed; what is not confirmed is never issued. */
const isUnconfirmed = ({ kind, state }: Enrolment): boolean =>
  kind === 'non-resident' && (state === 'submitting' || state === 'waiting');

/** How long a request that ended is shown. */
const endedShownDays = 30;
const batchSize = 20;

export interface EnrolmentPart extends EnrolmentServices, EnrolmentWatch {}

/** Puts the services together; each does its own checking of rights and its own audit. */
export function createEnrolmentServices(given: EnrolmentServicesDeps): EnrolmentPart {
  const { enrolments, reader, now, log } = given;
  const own = createOwnRequests(given);
  const offers = createOfferSource(given);
  const journal = createJournal(given);
  const taken = createTakenRequests(given);
  const advance = createAdvance({ ...given, journal, taken });
  const deps = { ...given, own, offers, journal, taken, advance };

  /** Never rejects: one request that fails must not keep the others from going on. */
  const advanceDue = async (due: Enrolment): Promise<Enrolment> => {
    try {
      return await taken.whileTaken(due, (current) => advance(current, { password: null }, null));
    } catch (error) {
      log.error({ enrolment: due.id, ...errorSummary(error) }, 'request not advanced');
      return due;
    }
  };

  return {
    ...createBegin(deps),
    ...createBeginAbroad(deps),
    ...createSign(deps),
    ...createOrganisations(deps),
    ...createCompleteStored(deps),
    ...createActivate(deps),
    ...createPlaces(deps),

    offer: async (actor, userId, organisation) =>
      offers.offer(actor, await own.requireProfile(actor, userId), organisation),

    forUser: async (actor, userId) => {
      const user = await given.authorizer.requireUser(actor, userId);
      const since = new Date(now().getTime() - endedShownDays * dayInMilliseconds);
      return enrolments.listForUser(actor.practiceId, user.id, since);
    },

    find: (actor, id) => own.requireSeen(actor, id),

    advance: async (actor, id, { password, signal } = { password: null }) => {
      await own.requireOwn(actor, id);
      return taken.take(actor, id, (current) => advance(current, { password, signal }, actor));
    },

    abandon: async (actor, id) => {
      await own.requireOwn(actor, id);
      await taken.take(actor, id, async (current) => {
        const isStored = current.kind === 'completion' && !isEnded(current);
        if (current.state !== 'contract' && !isStored && !isUnconfirmed(current))
          throw wrongState(current);
        return journal.write(
          current,
          {
            change: { state: 'abandoned', nextAt: null },
            sealed: null,
            event: 'enrolment.abandoned',
          },
          actor,
        );
      });
    },

    exportKeystore: async (actor, id, password, signal) => {
      const current = await own.requireOwn(actor, id);
      if (isEnded(current)) throw wrongState(current);
      const { practiceId, userId, holder, startedAt } = current;
      const { keystore, fileKeys } = await enrolments.readSealed(practiceId, id);
      fileKeys?.fill(0);
      await reader.inspect(keystore, password, '', { practiceId, userId, signal });
      const fileName = keystoreName(holder, given.environment, startedAt);
      return { fileName, file: keystore };
    },

    run: async (signal) => {
      let asked = 0;
      let finished = 0;
      while (signal?.aborted !== true) {
        const due = await enrolments.takeDue(now(), batchSize);
        if (due.length === 0) break;
        for (const one of due) {
          const after = await advanceDue(one);
          asked += 1;
          if (isEnded(after)) finished += 1;
        }
      }
      return { asked, finished };
    },
  };
}
