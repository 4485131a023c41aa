import { randomUUID, X509Certificate } from 'node:crypto';
import type { EtkOrder } from '../control/control.ts';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import { writeEncryptionToken } from './encryption-token.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import { identifierLengths } from '../pki/identifier-types.ts';
import { envelope, SoapFault } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapRequest } from '../soap/soap-message.ts';
import type { EtkIssuer } from './etk-issuer.ts';
import { escapeXml, onlyChild, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';

export interface EtkDepotDeps {
  readonly office: EtkIssuer;
  /** DER of those that issue certificates of holders; the first issues the registrar's too. */
  readonly authorities: readonly Buffer[];
  readonly requireUserAgent: () => boolean;
  readonly registration: () => Pick<RegistrationSettings, 'aheadDays'>;
}

export interface EtkDepot {
  /** Puts a token in, in place of the one of the same type, id and application id. */
  publish(order: EtkOrder): void;
  /** Takes out the token of a certificate; DER. */
  withdraw(ownerCertificate: Uint8Array): void;
  clear(): void;
  published(): number;
  /** The token that is served for a holder. */
  tokenOf(holder: Pick<EtkOrder, 'type' | 'id' | 'applicationId'>): EtkOrder | undefined;
  /** All that are served for a holder, of every application id. */
  tokensOf(type: string, id: string): readonly EtkOrder[];
  /** What the depot serves of an order: wrapped and signed. */
  wrap(order: EtkOrder, fault?: MetFault): Promise<Buffer>;
  /** Answers GetEtk; throws {@link SoapFault}. */
  answer(call: {
    readonly request: SoapRequest;
    readonly fault: MetFault;
  }): Promise<{ readonly text: string; readonly outcome: string }>;
}

interface EtkQuery {
  readonly type: string;
  readonly value: string;
  /** Absent and empty differ (registration.md 8). */
  readonly applicationId: string | undefined;
}

type Content =
  | { readonly code: 200; readonly inside: string }
  | { readonly code: 400 | 404 | 500; readonly message: string };

/** The ETK depot v1 (registration.md 8; 18, rule 7): unsigned questions, tokens that are active. */
export function createEtkDepot(deps: EtkDepotDeps): EtkDepot {
  let tokens: readonly EtkOrder[] = [];
  return {
    publish(order) {
      tokens = [...tokens.filter((known) => !sameHolder(known, order)), order];
    },
    withdraw(ownerCertificate) {
      const owner = Buffer.from(ownerCertificate).toString('base64');
      tokens = tokens.filter((known) => known.ownerCertificate !== owner);
    },
    clear() {
      tokens = [];
    },
    published: () => tokens.length,
    tokenOf: (holder) => tokens.find((known) => sameHolder(known, holder)),
    tokensOf: (type, id) => tokens.filter((known) => known.type === type && known.id === id),
    wrap: (order, fault = noFault) => wrap(order, fault, deps),
    async answer({ request, fault }) {
      const query = readQuestion(request, deps.requireUserAgent());
      const content = await contentFor(query, tokens.filter(hasNotEnded(deps)), fault, deps);
      return { text: envelope(response(query, content)), outcome: String(content.code) };
    },
  };
}

/** The clock that is set ahead ends tokens too; without it they stay, as a test published them. */
const hasNotEnded =
  ({ registration }: EtkDepotDeps) =>
  ({ ownerCertificate }: EtkOrder): boolean => {
    const { aheadDays } = registration();
    const { validTo } = new X509Certificate(Buffer.from(ownerCertificate, 'base64'));
    return aheadDays <= 0 || Date.parse(validTo) > Date.now() + aheadDays * day;
  };

const day = 24 * 3_600_000;

type Holder = Pick<EtkOrder, 'type' | 'id' | 'applicationId'>;

const sameHolder = (left: Holder, right: Holder): boolean =>
  left.type === right.type && left.id === right.id && left.applicationId === right.applicationId;

function readQuestion(request: SoapRequest, requireUserAgent: boolean): EtkQuery {
  if (request.headers['soapaction'] !== '""') {
    throw new SoapFault('SOA-03005', 'SOAPAction must be there, and empty');
  }
  const { payload } = readSoapRequest(
    request,
    { '': [ns.etkDepot, 'GetEtkRequest'] },
    requireUserAgent,
  );
  const criteria = onlyChild(payload, ns.etkDepot, 'SearchCriteria');
  const identifier = criteria && onlyChild(criteria, ns.etkDepot, 'Identifier');
  if (payload.children.length !== 1 || criteria?.children.length !== 1 || identifier === null) {
    throw malformed('there must be one Identifier in SearchCriteria');
  }
  const [type, value, applicationId, ...others] = identifier.children;
  if (
    !isNamed(type, 'Type') ||
    !isNamed(value, 'Value') ||
    (applicationId !== undefined && !isNamed(applicationId, 'ApplicationID')) ||
    others.length > 0
  ) {
    throw malformed('an Identifier holds Type, Value and ApplicationID, in this order');
  }
  return { type: type.text, value: value.text, applicationId: applicationId?.text };
}

const isNamed = (element: ElementNode | undefined, name: string): element is ElementNode =>
  element?.namespace === ns.etkDepot && element.name === name && element.children.length === 0;

const malformed = (message: string): SoapFault => new SoapFault('SOA-03003', message);

async function contentFor(
  query: EtkQuery,
  tokens: readonly EtkOrder[],
  fault: MetFault,
  deps: EtkDepotDeps,
): Promise<Content> {
  if (fault.mode === 'status-500') {
    fault.count();
    return { code: 500, message: 'internal error' };
  }
  if (fault.mode === 'etk-not-found') {
    fault.count();
    return { code: 404, message: 'not found' };
  }
  if (!identifierLengths.has(query.type)) {
    return { code: 400, message: `unknown identifier type ${query.type}` };
  }
  // To the letter: a value that was not padded is another value
  const ofHolder = tokens.filter(({ type, id }) => type === query.type && id === query.value);
  const [token, ...others] =
    query.applicationId === undefined
      ? ofHolder
      : ofHolder.filter(({ applicationId }) => (applicationId ?? '') === query.applicationId);
  if (token === undefined) return { code: 404, message: 'not found' };
  if (others.length > 0) return { code: 200, inside: matches([token, ...others]) };
  if (fault.mode === 'found-without-etk') {
    fault.count();
    return { code: 200, inside: '' };
  }
  const wrapped = await wrap(token, fault, deps);
  return { code: 200, inside: `<d:ETK>${wrapped.toString('base64')}</d:ETK>` };
}

const matches = (tokens: readonly EtkOrder[]): string =>
  tokens
    .map(({ type, id, applicationId }) =>
      matching({ type, value: id, applicationId: applicationId ?? '' }),
    )
    .map((identifier) => `<d:MatchingEtk>${identifier}</d:MatchingEtk>`)
    .join('');

const matching = ({ type, value, applicationId }: EtkQuery): string =>
  `<d:Identifier><d:Type>${escapeXml(type)}</d:Type><d:Value>${escapeXml(value)}</d:Value>` +
  (applicationId === undefined
    ? ''
    : `<d:ApplicationID>${escapeXml(applicationId)}</d:ApplicationID>`) +
  '</d:Identifier>';

const noFault: MetFault = { mode: null, count: () => undefined };

async function wrap(token: EtkOrder, fault: MetFault, deps: EtkDepotDeps): Promise<Buffer> {
  const { mode } = fault;
  const known = {
    owner: Buffer.from(token.ownerCertificate, 'base64'),
    encryption: Buffer.from(token.encryptionCertificate, 'base64'),
  };
  const spoilt = mode === 'bad-etk-signature';
  const ber = mode === 'ber-etk';
  const stranger = mode === 'unknown-signer';
  const newer = mode === 'other-serial';
  const curved = mode === 'ec-etk';
  if (spoilt || ber || stranger || newer || curved) fault.count();
  const shown =
    newer || curved ? await deps.office.newerFor(known.owner, curved ? 'P-384' : 'rsa') : known;
  const owner = new X509Certificate(shown.owner);
  return writeEncryptionToken(
    {
      encryptionCertificate: shown.encryption,
      certificates: [owner.raw, ...authoritiesFor(owner, deps)],
    },
    await (stranger ? deps.office.unknown() : deps.office.genuine()),
    { encoding: ber ? 'ber' : 'der', spoilt },
  );
}

/** Who issued the owner's certificate and the registrar's. */
function authoritiesFor(owner: X509Certificate, { authorities }: EtkDepotDeps): readonly Buffer[] {
  return authorities.filter(
    (der, index) => index === 0 || owner.checkIssued(new X509Certificate(der)),
  );
}

function response(query: EtkQuery, content: Content): string {
  const found = content.code === 200;
  return (
    `<d:GetEtkResponse xmlns:d="${ns.etkDepot}" xmlns:k="${ns.commons1}" Id="_${randomUUID()}">` +
    `<k:Status><Code>${String(content.code)}</Code>` +
    `<Message Lang="EN">${found ? 'OK' : escapeXml(content.message)}</Message></k:Status>` +
    (found
      ? `<d:GivenSearchCriteria>${matching(query)}</d:GivenSearchCriteria>${content.inside}`
      : '') +
    '</d:GetEtkResponse>'
  );
}
