import type { HostLog } from '../../../logging.ts';
import { errorSummary } from '../../../logging.ts';
import type { CertificateRepository } from '../../certificate/repository.ts';
import { requireRecord } from '../../certificate/queries.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import type { HostUser } from '../../practice/directory.ts';
import type { Actor } from '../../practice/actor.ts';
import type { SessionRepository } from '../../session/repository.ts';
import { dayInMilliseconds } from '../../time/duration.ts';
import { wrongState } from '../failure.ts';
import { createJournal } from '../journal.ts';
import type { JournalDeps } from '../journal.ts';
import { createOwnRequests } from '../own-requests.ts';
import type { OwnRequestsDeps } from '../own-requests.ts';
import type { EnrolmentRepository } from '../repository.ts';
import type { EnrolmentWatch } from '../service.ts';
import { createTakenRequests } from '../taken-requests.ts';
import { createBeginRevocation } from './begin.ts';
import type { BeginRevocationDeps } from './begin.ts';
import { createFinish } from './finish.ts';
import type { FinishDeps } from './finish.ts';
import { createRevocationJournal } from './journal.ts';
import type { RevocationRepository } from './repository.ts';
import { isRevocationEnded } from './revocation.ts';
import type { Revocation } from './revocation.ts';
import type { RevocationServices } from './service.ts';
import { createAskRegister } from './register.ts';
import type { AskRegisterDeps } from './register.ts';
import { createAskArrival, createSettle } from './settle.ts';
import type { AskArrivalDeps } from './settle.ts';
import { createSignRevocation } from './sign.ts';
import type { SignRevocationDeps } from './sign.ts';

type Made = 'own' | 'taken' | 'journal' | 'enrolmentJournal' | 'finish' | 'askArrival';

export type RevocationServicesDeps = Omit<
  OwnRequestsDeps &
    BeginRevocationDeps &
    SignRevocationDeps &
    AskArrivalDeps &
    AskRegisterDeps &
    FinishDeps,
  Made | 'enrolments' | 'revocations' | 'certificates' | 'emit' | 'verdicts'
> & {
  readonly enrolments: EnrolmentRepository;
  readonly revocations: RevocationRepository;
  readonly certificates: Pick<
    CertificateRepository,
    'findById' | 'listForUser' | 'listForHolder' | 'retireRevoked'
  >;
  readonly sessions: Pick<SessionRepository, 'running'>;
  readonly verdicts: VerdictService;
  readonly emit: FinishDeps['emit'] & JournalDeps['emit'];
  readonly log: HostLog;
};

/** How long a revocation that ended is shown. */
const endedShownDays = 30;
const batchSize = 20;

/** Puts the services together; each does its own checking of rights and its own audit. */
export function createRevocationServices(
  given: RevocationServicesDeps,
): RevocationServices & EnrolmentWatch {
  const { revocations, certificates, now, log } = given;
  const own = createOwnRequests<Revocation>({ ...given, enrolments: revocations });
  const taken = createTakenRequests({ enrolments: revocations, now });
  const journal = createRevocationJournal(given);
  const finish = createFinish({ ...given, journal, enrolmentJournal: createJournal(given) });
  const askArrival = createAskArrival(given);
  const askRegister = createAskRegister(given);
  const deps = { ...given, own, taken, journal, finish, askArrival };
  const settle = createSettle(deps);

  const signatory = ({ practiceId }: Actor, { id, ssin }: HostUser) => ({ practiceId, id, ssin });

  /** Never rejects: one that fails must not keep the others from being asked about. */
  const settleDue = async (due: Revocation): Promise<Revocation> => {
    try {
      return await taken.whileTaken(due, (current) => settle(current, null, null));
    } catch (error) {
      log.error({ revocation: due.id, ...errorSummary(error) }, 'revocation not settled');
      return due;
    }
  };

  return {
    ...createBeginRevocation(deps),
    ...createSignRevocation(deps),

    offer: async (actor, certificateId) => {
      const record = await requireRecord(certificates, actor, certificateId);
      const { displayName } = await own.requireProfile(actor, record.userId);
      const running = await revocations.listForUser(actor.practiceId, actor.userId, now());
      const sessions = await given.sessions.running(actor.practiceId);
      return {
        certificate: await given.verdicts.read().judged(record, displayName),
        sessions: sessions.filter((one) => one.certificateId === certificateId).length,
        running: running.find((one) => one.certificateId === certificateId) ?? null,
      };
    },

    certificatesOf: async (actor, pin) => {
      const user = await own.requireProfile(actor, actor.userId);
      return askRegister(signatory(actor, user), pin);
    },

    forUser: async (actor, userId) => {
      const user = await given.authorizer.requireUser(actor, userId);
      const since = new Date(now().getTime() - endedShownDays * dayInMilliseconds);
      return revocations.listForUser(actor.practiceId, user.id, since);
    },

    find: (actor, id) => own.requireSeen(actor, id),

    settle: async (actor, id, pin) => {
      await own.requireOwn(actor, id);
      const user = await own.requireProfile(actor, actor.userId);
      return taken.take(actor, id, async (current) => {
        if (current.state !== 'submitting') throw wrongState(current);
        const known = pin === null ? [] : await askRegister(signatory(actor, user), pin);
        const info = known.find((one) => one.publicKeyIdentifier === current.publicKeyIdentifier);
        return settle(current, info?.certificate ?? null, actor);
      });
    },

    abandon: async (actor, id) => {
      await own.requireOwn(actor, id);
      await taken.take(actor, id, async (current) => {
        if (current.state !== 'contract') throw wrongState(current);
        const change = { state: 'abandoned', nextAt: null } as const;
        return journal.write(current, { change, event: 'enrolment.revocation-abandoned' }, actor);
      });
    },

    run: async (signal) => {
      let asked = 0;
      let finished = 0;
      while (signal?.aborted !== true) {
        const due = await revocations.takeDue(now(), batchSize);
        if (due.length === 0) break;
        for (const one of due) {
          asked += 1;
          if (isRevocationEnded(await settleDue(one))) finished += 1;
        }
      }
      return { asked, finished };
    },
  };
}
