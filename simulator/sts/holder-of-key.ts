import { SoapFault } from '../soap/soap-fault.ts';
import type { SoapMessage } from '../soap/soap-message.ts';
import { checkCoverage, checkTimestamp, securityParts } from '../soap/wss-header.ts';
import { checkValue, readSignature, SignatureRefusal } from '../xml/xml-signature.ts';
import { attribute, onlyChild, type ElementNode } from '../xml/xml.ts';
import { literals, ns } from '../xml/xml-names.ts';
import { verifyAssertion, type ReadAssertion } from './assertion-reader.ts';

export interface HolderOfKeyRules {
  /** DER certificate of the STS's signer. */
  readonly signer: Uint8Array;
  readonly timestampSeconds: () => number;
}

/**
 * Verifies the header of a holder-of-key call (sessions.md 17; 18, rule 14): time stamp, coverage, the assertion and its life, the
 * key. Throws SOA-01001 for all that is wrong with the credential.
 */
export function verifyHolderOfKey(
  message: SoapMessage,
  now: Date,
  rules: HolderOfKeyRules,
): ReadAssertion {
  try {
    return verifyCall(message, now, rules);
  } catch (error) {
    if (error instanceof SignatureRefusal) throw unauthenticated(error.message);
    if (!(error instanceof SoapFault) || error.code.startsWith('SOA-')) throw error;
    throw unauthenticated(error.message.replace('(simulated) ', ''));
  }
}

function verifyCall(message: SoapMessage, now: Date, rules: HolderOfKeyRules): ReadAssertion {
  const { timestamp, signature, token } = securityParts(message);
  if (token.namespace !== ns.saml || token.name !== 'Assertion') {
    throw unauthenticated('there is no assertion');
  }
  const inOrder = token.parent?.children ?? [];
  if (inOrder.indexOf(token) > inOrder.indexOf(signature)) {
    throw unauthenticated('the assertion must come before the signature');
  }
  const assertion = verifyAssertion(token, rules.signer);
  const read = readSignature(signature);
  requireReference(read.keyInfo, assertion.id);
  checkCoverage(read, signature, [message.body, timestamp]);
  checkValue(read, assertion.holderOfKey.publicKey);
  checkTimestamp(timestamp, { now, lifeSeconds: rules.timestampSeconds() });
  if (now < assertion.notBefore || now >= assertion.notOnOrAfter) {
    throw unauthenticated('the token is not valid now');
  }
  return assertion;
}

/** KeyInfo names the assertion in the way of the SAML token profile 1.1. */
function requireReference(keyInfo: ElementNode, id: string): void {
  const reference = onlyChild(keyInfo, ns.wsse, 'SecurityTokenReference');
  const identifier = reference && onlyChild(reference, ns.wsse, 'KeyIdentifier');
  if (
    reference === null ||
    identifier === null ||
    attribute(reference, 'TokenType', ns.wsse11) !== literals.saml11Token ||
    attribute(identifier, 'ValueType') !== literals.samlAssertionId ||
    identifier.text !== id
  ) {
    throw unauthenticated('KeyInfo does not name the assertion');
  }
}

const unauthenticated = (message: string): SoapFault => new SoapFault('SOA-01001', message);
