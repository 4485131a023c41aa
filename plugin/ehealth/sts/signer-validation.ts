import type { X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { createBerBudget } from '../../pki/asn1/ber.ts';
import { readCertificate } from '../../pki/x509/certificate.ts';
import { fingerprintOf, isValidAt, pathTo } from '../../pki/x509/certification-path.ts';
import { readX509 } from '../../pki/x509/native-certificate.ts';
import type { X509Facts } from '../../pki/x509/certificate-facts.ts';
import { maskNumbers } from '../../pki/x509/identifier.ts';
import { tokenRefused } from './token-refusal.ts';

/** A CA that may issue to the signer of assertions, or such a signer itself. */
export interface SignerAnchor {
  /** DER. */
  readonly certificate: Uint8Array;
  /** SHA-256 of the DER, upper-case hex. */
  readonly fingerprint: string;
}

/** Who signed an assertion; nothing here is believed yet. All DER. */
export interface SignerEvidence {
  readonly signerCertificate: Uint8Array;
  /** Other certificates of the signature's KeyInfo: they may complete a path, never anchor one. */
  readonly signerChain: readonly Uint8Array[];
}

export interface SignerValidator {
  /**
   * Passes when the signer is listed, or leads to a listed CA, every certificate of the path is valid at `now`, and name and usage
   * of the signer are an STS's (sessions.md section 11, check 5). Otherwise ERR_STS_SIGNER_UNKNOWN, a matter of settings, or
   * ERR_STS_TOKEN_REFUSED. Revocation is not looked up.
   */
  validate(evidence: SignerEvidence, now: Date): void;
}

/** What a certificate says of its holder's business; does not change with time. */
interface SignerRoles extends Pick<X509Facts, 'keyUsage'> {
  readonly fingerprint: string;
  readonly common: string | undefined;
}

const maxCompletions = 8;
const commonNameType = '2.5.4.3';

/** The same with anchors that an update may change while we run: each judgement goes by those of its moment. */
export function createCurrentSignerValidator({
  anchors,
  namePattern,
}: {
  readonly anchors: () => readonly SignerAnchor[];
  readonly namePattern: string;
}): SignerValidator {
  const nameOf = (list: readonly SignerAnchor[]) =>
    list.map(({ fingerprint }) => fingerprint).join(' ');
  let known = anchors();
  let trust = createSignerValidator({ anchors: known, namePattern });
  return {
    validate: (evidence, now) => {
      const current = anchors();
      if (nameOf(current) !== nameOf(known)) {
        trust = createSignerValidator({ anchors: current, namePattern });
        known = current;
      }
      trust.validate(evidence, now);
    },
  };
}

/** `namePattern` is a regular expression for the signer's common name. */
export function createSignerValidator({
  anchors,
  namePattern,
}: {
  readonly anchors: readonly SignerAnchor[];
  readonly namePattern: string;
}): SignerValidator {
  const name = new RegExp(namePattern);
  const listed = new Set(anchors.map(({ fingerprint }) => fingerprint));
  // It is the same signer for years, and reading a certificate costs more than all else here
  let last: SignerRoles | null = null;
  const authorities = anchors.map(({ certificate }) => ({ raw: certificate }));

  /** SHA-1 under certificates is accepted as ever; under assertions it is a setting. */
  const isTrusted = (
    signer: X509Certificate,
    completions: readonly X509Certificate[],
    at: Date | null,
  ): boolean =>
    listed.has(fingerprintOf(signer))
      ? at === null || isValidAt(signer, at)
      : pathTo(signer, completions, authorities, { at, allowSha1: true }) !== null;

  const rolesOf = (signer: X509Certificate): SignerRoles => {
    const fingerprint = fingerprintOf(signer);
    if (last?.fingerprint !== fingerprint) {
      const { subject, keyUsage } = factsOf(signer);
      const common = subject.find(({ type }) => type === commonNameType)?.value;
      last = { fingerprint, common, keyUsage };
    }
    return last;
  };

  return {
    validate: ({ signerCertificate, signerChain }, now) => {
      const signer = readX509(signerCertificate);
      if (signer === null) throw refused('is not a certificate');
      const completions = signerChain
        .slice(0, maxCompletions)
        .map(readX509)
        .filter((one) => one !== null);
      if (!isTrusted(signer, completions, now)) {
        if (isTrusted(signer, completions, null))
          throw refused('has a certificate that is not valid now', 'signer-expired');
        throw new PluginError(
          'ERR_STS_SIGNER_UNKNOWN',
          'no listed authority issued the signer’s certificate',
          {
            support: {
              code: 'signer',
              text: maskNumbers(nameOf(signer)).slice(0, 500),
              ticket: null,
            },
          },
        );
      }
      const { common, keyUsage } = rolesOf(signer);
      if (common === undefined || !name.test(common)) throw refused('has another name');
      if (keyUsage !== null && !keyUsage.includes('digitalSignature')) {
        throw refused('has a key for other purposes');
      }
    },
  };
}

/** OpenSSL reads certificates that our bounded reader refuses, e.g. for their depth. */
function factsOf(signer: X509Certificate): X509Facts {
  try {
    return readCertificate(signer.raw, createBerBudget(32)).facts;
  } catch {
    throw refused('has a certificate that cannot be read');
  }
}

const refused = (what: string, problem: 'signer' | 'signer-expired' = 'signer') =>
  tokenRefused(problem, `signer of the assertion ${what}`);

/** For the details: which authority the settings lack. A certificate is public. */
const nameOf = ({ subject, issuer, fingerprint256 }: X509Certificate): string =>
  `${oneLine(subject)}; issued by ${oneLine(issuer)}; SHA-256 ${fingerprint256}`;

const oneLine = (name: string): string => name.replaceAll('\n', ', ');
