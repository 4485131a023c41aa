import { createMutex, createSingleFlight } from '../../async.ts';
import { decideAccess } from '../access/access-decision.ts';
import type { AttemptCounter } from '../access/attempts.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { requireRecord } from '../certificate/queries.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import { probeSources } from '../certificate/online-status.ts';
import type { ProbeSource } from '../certificate/online-status.ts';
import type { CertificateRecord } from '../certificate/repository.ts';
import { summarise } from '../certificate/verdict/verdict.ts';
import { PluginError } from '../../errors.ts';
import { errorSummary } from '../../logging.ts';
import type { HostLog } from '../../logging.ts';
import { createStoredKey } from '../session/stored-key.ts';
import type { StoredKeyDeps } from '../session/stored-key.ts';
import type { SessionKeyRepository } from '../session/repository.ts';
import { withOutcome } from './answer.ts';
import type { ProbeOutcome } from './answer.ts';
import { createProbeQuestions } from './questions.ts';
import type { ProbeQuestionDeps } from './questions.ts';
import { probeSubject } from './subject.ts';
import { nextProbeAt } from './schedule.ts';
import type { ProbeEnd } from './schedule.ts';
import type { ProbeRepository, DueProbe } from './repository.ts';
import type { ProbeServices } from './service.ts';

export interface ProbeRunnerDeps extends ProbeQuestionDeps, StoredKeyDeps {
  readonly probes: Pick<ProbeRepository, 'take' | 'save' | 'askAgain'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'read' | 'keep' | 'forget'>;
  readonly verdicts: VerdictService;
  readonly authorizer: Pick<Authorizer, 'require'>;
  /** Counts checks on request, for all processes. */
  readonly attempts: Pick<AttemptCounter, 'count'>;
  readonly log: HostLog;
  readonly now: () => Date;
}

const batchSize = 32;
const concurrency = 4;
/** Longer than a batch of questions that all run into their time limit. */
const leaseMs = 15 * 60_000;
const restMs = 60_000;

/**
 * Asks eHealth about the certificates that the table says are due: each source on its own, never one question twice at a
 * time. Every outcome is written, so that a service that does not answer is not asked without pause.
 */
export function createProbeRunner(deps: ProbeRunnerDeps): ProbeServices {
  const { certificates, probes, log, now } = deps;
  const questions = createProbeQuestions(deps);
  const offered = probeSources.filter((source) => deps[source] !== null);
  const running = createSingleFlight<ProbeEnd>();

  /** Answers of several sources about one certificate come at once: each summary must see those before it. */
  const oneByOne = createMutex();

  const save = (probe: DueProbe, outcome: ProbeOutcome, notAfter: Date | null): Promise<ProbeEnd> =>
    oneByOne(async () => {
      const at = now();
      const end = endOf(outcome);
      const record = await certificates.findById(probe.practiceId, probe.certificateId);
      if (record === undefined) return end;
      const known = withOutcome(record.probes, probe.source, outcome, at);
      await probes.save(probe, {
        probes: known,
        summary: summarise(deps.verdicts.inputOf({ ...record, probes: known })),
        problem: outcome.kind === 'failed' ? outcome.problem : null,
        at,
        nextAt: nextProbeAt(probe, end, notAfter, at),
      });
      return end;
    });

  const take = async (probe: DueProbe): Promise<ProbeEnd> => {
    const { practiceId, certificateId, source } = probe;
    const record = await certificates.findById(practiceId, certificateId);
    if (record === undefined) return 'nothing';
    const subject = subjectOf(record);
    const outcome =
      subject === null ? ({ kind: 'nothing' } as const) : await ask(source, record, subject);
    if (outcome.kind === 'failed') {
      const { problem, code } = outcome;
      // A certificate that names no responder will not name one tomorrow either
      const level = problem === 'NoAddress' ? 'info' : 'warn';
      log[level](
        { practiceId, certificateId, source, problem, code },
        'online status check got no answer',
      );
    }
    return save(probe, outcome, subject?.notAfter ?? null);
  };

  const subjectOf = (record: CertificateRecord) => {
    if (record.role !== 'active') return null;
    const subject = probeSubject(deps.verdicts.inputOf(record));
    return subject !== null && subject.notAfter > now() ? subject : null;
  };

  const ask = async (
    source: ProbeSource,
    record: CertificateRecord,
    subject: NonNullable<ReturnType<typeof subjectOf>>,
  ): Promise<ProbeOutcome> => {
    try {
      return await questions[source](record, subject);
    } catch (error) {
      log.error(
        { certificateId: record.id, source, ...errorSummary(error) },
        'online status check failed',
      );
      return { kind: 'failed', problem: 'Unreadable', code: '' };
    }
  };

  /** Never rejects: one row that fails must not keep the others from being asked. */
  const start = (probe: DueProbe): Promise<ProbeEnd> =>
    running.run(keyOf(probe), () =>
      take(probe).catch((error: unknown): ProbeEnd => {
        const { certificateId, source } = probe;
        log.error({ certificateId, source, ...errorSummary(error) }, 'online status not saved');
        return 'failed';
      }),
    );

  const takeDue = (limit: number, only?: Parameters<ProbeRepository['take']>[4]) => {
    const at = now();
    return probes.take(at, offered, new Date(at.getTime() + leaseMs), limit, only);
  };

  const requireRest = async ({ practiceId, id }: CertificateRecord): Promise<void> => {
    const of = { practiceId, kind: 'check', subject: id } as const;
    if ((await deps.attempts.count(of, restMs, now())).count > 1) {
      throw new PluginError('ERR_PROBE_TOO_SOON', 'this certificate was checked a moment ago');
    }
  };

  const statusKey = createStoredKey(deps, {
    purpose: 'status',
    action: 'status',
    storedEvent: 'probe.status-allowed',
    forgottenEvent: 'probe.status-forbidden',
    decide: (actor, record, me) => decideAccess(actor, 'export', record, me),
    offered: deps.status !== null,
  });

  return {
    run: async (signal) => {
      const ends: ProbeEnd[] = [];
      const isStopped = () => signal?.aborted === true;
      for (;;) {
        const due = isStopped() || offered.length === 0 ? [] : [...(await takeDue(batchSize))];
        if (due.length === 0) break;
        await Promise.all(
          Array.from({ length: concurrency }, async () => {
            for (let probe = due.shift(); probe !== undefined; probe = due.shift()) {
              if (isStopped()) return;
              ends.push(await start(probe));
            }
          }),
        );
      }
      return {
        asked: ends.filter((end) => end !== 'nothing').length,
        failed: ends.filter((end) => end === 'failed').length,
      };
    },

    checkNow: async (actor, certificateId) => {
      const record = await requireRecord(certificates, actor, certificateId);
      await deps.authorizer.require(actor, 'see', record);
      await requireRest(record);
      const only = { practiceId: record.practiceId, certificateId };
      await probes.askAgain(only.practiceId, certificateId, now());
      const due = await takeDue(probeSources.length, only);
      const begun = due.map(start);
      const others = offered.map((source) => running.current(keyOf({ certificateId, source })));
      await Promise.all([...begun, ...others]);
    },

    allowStatus: (actor, certificateId, password, signal) =>
      statusKey.keep(actor, certificateId, password, signal),
    forbidStatus: (actor, certificateId) => statusKey.forget(actor, certificateId),
  };
}

const keyOf = ({ certificateId, source }: Pick<DueProbe, 'certificateId' | 'source'>) =>
  `${certificateId} ${source}`;

function endOf({ kind }: ProbeOutcome): ProbeEnd {
  if (kind === 'failed' || kind === 'nothing') return kind;
  return 'answered';
}
