import type { Claims } from '../claims/claims.ts';
import { ns, trust } from '../names.ts';
import { escapeAttribute, escapeText } from '../xml/xml.ts';

/*
 * The three things that are said to the STS, as the content of soap:Body: Issue, the answer to a challenge, and Renew
 * (sessions.md sections 7 to 9). Order and spelling are the STS's; there is no white space between elements, because all of it
 * is signed.
 */

/** Two spellings on which clients and schema disagree; which of them the STS takes besides the usual one is not known. */
export interface MessageSpelling {
  readonly contextAttribute: 'plain' | 'namespaced';
  readonly keyTypeSpelling: 'wstrust' | 'ws-trust';
}

export interface IssueContent {
  /** Fresh for each request; the answer repeats it. */
  readonly context: string;
  readonly claims: Claims;
  readonly created: Date;
  readonly expires: Date;
  /** DER of the certificate that the token will be bound to. */
  readonly holderOfKey: Uint8Array;
}

export function issueBody(content: IssueContent, spelling: MessageSpelling): string {
  const keyType =
    spelling.keyTypeSpelling === 'wstrust'
      ? trust.keyType
      : trust.keyType.replace('/wstrust/', '/ws-trust/');
  const certificate = Buffer.from(content.holderOfKey).toString('base64');
  return (
    `<wst:RequestSecurityToken xmlns:wst="${ns.wst}" xmlns:auth="${ns.auth}" xmlns:wsu="${ns.wsu}"` +
    ` xmlns:wsse="${ns.wsse}" xmlns:ds="${ns.ds}"${contextOf(content.context, spelling)}>` +
    `<wst:TokenType>${trust.tokenType}</wst:TokenType>` +
    `<wst:RequestType>${trust.issue}</wst:RequestType>` +
    `<wst:Claims Dialect="${trust.dialect}">${claimTypes(content.claims)}</wst:Claims>` +
    `<wst:Lifetime><wsu:Created>${content.created.toISOString()}</wsu:Created>` +
    `<wsu:Expires>${content.expires.toISOString()}</wsu:Expires></wst:Lifetime>` +
    `<wst:KeyType>${keyType}</wst:KeyType>` +
    '<wst:UseKey><wsse:SecurityTokenReference><ds:X509Data>' +
    `<ds:X509Certificate>${certificate}</ds:X509Certificate>` +
    '</ds:X509Data></wsse:SecurityTokenReference></wst:UseKey>' +
    '</wst:RequestSecurityToken>'
  );
}

function claimTypes({ asserted, designators }: Claims): string {
  return [
    ...asserted.map(
      ({ uri, value }) =>
        `<auth:ClaimType Uri="${escapeAttribute(uri)}"><auth:Value>${escapeText(value)}</auth:Value></auth:ClaimType>`,
    ),
    ...designators.map(({ uri }) => `<auth:ClaimType Uri="${escapeAttribute(uri)}"/>`),
  ].join('');
}

/** `challenge` goes back as it came: neither trimmed nor decoded; the proof is the signature of the message's header. */
export function challengeBody(
  { context, challenge }: { readonly context: string; readonly challenge: string },
  spelling: MessageSpelling,
): string {
  return (
    `<wst:RequestSecurityTokenResponse xmlns:wst="${ns.wst}"${contextOf(context, spelling)}>` +
    `<wst:SignChallengeResponse><wst:Challenge>${escapeText(challenge)}</wst:Challenge></wst:SignChallengeResponse>` +
    '</wst:RequestSecurityTokenResponse>'
  );
}

/** `assertion` is the old token, byte for byte; claims and holder-of-key are taken over from it by the STS. */
export function renewBody(
  {
    context,
    assertion,
    embeddedId,
  }: { readonly context: string; readonly assertion: string; readonly embeddedId: string },
  spelling: MessageSpelling,
): string {
  return (
    `<wst:RequestSecurityToken xmlns:wst="${ns.wst}" xmlns:wsu="${ns.wsu}" xmlns:wsse="${ns.wsse}"` +
    `${contextOf(context, spelling)}>` +
    `<wst:TokenType>${trust.tokenType}</wst:TokenType>` +
    `<wst:RequestType>${trust.renew}</wst:RequestType>` +
    '<wst:RenewTarget><wsse:SecurityTokenReference>' +
    `<wsse:Embedded wsu:Id="${escapeAttribute(embeddedId)}">${assertion}</wsse:Embedded>` +
    '</wsse:SecurityTokenReference></wst:RenewTarget>' +
    '</wst:RequestSecurityToken>'
  );
}

function contextOf(context: string, { contextAttribute }: MessageSpelling): string {
  const name = contextAttribute === 'plain' ? 'Context' : 'wst:Context';
  return ` ${name}="${escapeAttribute(context)}"`;
}
