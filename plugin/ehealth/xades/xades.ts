import { createHash, randomUUID } from 'node:crypto';
import type { Signer } from '../../pki/signer.ts';
import { ns, xades } from '../names.ts';
import { referenceTo, signatureOver, x509Data } from '../xml/sign.ts';
import { signedProperties, unsignedProperties } from './qualifying-properties.ts';
import type { CertificateReference } from './qualifying-properties.ts';
import { readTarget } from './signed-document.ts';
import type { DocumentChoice } from './signed-document.ts';

export interface XadesRequest extends DocumentChoice {
  readonly signer: Signer;
  /** DER of the certificates above the signer's. */
  readonly chain: readonly Uint8Array[];
  /** An instant of eHealth's clock. */
  readonly now: Date;
  readonly certificateReference: CertificateReference;
  /** Stamps a SHA-256 digest and gives the RFC 3161 token; null for XAdES-BES, without time stamp. */
  readonly stamp: ((digest: Uint8Array) => Promise<Uint8Array>) | null;
}

/**
 * Signs a document by XAdES-BES, or XAdES-T with a time stamp over the signature (ETSI EN 319 132-1; TS 101 903): exclusive
 * canonicalisation, SHA-256, the certificate and the time among what is signed. Gives the document with the signature in it, or the
 * `ds:Signature` alone. Costs one signature of the signer, and one time stamp, whose errors it passes on.
 *
 * Throws ERR_DOCUMENT_INVALID (signed-document.ts) before anything is signed.
 */
export async function signDocument(text: string, request: XadesRequest): Promise<string> {
  const { signer, stamp } = request;
  const target = readTarget(text, request);
  const id = `xmldsig-${randomUUID()}`;
  const referenceId = `${id}-ref0`;
  const properties = signedProperties({
    id: `${id}-xades-signedprops`,
    referenceId,
    signedAt: request.now,
    certificate: signer.certificate,
    certificateReference: request.certificateReference,
    mimeType: target.mimeType,
  });
  const references =
    referenceTo(target.uri, target.octets, target.transforms, ` Id="${referenceId}"`) +
    referenceTo(
      `#${properties.id}`,
      properties.canonical,
      undefined,
      ` Type="${xades.signedProperties}"`,
    );
  const signature = await signatureOver(references, signer, x509Data(signer, request.chain), {
    id,
    valueId: `${id}-sigvalue`,
    object: async (value) => {
      const unsigned =
        stamp === null
          ? ''
          : unsignedProperties(
              `time-stamp-${id}`,
              await stamp(createHash('sha256').update(value).digest()),
            );
      return (
        `<xades:QualifyingProperties xmlns:xades="${ns.xades}" Target="#${id}">` +
        `${properties.canonical}${unsigned}</xades:QualifyingProperties>`
      );
    },
  });
  return request.placement === 'enveloped' ? target.insert(signature) : signature;
}
