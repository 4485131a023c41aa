import { describe, expect, it } from 'vitest';
import { readStsResponse } from '../../../plugin/ehealth/sts/response.ts';

const soap = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${content}</S:Body></S:Envelope>`;

const wst = 'xmlns:wst="http://docs.oasis-open.org/ws-sx/ws-trust/200512"';

const faulty = (detail: string, code = 'S:Server', text = 'faultstring') =>
  soap(
    `<S:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring>${detail}</S:Fault>`,
  );

const detail = (inside: string, kind = 'SystemError', id = ' Id="ticket-1"') =>
  `<detail><soa:${kind} xmlns:soa="urn:be:fgov:ehealth:errors:soa:v1"${id}><Origin>Server</Origin>${inside}<soa:Environment>Simulation</soa:Environment></soa:${kind}></detail>`;

function faultOf(text: string) {
  const answer = readStsResponse(text);
  if (answer.kind !== 'fault') throw new Error(`no fault but ${answer.kind}`);
  return answer.fault;
}

describe('STS fault', () => {
  it('returns code, text, ticket and retry from the detail', () => {
    const inside =
      '<Code>SOA-02002</Code><Message xml:lang="fr">Plus tard</Message><Message xml:lang="en">Please  try\n later</Message><Retry>true</Retry><Contact>desk</Contact>';
    expect(faultOf(faulty(detail(inside)))).toEqual({
      code: 'SOA-02002',
      fullCode: 'SOA-02002',
      text: 'Please try later',
      ticket: 'ticket-1',
      retry: true,
    });
  });

  it.each([
    ['ws-trust:RequestDenied', 'RequestDenied'],
    ['a:b:InvalidRequest', 'InvalidRequest'],
    ['RequestDenied', 'RequestDenied'],
    [' wsse:FailedCheck ', 'FailedCheck'],
  ])('returns the code after the last colon of %s', (written, code) => {
    const inside = `<Code>${written}</Code><Message>no</Message>`;
    expect(faultOf(faulty(detail(inside, 'BusinessError'))).code).toBe(code);
  });

  it.each([
    ['S:Server', 'SOA-02002', 'SOA-02002', 'SOA-02002'],
    ['wsse:FailedCheck', 'signature does not verify', 'FailedCheck', 'wsse:FailedCheck'],
    ['S:Client', 'something', 'Client', 'S:Client'],
    ['wsse:FailedCheck', 'SOA-02002', 'FailedCheck', 'wsse:FailedCheck'],
  ])(
    'returns the code from %s and "%s" when there is no detail',
    (faultcode, text, code, fullCode) => {
      expect(faultOf(faulty('', faultcode, text))).toEqual({
        code,
        fullCode,
        text,
        ticket: null,
        retry: false,
      });
    },
  );

  it('reads children in any namespace', () => {
    const inside = '<soa:Code>SOA-01002</soa:Code><soa:Message>no</soa:Message>';
    expect(faultOf(faulty(detail(inside)))).toMatchObject({ code: 'SOA-01002', text: 'no' });
  });

  it('masks national numbers, and shortens the text', () => {
    const inside = `<Code>x</Code><Message>SSIN 00000000196 of 000000001960 ${'a'.repeat(900)}</Message>`;
    const { text } = faultOf(faulty(detail(inside)));
    expect(text).toMatch(/^SSIN …196 of 000000001960 a/);
    expect(text).toHaveLength(500);
  });

  it('masks national numbers in every field, and in printed form', () => {
    const ssin = '00000000196';
    const inside = `<Code>urn:${ssin}</Code><Message>of 00.00.00-001.96, please</Message>`;
    const faults = [
      faultOf(faulty(detail(inside, 'SystemError', ` Id="ticket ${ssin}"`))),
      faultOf(faulty('', `S:Client.${ssin}`)),
    ];
    expect(faults[0]).toMatchObject({ text: 'of …196, please', ticket: 'ticket …196' });
    expect(JSON.stringify(faults)).not.toContain(ssin);
  });

  it.each([
    ['nothing at all', '<S:Fault/>'],
    ['an empty detail', '<S:Fault><detail/></S:Fault>'],
    ['other children', '<S:Fault><detail><a><Code>x</Code></a></detail></S:Fault>'],
  ])('returns an empty code for a fault with %s', (_, content) => {
    expect(faultOf(soap(content))).toMatchObject({ code: '', ticket: null });
  });
});

describe('STS answer', () => {
  const response = (inside: string, attributes = 'Context="c-1"') =>
    `<wst:RequestSecurityTokenResponse ${wst} ${attributes}>${inside}</wst:RequestSecurityTokenResponse>`;
  const token = '<wst:RequestedSecurityToken><a/></wst:RequestedSecurityToken>';
  const challenge = (text: string) =>
    `<wst:SignChallenge><wst:Challenge>${text}</wst:Challenge></wst:SignChallenge>`;

  it('returns a token next to any other element', () => {
    expect(
      readStsResponse(soap(response(`<wst:TokenType>x</wst:TokenType>${token}`))),
    ).toMatchObject({ kind: 'token', context: 'c-1' });
  });

  it('accepts a collection of one response', () => {
    const collection = (inside: string) =>
      `<wst:RequestSecurityTokenResponseCollection ${wst}>${inside}</wst:RequestSecurityTokenResponseCollection>`;
    expect(readStsResponse(soap(collection(response(token)))).kind).toBe('token');
    expect(readStsResponse(soap(collection(response(token) + response(token)))).kind).toBe(
      'unusable',
    );
  });

  it('returns a challenge to the letter', () => {
    const text = '  a&amp;b <!-- c -->&#xD;\n é ';
    expect(readStsResponse(soap(response(challenge(text), '')))).toEqual({
      kind: 'challenge',
      context: null,
      challenge: '  a&b \r\n é ',
    });
  });

  it('reads the Context with or without a namespace', () => {
    expect(readStsResponse(soap(response(challenge('x'), 'wst:Context="c-2"')))).toMatchObject({
      context: 'c-2',
    });
  });

  it('returns the token when a challenge is also present', () => {
    expect(readStsResponse(soap(response(challenge('x') + token))).kind).toBe('token');
  });

  it.each([
    ['a page', '<!DOCTYPE html><html><body>log on</body></html>'],
    ['a tidy page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['nothing', ''],
    ['SOAP 1.2', '<E xmlns="http://www.w3.org/2003/05/soap-envelope"><Body/></E>'],
    ['an empty body', soap('')],
    ['two contents', soap(response(token) + response(token))],
    ['another message', soap('<a xmlns="urn:a"/>')],
    ['neither token nor challenge', soap(response(''))],
    ['a challenge with elements in it', soap(response(challenge('a<b/>')))],
    ['two challenges', soap(response(challenge('a') + challenge('b')))],
    ['a document type', `<!DOCTYPE x>${soap(response(token)).replace(/^<\?.*?\?>/, '')}`],
    ['half a message', soap(response(token)).slice(0, -20)],
  ])('returns unusable for %s', (_, text) => {
    expect(readStsResponse(text).kind).toBe('unusable');
  });
});
