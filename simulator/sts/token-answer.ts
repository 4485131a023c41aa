import type { X509Certificate } from 'node:crypto';
import {
  newAssertionId,
  writeAssertion,
  writeUnsigned,
  type AssertionContent,
} from './assertion-writer.ts';
import type { AssertedAttribute } from './claims.ts';
import type { FaultMode } from '../control/control.ts';
import { envelope } from '../soap/soap-fault.ts';
import type { StsSigners } from './sts-signer.ts';
import { escapeXml } from '../xml/xml.ts';
import { literals, ns } from '../xml/xml-names.ts';

/** What was decided about a token; how it is written, honestly or not, is decided here. */
export interface TokenFacts {
  readonly context: string;
  readonly header: X509Certificate;
  readonly holderOfKey: Buffer;
  readonly attributes: readonly AssertedAttribute[];
  readonly now: Date;
  readonly notOnOrAfter: Date;
}

export interface Forgery {
  readonly signers: StsSigners;
  /** Another holder's certificate: for a token that is not usable with the caller's key. */
  readonly otherHolderOfKey: Buffer;
}

/** The modes that change a token or the answer around it. */
const contentModes: ReadonlySet<FaultMode> = new Set<FaultMode>([
  'empty-attribute',
  'false-attribute',
  'missing-attribute',
  'short-life',
  'other-context',
  'other-person',
  'no-token',
  'collection',
  'prefix-on-envelope',
  'other-hok',
  'bad-signature',
  'unsigned-assertion',
  'sha1-signature',
  'unknown-signer',
  'expired-signer',
  'two-assertions',
  'wrapped-assertion',
  'reformatted',
  'with-doctype',
  'bearer-confirmation',
  'wrong-issuer',
]);

export const isContentMode = (mode: FaultMode | null): mode is FaultMode =>
  mode !== null && contentModes.has(mode);

/** Writes the answer with the token (sessions.md section 10), bent as `mode` says (section 19); the id is the genuine assertion's. */
export function writeTokenAnswer(
  facts: TokenFacts,
  mode: FaultMode | null,
  forgery: Forgery,
): { readonly id: string; readonly text: string } {
  const content = bend(contentOf(facts), mode, forgery);
  const tokens = writeTokens(content, mode, forgery);
  const context = mode === 'other-context' ? newAssertionId() : facts.context;
  const inside =
    mode === 'no-token'
      ? `<wst:TokenType>${literals.saml11Token}</wst:TokenType>`
      : `<wst:RequestedSecurityToken>${tokens}</wst:RequestedSecurityToken>`;
  return { id: content.id, text: writeEnvelope(response(context, inside, mode), mode) };
}

/** The answer that asks for proof of the holder-of-key (section 8). */
export function writeChallenge(context: string, challenge: string): string {
  const inside = `<wst:SignChallenge><wst:Challenge>${escapeXml(challenge)}</wst:Challenge></wst:SignChallenge>`;
  return envelope(response(context, inside, null));
}

function contentOf(facts: TokenFacts): AssertionContent {
  return {
    id: newAssertionId(),
    issuedAt: facts.now,
    notBefore: new Date(facts.now.getTime() - 300_000),
    notOnOrAfter: facts.notOnOrAfter,
    issuer: literals.issuer,
    header: facts.header,
    confirmationMethod: literals.holderOfKey,
    holderOfKey: facts.holderOfKey,
    attributes: facts.attributes,
  };
}

/** What a token says in the modes in which it is well signed but wrong. */
function bend(
  content: AssertionContent,
  mode: FaultMode | null,
  forgery: Forgery,
): AssertionContent {
  const certified = ({ namespace }: AssertedAttribute): boolean =>
    namespace === literals.certifiedNamespace;
  const rewrite = (
    applies: (attribute: AssertedAttribute) => boolean,
    value: (text: string) => string,
  ): AssertionContent => ({
    ...content,
    attributes: content.attributes.map((attribute) =>
      applies(attribute) ? { ...attribute, values: attribute.values.map(value) } : attribute,
    ),
  });
  switch (mode) {
    case 'empty-attribute':
      return rewrite(certified, () => '');
    case 'false-attribute':
      return rewrite(
        (attribute) => certified(attribute) && attribute.name.endsWith(':boolean'),
        () => 'false',
      );
    case 'missing-attribute': {
      const missing = content.attributes.find(certified);
      return { ...content, attributes: content.attributes.filter((item) => item !== missing) };
    }
    case 'other-person':
      return rewrite(
        ({ namespace }) => namespace === literals.identificationNamespace,
        (text) => otherIdentifiers[text.length] ?? text,
      );
    case 'short-life':
      return { ...content, notOnOrAfter: new Date(content.issuedAt.getTime() + 300_000) };
    case 'other-hok':
      return { ...content, holderOfKey: forgery.otherHolderOfKey };
    case 'bearer-confirmation':
      return { ...content, confirmationMethod: literals.bearer };
    case 'wrong-issuer':
      return { ...content, issuer: 'urn:be:fgov:ehealth:sts:elsewhere' };
    default:
      return content;
  }
}

/** Invented numbers with right check digits, by their length: SSIN, CBE, NIHII. */
const otherIdentifiers: Readonly<Record<number, string>> = {
  11: '00000000394',
  10: '0000000394',
  8: '00000394',
};

function writeTokens(
  content: AssertionContent,
  mode: FaultMode | null,
  { signers }: Forgery,
): string {
  const genuine = (): string => writeAssertion(content, signers.genuine);
  switch (mode) {
    case 'unsigned-assertion':
      return writeUnsigned(content);
    case 'sha1-signature':
      return writeAssertion(content, signers.genuine, 'sha1');
    case 'unknown-signer':
      return writeAssertion(content, signers.unknown);
    case 'expired-signer':
      return writeAssertion(content, signers.expired);
    case 'bad-signature':
      return spoilSignature(genuine());
    case 'two-assertions':
      return writeUnsigned(betterThan(content)) + genuine();
    case 'wrapped-assertion':
      return writeUnsigned(betterThan(content)).replace(
        '</Conditions>',
        () => `</Conditions><Advice>${genuine()}</Advice>`,
      );
    case 'reformatted':
      return genuine().replaceAll('><', '>\n  <');
    case 'prefix-on-envelope':
      return genuine().replaceAll(` xmlns:ds="${ns.ds}"`, '');
    default:
      return genuine();
  }
}

/** What a forger would like to have signed: the same person, recognised in all that was asked, for longer. */
function betterThan(content: AssertionContent): AssertionContent {
  return {
    ...content,
    id: newAssertionId(),
    notOnOrAfter: new Date(content.issuedAt.getTime() + 47 * 3_600_000),
    attributes: content.attributes.map((attribute) => {
      const [value = ''] = attribute.values;
      return attribute.name.endsWith(':boolean')
        ? { ...attribute, values: ['true'] }
        : { ...attribute, values: [value === '' ? '10000007001' : value] };
    }),
  };
}

function spoilSignature(assertion: string): string {
  return assertion.replace(/<ds:SignatureValue>([^<]+)</, (_, value: string) => {
    const bytes = Buffer.from(value, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    return `<ds:SignatureValue>${bytes.toString('base64')}<`;
  });
}

function response(context: string, inside: string, mode: FaultMode | null): string {
  const one =
    `<wst:RequestSecurityTokenResponse xmlns:wst="${ns.wst}" Context="${escapeXml(context)}">` +
    `${inside}</wst:RequestSecurityTokenResponse>`;
  return mode === 'collection'
    ? `<wst:RequestSecurityTokenResponseCollection xmlns:wst="${ns.wst}">${one}</wst:RequestSecurityTokenResponseCollection>`
    : one;
}

function writeEnvelope(body: string, mode: FaultMode | null): string {
  if (mode === 'prefix-on-envelope') {
    return (
      `<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="${ns.soap}"` +
      ` xmlns:ds="${ns.ds}"><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
    );
  }
  const text = envelope(body);
  return mode === 'with-doctype'
    ? text.replace('?>', '?><!DOCTYPE soap:Envelope [<!ENTITY held "true">]>')
    : text;
}
