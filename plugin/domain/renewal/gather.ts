import type { CertificateReading, VerdictService } from '../certificate/verdict-service.ts';
import type { CertificateRecord } from '../certificate/repository.ts';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import type { ReconcileFacts } from './decision.ts';
import type { ReadinessRepository } from '../enrolment/readiness/repository.ts';
import { pathsFor } from './guide/path.ts';
import type { Mute } from './notice/notice.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalRow } from './repository.ts';
import type { RenewalSubject } from './plan/successor.ts';

export interface GathererDeps {
  readonly notices: Pick<NoticeRepository, 'listForCertificate' | 'findMute'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  /** null where no certificates are requested here. */
  readonly readiness: Pick<ReadinessRepository, 'lastGood'> | null;
}

/** A look's facts with what only screens ask for. */
export interface GatheredFacts extends ReconcileFacts {
  readonly verdict: Verdict;
  readonly mute: Mute | null;
}

export interface Gatherer {
  /** One for all facts that a page or a reconciliation of one holder asks for: then each file is judged once. */
  read(): CertificateReading;
  /** The facts of one reconciliation. `known`: its verdict, where it was judged already. */
  factsOf(
    row: RenewalRow,
    record: CertificateRecord,
    reading: CertificateReading,
    known?: Verdict,
  ): Promise<GatheredFacts>;
}

/** Reads the facts that decisions take. */
export function createGatherer(deps: GathererDeps): Gatherer {
  /** One certificate and the holder's other active files, each with its verdict. */
  const subjectsOf = async (
    record: CertificateRecord,
    reading: CertificateReading,
    known: Verdict | undefined,
  ) => {
    const verdict = known ?? (await reading.verdictOf(record, record.id));
    const ofHolder = await reading.ofHolder(record);
    const siblings = await Promise.all(
      ofHolder
        .filter(({ id }) => id !== record.id)
        .map(async (other) => subjectOf(other, await reading.verdictOf(other, other.id))),
    );
    return { own: subjectOf(record, verdict), siblings, verdict };
  };

  const readinessOf = async (
    { practiceId, userId, kind, identifier }: CertificateRecord,
    { holder }: Verdict,
  ) => {
    if (deps.readiness === null) return null;
    const [likeliest] = pathsFor(kind, identifier, holder?.type ?? null);
    if (likeliest === 'no-card') return null;
    return { goodAt: await deps.readiness.lastGood(practiceId, userId) };
  };

  return {
    read: () => deps.verdicts.read(),

    factsOf: async (row, record, reading, known) => {
      const { own, siblings, verdict } = await subjectsOf(record, reading, known);
      const [former, mute, readiness] = await Promise.all([
        deps.notices.listForCertificate(row.practiceId, row.certificateId),
        deps.notices.findMute(row.practiceId, row.certificateId),
        readinessOf(record, verdict),
      ]);
      return {
        own,
        siblings,
        verdict,
        former,
        readiness,
        mute: mute ?? null,
        previous: row.plan,
        notifiedAt: row.notifiedAt,
      };
    },
  };
}

function subjectOf(record: CertificateRecord, verdict: Verdict): RenewalSubject {
  return {
    certificateId: record.id,
    verdict,
    status: record.probes.status?.answer ?? null,
    loadedAt: record.loadedAt,
  };
}
