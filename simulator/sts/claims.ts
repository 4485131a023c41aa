import type { Register, SimulatorSettings } from '../control/control.ts';
import {
  certificateTypeOf,
  isCertified,
  isKnownDesignator,
  personClaim,
  userSession,
} from './known-claims.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import type { Claim } from './sts-request.ts';
import type { CertificateHolderFacts } from '../soap/trust.ts';
import { literals } from '../xml/xml-names.ts';

/** One attribute of an assertion. */
export interface AssertedAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly values: readonly string[];
}

/** Rule 8: what the caller asserts of itself fits its certificates, or RequestDenied. */
export function checkIdentity(
  claims: readonly Claim[],
  header: CertificateHolderFacts,
  useKey: CertificateHolderFacts,
): void {
  const holders = claims.filter(({ uri, value }) => value !== null && certificateTypeOf(uri));
  if (holders.length === 0) throw denied('no certificateholder claim');
  // A person may be named as the holder of the header's certificate next to an organisation's key
  const certificates = personOf(useKey) === null ? [useKey, header] : [useKey];
  for (const claim of holders) {
    if (!certificates.some((certificate) => isOwn(claim, certificate)))
      throw denied(`${claim.uri} does not fit the certificate`);
  }
  const person = personOf(header);
  const asserted = claims.find(({ uri }) => uri === personClaim)?.value ?? null;
  if (person !== null && asserted !== null && asserted !== person) {
    throw denied('person:ssin is not the person of the header certificate');
  }
}

function isOwn({ uri, value }: Claim, holder: CertificateHolderFacts): boolean {
  const { type, id } = holder.kind === 'eid' ? { type: 'SSIN', id: holder.ssin } : holder;
  return certificateTypeOf(uri)?.test(type) === true && value === id;
}

/** National number of the person that a certificate names; null for an organisation. */
export function personOf(holder: CertificateHolderFacts): string | null {
  if (holder.kind === 'eid') return holder.ssin;
  return holder.type === 'SSIN' ? holder.id : null;
}

const denied = (message: string): SoapFault => new SoapFault('ws-trust:RequestDenied', message);

/**
 * Rule 10: the attributes of the answer, in the order of the request. What is asserted comes back as it came; what is asked
 * for is filled in from the register, `false` or empty where the subject does not hold it.
 */
export function fillClaims(
  claims: readonly Claim[],
  register: Register,
  options: {
    readonly unknownDesignator: SimulatorSettings['unknownDesignator'];
    readonly withCard: boolean;
  },
): readonly AssertedAttribute[] {
  const numbers = claims.flatMap(({ value }) => value?.split(';') ?? []);
  const holdings = [
    ...numbers.map((number) => register.persons[number]),
    ...numbers.map((number) => register.organisations[number]),
  ];
  return claims.map(({ uri, value }) => {
    if (value !== null) {
      return { name: uri, namespace: literals.identificationNamespace, values: value.split(';') };
    }
    const known = isKnownDesignator(uri);
    if (!known && options.unknownDesignator === 'fault') {
      throw new SoapFault('ws-trust:InvalidRequest', `unknown attribute ${uri}`);
    }
    const held =
      uri === userSession
        ? String(options.withCard)
        : (holdings.map((holding) => holding?.[uri] ?? '').find((text) => text !== '') ?? '');
    const nothing = known && uri.endsWith(':boolean') ? 'false' : '';
    return {
      name: uri,
      namespace: isCertified(uri, false)
        ? literals.certifiedNamespace
        : literals.identificationNamespace,
      values: [held === '' ? nothing : held],
    };
  });
}
