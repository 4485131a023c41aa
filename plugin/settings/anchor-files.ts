import type { X509Certificate } from 'node:crypto';
import { invalidFile, readCertificateFile } from './pem-file.ts';
import { mayIssue } from '../pki/x509/certification-path.ts';
import { toAnchor } from '../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../pki/x509/trust-anchor.ts';
import type { Settings } from './index.ts';

/**
 * The certification authorities an operator adds: every certificate of each PEM file, taken as an issuing CA. Throws
 * ERR_SETTINGS_INVALID when a file cannot be read, holds no certificate, or one that is no CA: a mistake here must not show
 * later as "issuer unknown" on every certificate.
 */
export function readTrustAnchors(setting: Settings['trustAnchors']): readonly TrustAnchor[] {
  return setting.flatMap(({ file, environment }, index) => {
    const path = `trustAnchors.${index}.file`;
    return readCertificateFile(file, path).map((one) => caAnchor(one, environment, path));
  });
}

/** Trust anchors of the signer of assertions: CAs, or signers themselves, DER with the environment of each. A set of its own. */
export function readSignerAnchors(setting: Settings['ehealth']['signerAnchors']): readonly {
  readonly certificate: Uint8Array;
  readonly environment: Environment;
}[] {
  return setting.flatMap(({ file, environment }, index) =>
    readCertificateFile(file, `ehealth.signerAnchors.${index}.file`).map(({ raw }) => ({
      certificate: raw,
      environment,
    })),
  );
}

/** PEM of the CAs that servers called by us may have, besides Node's own. */
export function readServerAuthorities(
  setting: Settings['outbound']['authorities'],
): readonly string[] {
  return setting.flatMap((file, index) =>
    readCertificateFile(file, `outbound.authorities.${index}`).map((one) => one.toString()),
  );
}

/** Who may sign a trusted list. */
export function readListSigners(
  setting: Settings['trust']['listSigners'],
): readonly X509Certificate[] {
  return setting.flatMap((file, index) => readCertificateFile(file, `trust.listSigners.${index}`));
}

/** Who issues to eHealth's time-stamp authority, or its certificates themselves. */
export function readTimeStampAnchors(
  setting: Settings['ehealth']['timeStamp']['anchors'],
): readonly X509Certificate[] {
  return setting.flatMap((file, index) =>
    readCertificateFile(file, `ehealth.timeStamp.anchors.${index}`),
  );
}

/** DER of the Belgium Root CAs that identity cards must lead to. */
export function readCardRoots(setting: Settings['eid']['rootAnchors']): readonly Uint8Array[] {
  return setting.flatMap((file, index) =>
    readCertificateFile(file, `eid.rootAnchors.${index}`).map(({ raw }) => raw),
  );
}

function caAnchor(
  certificate: X509Certificate,
  environment: Environment,
  path: string,
): TrustAnchor {
  if (!mayIssue(certificate)) throw invalidFile(path, 'holds a certificate that is not a CA');
  return toAnchor(certificate, environment, 'issuing');
}
