import type { Judging } from '../certificate/verdict-service.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import type { LookFacts } from './decision.ts';
import type { Mute } from './notice/notice.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalRow } from './repository.ts';
import type { RenewalSubject } from './plan/successor.ts';

export interface GatheringDeps {
  readonly certificates: Pick<CertificateRepository, 'listForHolder'>;
  readonly notices: Pick<NoticeRepository, 'listForCertificate' | 'findMute'>;
  readonly judging: Pick<Judging, 'verdictOf'>;
}

/** A look's facts with what only screens ask for. */
export interface GatheredFacts extends LookFacts {
  readonly verdict: Verdict;
  readonly mute: Mute | null;
}

export interface Gathering {
  /** What a look at one certificate goes by, as of now. */
  factsOf(row: RenewalRow, record: CertificateRecord): Promise<GatheredFacts>;
}

/** Reads the facts that decisions take. */
export function createGathering(deps: GatheringDeps): Gathering {
  const judge = async (record: CertificateRecord) => deps.judging.verdictOf(record, record.id);

  /** One certificate and the holder's other active files, each with its verdict. */
  const subjectsOf = async (record: CertificateRecord) => {
    const { practiceId, kind, identifier } = record;
    const ofHolder = await deps.certificates.listForHolder(practiceId, kind, identifier);
    const verdict = await judge(record);
    const siblings: RenewalSubject[] = [];
    for (const other of ofHolder) {
      if (other.id !== record.id) siblings.push(subjectOf(other, await judge(other)));
    }
    return { own: subjectOf(record, verdict), siblings, verdict };
  };

  return {
    factsOf: async (row, record) => {
      const { own, siblings, verdict } = await subjectsOf(record);
      const [former, mute] = await Promise.all([
        deps.notices.listForCertificate(row.practiceId, row.certificateId),
        deps.notices.findMute(row.practiceId, row.certificateId),
      ]);
      return {
        own,
        siblings,
        verdict,
        former,
        mute: mute ?? null,
        previous: row.plan,
        toldAt: row.toldAt,
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
