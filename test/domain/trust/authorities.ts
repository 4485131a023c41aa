import { X509Certificate } from 'node:crypto';
import {
  builtInAnchors,
  toAnchor,
  type TrustAnchor,
} from '../../../plugin/pki/x509/trust-anchor.ts';
import type { TrustEntry } from '../../../plugin/domain/trust/trust-entry.ts';
import {
  certificatePem,
  createAuthority,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';

/** Before the end of every authority here, after their beginning. */
export const now = new Date('2026-03-10T09:00:00.000Z');

export const newRoot = async (label: string): Promise<CertificationAuthority> =>
  createAuthority(label, '009', await freshKeys.ec('P-384'), null);

export const newIssuing = async (
  label: string,
  signer: CertificationAuthority,
): Promise<CertificationAuthority> =>
  createAuthority(label, '009', await freshKeys.ec('P-384'), signer);

export const anchorOf = ({ certificate }: CertificationAuthority): TrustAnchor =>
  toAnchor(new X509Certificate(certificate), 'production');

export const fingerprintOf = (authority: CertificationAuthority) => anchorOf(authority).fingerprint;

export const pemOf = ({ certificate }: CertificationAuthority) => certificatePem(certificate);

export const entryOf = (
  authority: CertificationAuthority,
  patch: Partial<TrustEntry> = {},
): TrustEntry => ({
  ...anchorOf(authority),
  set: 'issuers',
  source: 'archive',
  addedAt: '2026-01-01T00:00:00.000Z',
  addedBy: 'Operator',
  ...patch,
});

export const builtInEntries: readonly TrustEntry[] = builtInAnchors.map((anchor) => ({
  ...anchor,
  set: 'issuers',
  source: 'built-in',
  addedAt: null,
  addedBy: null,
}));
