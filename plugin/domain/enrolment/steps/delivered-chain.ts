import { createBerBudget } from '../../../pki/asn1/ber.ts';
import { readCertificate } from '../../../pki/x509/certificate.ts';
import type { ReadCertificate } from '../../../pki/x509/certificate.ts';
import type { DerCertificate } from '../../../pki/x509/certificate-signature.ts';
import { pathTo } from '../../../pki/x509/certification-path.ts';
import { holderKindOf, isSameHolder, parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import { anchorCertificate } from '../../../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import type { Enrolment } from '../enrolment.ts';

/** Why a delivered certificate is not taken. `Environment`: another one's authority issued it. */
export type DeliveryFlaw = 'Unreadable' | 'Key' | 'Holder' | 'Issuer' | 'Environment';

const maxDepth = 32;

/**
 * Whether a delivered certificate is the one that was asked for: of our key, for our holder, issued by an authority of this
 * environment. `chain`: DER, the holder's own first. A certificate that is dated ahead is right, and says so by its begin.
 */
export function checkDelivered(
  chain: readonly Uint8Array[],
  asked: Pick<Enrolment, 'publicKeyIdentifier' | 'holder' | 'kind'>,
  trusted: { readonly anchors: readonly TrustAnchor[]; readonly environment: Environment },
):
  | { readonly ok: true; readonly holder: Holder; readonly notBefore: Date }
  | { readonly ok: false; readonly flaw: DeliveryFlaw } {
  const wrong = (flaw: DeliveryFlaw) => ({ ok: false as const, flaw });
  const certificates = readAll(chain);
  const [leaf] = certificates ?? [];
  if (certificates === null || leaf === undefined) return wrong('Unreadable');
  const { publicKeyIdentifier, subject, notBefore } = leaf.facts;
  if (publicKeyIdentifier !== asked.publicKeyIdentifier) return wrong('Key');
  const holder = parseEhealthName(subject)?.holder;
  if (holder === undefined || !isAsked(holder, asked)) return wrong('Holder');
  const leadsTo = (anchors: readonly TrustAnchor[]) => leads(leaf, certificates, anchors);
  const issuing = trusted.anchors.filter(({ role }) => role === 'issuing');
  if (!leadsTo(issuing)) return wrong('Issuer');
  const ours = issuing.filter(({ environment }) => environment === trusted.environment);
  return leadsTo(ours)
    ? { ok: true, holder, notBefore: new Date(notBefore) }
    : wrong('Environment');
}

/** A file whose request was made elsewhere says neither type nor application: its profile has the number only. */
const isAsked = (holder: Holder, asked: Pick<Enrolment, 'holder' | 'kind'>): boolean =>
  asked.kind === 'completion'
    ? holder.id === asked.holder.id && holderKindOf(holder.type) === holderKindOf(asked.holder.type)
    : isSameHolder(holder, asked.holder);

function readAll(chain: readonly Uint8Array[]): readonly ReadCertificate[] | null {
  try {
    return chain.map((der) => readCertificate(der, createBerBudget(maxDepth)));
  } catch {
    return null;
  }
}

function leads(
  leaf: ReadCertificate,
  certificates: readonly ReadCertificate[],
  anchors: readonly TrustAnchor[],
): boolean {
  const trusted = anchors.map((anchor) => anchorCertificate(anchor) ?? anchor.fingerprint);
  const options = { at: null, allowSha1: false };
  return pathTo<DerCertificate>(leaf, certificates, trusted, options) !== null;
}
