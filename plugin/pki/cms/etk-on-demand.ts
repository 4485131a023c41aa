import type { EncryptionToken } from './etk.ts';
import type { TrustAnchor } from '../x509/trust-anchor.ts';

/** As readEtk (etk.ts), whose ASN.1 schemas are loaded with the first token: most starts never need them. */
export async function readEtkOnDemand(
  bytes: Uint8Array,
  trusted: { readonly anchors: readonly TrustAnchor[]; readonly now: Date },
): Promise<EncryptionToken | null> {
  const { readEtk } = await import('./etk.ts');
  return readEtk(bytes, trusted);
}
