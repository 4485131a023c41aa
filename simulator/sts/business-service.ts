import type { ReadAssertion } from './assertion-reader.ts';
import { verifyHolderOfKey, type HolderOfKeyRules } from './holder-of-key.ts';
import { SoapFault, envelope } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapRequest } from '../soap/soap-message.ts';
import { escapeXml } from '../xml/xml.ts';
import { literals, ns, soapActions } from '../xml/xml-names.ts';

export interface BusinessServiceDeps extends HolderOfKeyRules {
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
      const assertion = verifyHolderOfKey(message, now, deps);
      if (!isRecognised(assertion)) {
        throw new SoapFault('SOA-01002', 'no quality in the token is certified');
      }
      return envelope(writeAnswer(assertion));
    },
  };
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
