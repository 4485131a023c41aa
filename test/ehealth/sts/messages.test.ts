import { describe, expect, it } from 'vitest';
import {
  challengeBody,
  issueBody,
  renewBody,
  type MessageSpelling,
} from '../../../plugin/ehealth/sts/messages.ts';

const usual: MessageSpelling = { contextAttribute: 'plain', keyTypeSpelling: 'wstrust' };
const other: MessageSpelling = { contextAttribute: 'namespaced', keyTypeSpelling: 'ws-trust' };

const issue = (spelling: MessageSpelling) =>
  issueBody(
    {
      context: 'c-1',
      claims: {
        asserted: [{ uri: 'urn:a', value: '1 & 2' }],
        designators: [{ uri: 'urn:b"', must: 'true' }],
      },
      created: new Date('2026-01-15T09:00:00.000Z'),
      expires: new Date('2026-01-16T09:00:00.000Z'),
      holderOfKey: Uint8Array.of(48, 0),
    },
    spelling,
  );

const withoutNamespaces = (text: string) => text.replaceAll(/ xmlns:\w+="[^"]+"/g, '');

describe('STS message bodies', () => {
  it('writes an Issue request in the order and spelling of the service', () => {
    expect(withoutNamespaces(issue(usual))).toBe(
      '<wst:RequestSecurityToken Context="c-1">' +
        '<wst:TokenType>http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1</wst:TokenType>' +
        '<wst:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</wst:RequestType>' +
        '<wst:Claims Dialect="http://docs.oasis-open.org/wsfed/authorization/200706/authclaims">' +
        '<auth:ClaimType Uri="urn:a"><auth:Value>1 &amp; 2</auth:Value></auth:ClaimType>' +
        '<auth:ClaimType Uri="urn:b&quot;"/></wst:Claims>' +
        '<wst:Lifetime><wsu:Created>2026-01-15T09:00:00.000Z</wsu:Created>' +
        '<wsu:Expires>2026-01-16T09:00:00.000Z</wsu:Expires></wst:Lifetime>' +
        '<wst:KeyType>http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey</wst:KeyType>' +
        '<wst:UseKey><wsse:SecurityTokenReference><ds:X509Data><ds:X509Certificate>MAA=</ds:X509Certificate>' +
        '</ds:X509Data></wsse:SecurityTokenReference></wst:UseKey></wst:RequestSecurityToken>',
    );
  });

  it('writes a challenge back to the letter', () => {
    const challenge = ' a<b>&amp;\r\n é';
    expect(withoutNamespaces(challengeBody({ context: 'c-1', challenge }, usual))).toBe(
      '<wst:RequestSecurityTokenResponse Context="c-1"><wst:SignChallengeResponse>' +
        '<wst:Challenge> a&lt;b&gt;&amp;amp;&#xD;\n é</wst:Challenge>' +
        '</wst:SignChallengeResponse></wst:RequestSecurityTokenResponse>',
    );
  });

  it('writes a Renew request with the old token unchanged, and no new claims', () => {
    const assertion = '<Assertion a = "1"  >&quot;\n</Assertion>';
    const text = withoutNamespaces(
      renewBody({ context: 'c-1', assertion, embeddedId: 't-1' }, usual),
    );
    expect(text).toBe(
      '<wst:RequestSecurityToken Context="c-1">' +
        '<wst:TokenType>http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1</wst:TokenType>' +
        '<wst:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Renew</wst:RequestType>' +
        '<wst:RenewTarget><wsse:SecurityTokenReference>' +
        `<wsse:Embedded wsu:Id="t-1">${assertion}</wsse:Embedded>` +
        '</wsse:SecurityTokenReference></wst:RenewTarget></wst:RequestSecurityToken>',
    );
  });

  it('writes another spelling when the settings ask for one', () => {
    expect(issue(other)).toContain(' wst:Context="c-1"');
    expect(issue(other)).toContain('>http://docs.oasis-open.org/ws-sx/ws-trust/200512/PublicKey<');
    expect(challengeBody({ context: 'c-1', challenge: '' }, other)).toContain(' wst:Context="c-1"');
  });
});
