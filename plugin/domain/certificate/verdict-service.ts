import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { noProbes } from './online-status.ts';
import type { CertificateRecord, CertificateRepository } from './repository.ts';
import type { JudgedCertificate } from './service.ts';
import type {
  ExpectedHolder,
  SiblingCertificate,
  Verdict,
  VerdictInput,
} from './verdict/verdict-input.ts';
import { judge } from './verdict/verdict.ts';

export interface JudgingDeps {
  readonly certificates: Pick<CertificateRepository, 'listForHolder'>;
  /** The current trust anchors: updates arrive while the process runs. */
  readonly anchors: () => readonly TrustAnchor[];
  readonly environment: Environment;
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

/** What the verdict needs to know of a file, stored or not. */
export type Judgeable = Pick<CertificateRecord, 'practiceId' | 'facts' | 'fileName'> &
  ExpectedHolder & { readonly probes?: CertificateRecord['probes'] };

export interface Judging {
  /** The verdict at this instant, with all other files loaded for the same holder; `ownId` excludes the file itself. */
  verdictOf(file: Judgeable, ownId: string | null): Promise<Verdict>;
  judged(record: CertificateRecord, userName: string): Promise<JudgedCertificate>;
  /** Facts of a file as the verdict takes them, without its neighbours. */
  inputOf(file: Judgeable): VerdictInput;
}

/** Gathers what the pure verdict rests on: anchors, settings, and the holder's other certificates. */
export function createJudging(deps: JudgingDeps): Judging {
  const inputOf = (file: Judgeable): VerdictInput => ({
    facts: file.facts,
    fileName: file.fileName,
    anchors: deps.anchors(),
    probes: file.probes ?? noProbes,
    environment: deps.environment,
    expected: { kind: file.kind, identifier: file.identifier },
    siblings: [],
    renewalWindowDays: deps.renewalWindowDays,
  });

  const verdictOf: Judging['verdictOf'] = async (file, ownId) => {
    const others = await deps.certificates.listForHolder(
      file.practiceId,
      file.kind,
      file.identifier,
      ownId ?? undefined,
    );
    const now = deps.now();
    const siblings = others.map((other) => toSibling(other, judge(inputOf(other), now)));
    return judge({ ...inputOf(file), siblings }, now);
  };

  return {
    inputOf,
    verdictOf,
    judged: async (record, userName) => ({
      record,
      userName,
      verdict: await verdictOf(record, record.id),
    }),
  };
}

function toSibling(record: CertificateRecord, verdict: Verdict): SiblingCertificate {
  return {
    certificateId: record.id,
    holderId: verdict.holder?.id ?? record.identifier,
    applicationId: verdict.holder?.applicationId ?? null,
    environment: verdict.environment,
    notBefore: verdict.validity?.notBefore ?? '',
    notAfter: verdict.validity?.notAfter ?? '',
    state: verdict.state,
  };
}
