import { X509Certificate } from 'node:crypto';
import type { AssertedAttribute } from './claims.ts';
import { path } from './sts-request.ts';
import { readCertificate } from '../soap/wss-header.ts';
import { attribute, childrenOf, onlyChild, type ElementNode } from '../xml/xml.ts';
import { literals, ns } from '../xml/xml-names.ts';
import {
  checkReference,
  checkValue,
  readSignature,
  SignatureRefusal,
} from '../xml/xml-signature.ts';

/** An assertion of ours, given back to us. */
export interface ReadAssertion {
  readonly id: string;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly holderOfKey: X509Certificate;
  readonly attributes: readonly AssertedAttribute[];
}

/**
 * Verifies that an assertion is one of ours and unchanged: enveloped signature over itself, by our own signer's key. Throws
 * {@link SignatureRefusal}; its life is for the caller to judge.
 */
export function verifyAssertion(assertion: ElementNode, signer: Uint8Array): ReadAssertion {
  const signature = onlyChild(assertion, ns.ds, 'Signature');
  if (signature === null) throw new SignatureRefusal('form', 'the assertion is not signed');
  const read = readSignature(signature);
  const id = attribute(assertion, 'AssertionID') ?? '';
  const [reference, ...others] = read.references;
  if (reference?.id !== id || others.length > 0 || !reference.enveloped) {
    throw new SignatureRefusal('form', 'the signature is not over the assertion');
  }
  checkReference(reference, assertion, signature);
  checkValue(read, new X509Certificate(signer).publicKey);
  return { id, ...readStatements(assertion) };
}

function readStatements(assertion: ElementNode): Omit<ReadAssertion, 'id'> {
  const conditions = onlyChild(assertion, ns.saml, 'Conditions');
  const confirmation = path(
    assertion,
    [ns.saml, 'AuthenticationStatement'],
    [ns.saml, 'Subject'],
    [ns.saml, 'SubjectConfirmation'],
  );
  const method = confirmation && onlyChild(confirmation, ns.saml, 'ConfirmationMethod');
  const holderOfKey =
    confirmation &&
    readCertificate(
      path(confirmation, [ns.ds, 'KeyInfo'], [ns.ds, 'X509Data'], [ns.ds, 'X509Certificate'])
        ?.text ?? '',
    );
  if (conditions === null || method?.text !== literals.holderOfKey || holderOfKey === null) {
    throw new SignatureRefusal('form', 'the assertion is not one for a holder of key');
  }
  const statement = onlyChild(assertion, ns.saml, 'AttributeStatement');
  return {
    notBefore: new Date(attribute(conditions, 'NotBefore') ?? ''),
    notOnOrAfter: new Date(attribute(conditions, 'NotOnOrAfter') ?? ''),
    holderOfKey,
    attributes:
      statement === null ? [] : childrenOf(statement, ns.saml, 'Attribute').map(readAttribute),
  };
}

const readAttribute = (element: ElementNode): AssertedAttribute => ({
  name: attribute(element, 'AttributeName') ?? '',
  namespace: attribute(element, 'AttributeNamespace') ?? '',
  values: childrenOf(element, ns.saml, 'AttributeValue').map(({ text }) => text),
});
