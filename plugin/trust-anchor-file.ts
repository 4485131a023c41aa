import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PluginError } from './errors.ts';
import type { TrustAnchor } from './pki/trust-anchor.ts';
import type { Settings } from './settings.ts';

/**
 * The certification authorities an operator adds: every certificate of each PEM file, taken as an issuing CA. Throws
 * ERR_SETTINGS_INVALID when a file cannot be read, holds no certificate, or one that is no CA: a mistake here must not show
 * later as "issuer unknown" on everybody's certificate.
 */
export function readTrustAnchors(setting: Settings['trustAnchors']): readonly TrustAnchor[] {
  return setting.flatMap(({ file, environment }, index) => {
    const path = `trustAnchors.${index}.file`;
    const blocks = readText(file, path).match(
      /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
    );
    if (blocks === null) throw invalid(path, 'holds no certificate in PEM form');
    return blocks.map((block) => toAnchor(block, environment, path));
  });
}

function toAnchor(pem: string, environment: TrustAnchor['environment'], path: string): TrustAnchor {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch (error) {
    throw invalid(path, 'holds a certificate that cannot be read', error);
  }
  if (!certificate.ca) throw invalid(path, 'holds a certificate that is not a CA');
  return {
    fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    environment,
    role: 'issuing',
    name: /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', '),
    notAfter: new Date(certificate.validTo).toISOString(),
    certificate: certificate.raw.toString('base64'),
  };
}

function readText(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(path, 'cannot be read', error);
  }
}

function invalid(path: string, problem: string, cause?: unknown): PluginError {
  return new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${path} ${problem}`, {
    params: { path, problem },
    cause,
  });
}
