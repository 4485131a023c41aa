import type {
  ProbeProblem,
  ProbeSource,
  RevocationAnswer,
  StatusAnswer,
} from '../certificate/online-status.ts';
import type { CertificateRecord } from '../certificate/repository.ts';
import type { CertificateInfoService } from '../../ehealth/registration/certificate-info.ts';
import type { CertificateInfo } from '../../ehealth/registration/certificate-info-reader.ts';
import type { EtkDepot } from '../../ehealth/registration/etk-depot.ts';
import { readEtkOnDemand } from '../../pki/cms/etk-on-demand.ts';
import type { EncryptionToken } from '../../pki/cms/etk.ts';
import { isSameHolder, parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import { keySigner } from '../../pki/signer.ts';
import type { Signer } from '../../pki/signer.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { isKeyOf } from '../session/keystore-key.ts';
import type { SessionKeyRepository } from '../session/repository.ts';
import type { ProbeOutcome } from './answer.ts';
import type { ProbeSubject } from './subject.ts';

/** Says whether a certificate was revoked; pki/revocation/checker.ts. */
export interface RevocationChecker {
  check(input: {
    readonly certificate: Uint8Array;
    readonly issuer: Uint8Array | null;
  }): Promise<
    | { readonly ok: true; readonly answer: RevocationAnswer }
    | { readonly ok: false; readonly problem: ProbeProblem }
  >;
}

export interface ProbeQuestionDeps {
  /** null: not asked in this installation. */
  readonly depot: EtkDepot | null;
  readonly status: CertificateInfoService | null;
  readonly revocation: RevocationChecker | null;
  readonly sessionKeys: Pick<SessionKeyRepository, 'read'>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly now: () => Date;
}

export type ProbeQuestion = (
  record: Pick<CertificateRecord, 'id' | 'practiceId'>,
  subject: ProbeSubject,
) => Promise<ProbeOutcome>;

const nothing: ProbeOutcome = { kind: 'nothing' };
const failed = (problem: ProbeProblem, code = ''): ProbeOutcome => ({
  kind: 'failed',
  problem,
  code,
});

/**
 * Puts one question about one certificate. Another environment's certificate is not asked about here: this one's services do
 * not know it. One that has ended is not asked about at all.
 */
export function createProbeQuestions(
  deps: ProbeQuestionDeps,
): Readonly<Record<ProbeSource, ProbeQuestion>> {
  const { depot, status, revocation, sessionKeys } = deps;
  return {
    depot: async (_record, subject) => {
      if (depot === null || !subject.isOurs) return nothing;
      const reply = await depot.get(subject.holder);
      switch (reply.kind) {
        case 'failure':
          return failed(reply.problem, reply.code);
        case 'none':
          return { kind: 'depot', answer: { kind: 'none' } };
        case 'several':
          return failed('Unreadable', 'several');
        case 'published': {
          const token = await readEtkOnDemand(reply.token, {
            anchors: deps.anchors(),
            now: deps.now(),
          });
          if (token === null) return failed('Unreadable', 'token');
          const doubt = doubtAbout(token, subject);
          if (doubt !== null) return failed('NotTrusted', doubt);
          const { serialNumber } = token;
          return { kind: 'depot', answer: { kind: 'published', serialNumber } };
        }
      }
    },

    status: async ({ practiceId, id }, subject) => {
      if (status === null || !subject.isOurs) return nothing;
      const pkcs8 = await sessionKeys.read(practiceId, id, 'status');
      const signer = pkcs8 && signerOf(pkcs8, subject.certificate);
      if (signer === undefined) return nothing;
      const reply = await status.ask(signer, subject.chain);
      return reply.kind === 'failure'
        ? failed(reply.problem, reply.code)
        : { kind: 'status', answer: statusOf(reply.info) };
    },

    revocation: async (_record, { certificate, issuer }) => {
      if (revocation === null) return nothing;
      const outcome = await revocation.check({ certificate, issuer });
      return outcome.ok ? { kind: 'revocation', answer: outcome.answer } : failed(outcome.problem);
    },
  };
}

/** What is kept of an answer: contact data in it are not. */
const statusOf = ({
  certificate,
  etk,
  replaceable,
  replaceableFrom,
}: CertificateInfo): StatusAnswer => ({ certificate, etk, replaceable, replaceableFrom });

/** undefined for a key of another certificate. The bytes are overwritten in any case. */
function signerOf(pkcs8: Uint8Array, certificate: Uint8Array): Signer | undefined {
  try {
    return isKeyOf(pkcs8, certificate) ? keySigner(pkcs8, certificate) : undefined;
  } finally {
    pkcs8.fill(0);
  }
}

/** What is wrong with a token as an answer to our question, beyond its own flaws; null when nothing is. */
function doubtAbout(token: EncryptionToken, { holder, encryptionKeys }: ProbeSubject) {
  const [flaw] = token.flaws;
  if (flaw !== undefined) return flaw;
  const named = parseEhealthName(token.subject)?.holder;
  // Asked by a person's INAMI number, the depot may give the token of the national number
  const mayDiffer = holder.type === 'NIHII11';
  if (named === undefined || (!mayDiffer && !isSameHolder(named, holder))) return 'Holder';
  const own = encryptionKeys.get(token.serialNumber);
  return own !== undefined && own !== token.spkiSha256 ? 'Key' : null;
}
