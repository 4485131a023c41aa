import { verifyAssertion, type ReadAssertion } from './assertion-reader.ts';
import { SoapFault, envelope } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapMessage, type SoapRequest } from '../soap/soap-message.ts';
import { attribute, escapeXml, onlyChild, type ElementNode } from '../xml/xml.ts';
import { literals, ns, soapActions } from '../xml/xml-names.ts';
import { checkCoverage, checkTimestamp, securityParts } from '../soap/wss-header.ts';
import { checkValue, readSignature, SignatureRefusal } from '../xml/xml-signature.ts';

export interface BusinessServiceDeps {
  /** DER certificate of the STS's signer. */
  readonly signer: Uint8Array;
  readonly timestampSeconds: () => number;
  readonly requireUserAgent: () => boolean;
}

export interface BusinessService {
  /** Answers a call; throws {@link SoapFault}. */
  answer(request: SoapRequest, now: Date): string;
}

const operations = { [soapActions.whoAmI]: [ns.echo, 'WhoAmIRequest'] } as const;

/**
 * A service that takes holder-of-key calls (sessions.md sections 17 and 18, rule 14) and returns the identity it verified. What is wrong
 * with the credential is SOA-01001; SOA-01002 is for a token in which nothing that was asked is certified.
 */
export function createBusinessService(deps: BusinessServiceDeps): BusinessService {
  return {
    answer(request, now) {
      const message = readSoapRequest(request, operations, deps.requireUserAgent());
      const assertion = authenticate(message, now, deps);
      if (!isRecognised(assertion)) {
        throw new SoapFault('SOA-01002', 'no quality in the token is certified');
      }
      return envelope(writeAnswer(assertion));
    },
  };
}

function authenticate(message: SoapMessage, now: Date, deps: BusinessServiceDeps): ReadAssertion {
  try {
    return verifyCall(message, now, deps);
  } catch (error) {
    if (error instanceof SignatureRefusal) throw unauthenticated(error.message);
    if (!(error instanceof SoapFault) || error.code.startsWith('SOA-')) throw error;
    throw unauthenticated(error.message.replace('(simulated) ', ''));
  }
}

function verifyCall(message: SoapMessage, now: Date, deps: BusinessServiceDeps): ReadAssertion {
  const { timestamp, signature, token } = securityParts(message);
  if (token.namespace !== ns.saml || token.name !== 'Assertion') {
    throw unauthenticated('there is no assertion');
  }
  const inOrder = token.parent?.children ?? [];
  if (inOrder.indexOf(token) > inOrder.indexOf(signature)) {
    throw unauthenticated('the assertion must come before the signature');
  }
  const assertion = verifyAssertion(token, deps.signer);
  const read = readSignature(signature);
  requireReference(read.keyInfo, assertion.id);
  checkCoverage(read, signature, [message.body, timestamp]);
  checkValue(read, assertion.holderOfKey.publicKey);
  checkTimestamp(timestamp, { now, lifeSeconds: deps.timestampSeconds() });
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

function isRecognised({ attributes }: ReadAssertion): boolean {
  const qualities = certified(attributes).filter(({ name }) => name.endsWith(':boolean'));
  return qualities.length === 0 || qualities.some(({ values }) => values.includes('true'));
}

const certified = (attributes: ReadAssertion['attributes']): ReadAssertion['attributes'] =>
  attributes.filter(({ namespace }) => namespace === literals.certifiedNamespace);

function writeAnswer({ attributes, notOnOrAfter }: ReadAssertion): string {
  const subject = attributes.find(
    ({ namespace }) => namespace === literals.identificationNamespace,
  );
  const qualities = certified(attributes).flatMap(({ name, values }) =>
    values.map(
      (value) => `<sim:Attribute Name="${escapeXml(name)}">${escapeXml(value)}</sim:Attribute>`,
    ),
  );
  return (
    `<sim:WhoAmIResponse xmlns:sim="${ns.echo}">` +
    `<sim:Subject>${escapeXml(subject?.values[0] ?? '')}</sim:Subject>${qualities.join('')}` +
    `<sim:NotOnOrAfter>${notOnOrAfter.toISOString()}</sim:NotOnOrAfter></sim:WhoAmIResponse>`
  );
}

const unauthenticated = (message: string): SoapFault => new SoapFault('SOA-01001', message);
