import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHolderOfKeyHeader } from '../../../plugin/ehealth/soap/holder-of-key.ts';
import { createEhealthTransport } from '../../../plugin/ehealth/soap/transport.ts';
import { createTokenService } from '../../../plugin/ehealth/sts/token-service.ts';
import type { IssuedToken, TokenRequest, TokenService } from '../../../plugin/ehealth/sts/token.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { EhealthSetting } from '../../../plugin/settings/sessions.ts';
import type { ReceivedMessage } from '../../../simulator/control/control.ts';
import { citizenSigner, ehealthSigner } from '../../support/fixtures/ehealth-signers.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

/*
 * Every kind of message that our client sends, as the simulator received it: judged by tools that are not ours, and refused by
 * the simulator once a byte of a signed part is another.
 */

const checkWire = '../shared/check-wire';
const echo = 'urn:be:fgov:ehealth:simulation:echo:v1';
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  `<sim:WhoAmIRequest xmlns:sim="${echo}"/></soap:Body></soap:Envelope>`;

const kinds = [
  'Issue by a keystore key (RSA)',
  'Issue by a card (RSA)',
  'Issue by a card (P-384)',
  'Issue by the card alone (P-384)',
  'Renew',
  'Challenge answered by a keystore key (RSA)',
  'Challenge answered by a keystore key (P-384)',
  'Call by a keystore key (RSA)',
  'Call by a keystore key (P-384)',
  'Call by the card alone (P-384)',
] as const;
type Kind = (typeof kinds)[number];

let simulator: TestSimulator;
let tokens: TokenService;
const sent = new Map<Kind, ReceivedMessage>();

beforeAll(async () => {
  simulator = await startSimulator();
  const anchor = new X509Certificate(readFileSync(simulator.ready.signerAnchors)).raw;
  const settings = EhealthSetting.parse({
    contactEmail: 'support@example.org',
    retryWaitSeconds: [],
  });
  const now = () => new Date();
  tokens = createTokenService({
    endpoint: simulator.ready.sts,
    settings,
    signerAnchors: () => [
      {
        certificate: anchor,
        fingerprint: createHash('sha256').update(anchor).digest('hex').toUpperCase(),
      },
    ],
    transport: createEhealthTransport({ settings, version: '1.2.3', now }),
    now,
  });
});
afterAll(async () => {
  await tokens.close();
  await simulator.stop();
});

/** Has the client send one message of each kind, and takes them down as they came in. */
beforeAll(async () => {
  const alix = '00000000097';
  const basile = '00000000196';
  const keystore = await ehealthSigner({ type: 'SSIN', id: alix });
  const modern = (await testSigningKey('EC', 'BASILE SIMULATED')).signer;
  const rsaCard = await citizenSigner(simulator.folder, 'rsa', alix);
  const ecCard = await citizenSigner(simulator.folder, 'ec', basile);

  const fallback = request('fallback', alix, keystore, keystore);
  const token = await tokens.issue(fallback);
  await take('Issue by a keystore key (RSA)');
  await tokens.renew(fallback, token);
  await take('Renew');
  await call(token, keystore, 'Call by a keystore key (RSA)');

  await challenged(alix, rsaCard, keystore, [
    'Issue by a card (RSA)',
    'Challenge answered by a keystore key (RSA)',
  ]);
  await challenged(basile, ecCard, modern, [
    'Issue by a card (P-384)',
    'Challenge answered by a keystore key (P-384)',
  ]);
  const bound = await tokens.issue(request('eid', basile, ecCard, modern));
  await call(bound, modern, 'Call by a keystore key (P-384)');

  await simulator.clearMessages();
  const alone = await tokens.issue(request('eid-only', basile, ecCard, ecCard));
  await take('Issue by the card alone (P-384)');
  await call(alone, ecCard, 'Call by the card alone (P-384)');
});

function request(
  mode: TokenRequest['mode'],
  ssin: string,
  header: Signer,
  holderOfKey: Signer,
): TokenRequest {
  const quality = ssin === '00000000097' ? 'doctor' : 'nurse';
  const subject = { quality, ssin, organisation: null } as const;
  return { mode, header, holderOfKey, subject, requestedHours: 8, expectedNihii: [] };
}

async function take(...names: Kind[]): Promise<void> {
  const messages = await simulator.messages();
  expect(messages).toHaveLength(names.length);
  for (const [index, name] of names.entries()) sent.set(name, messages[index]!);
  await simulator.clearMessages();
}

/** A challenge counts once. The line breaks when it is answered, so that the answer is still good. */
async function challenged(
  ssin: string,
  header: Signer,
  keystore: Signer,
  names: readonly [Kind, Kind],
): Promise<void> {
  const holderOfKey: Signer = {
    ...keystore,
    sign: async (data) => {
      await simulator.fault('http-503', 1);
      return keystore.sign(data);
    },
  };
  await simulator.clearMessages();
  await expect(tokens.issue(request('eid', ssin, header, holderOfKey))).rejects.toMatchObject({
    code: 'ERR_STS_UNAVAILABLE',
  });
  await simulator.fault(null);
  await take(...names);
}

async function call(token: IssuedToken, signer: Signer, name: Kind): Promise<void> {
  const { assertion, assertionId } = token;
  const now = new Date();
  const body = await addHolderOfKeyHeader(envelope, { assertion, assertionId, signer, now });
  const headers = { 'user-agent': 'Example/1.0', from: 'support@example.org' };
  await simulator.clearMessages();
  await send({ service: 'business', soapAction: `${echo}:WhoAmI`, headers, body });
  await take(name);
}

/** What the simulator answers to this message: the code of its fault, or null. */
async function send(
  message: Pick<ReceivedMessage, 'service' | 'soapAction' | 'headers' | 'body'>,
): Promise<string | null> {
  const { sts, business } = simulator.ready;
  const response = await fetch(message.service === 'business' ? business : sts, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${message.soapAction}"`,
      'user-agent': message.headers['user-agent'] ?? '',
      from: message.headers['from'] ?? '',
    },
    body: message.body,
  });
  const text = await response.text();
  if (response.status === 200) return null;
  return /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? `HTTP ${response.status}`;
}

const messageOf = (kind: Kind): ReceivedMessage => sent.get(kind)!;

type Part = readonly [name: string, from: number, to: number];

/** Start and end of the parts that the message’s signature covers, and of those that the assertion’s signature covers. */
function signedParts(body: string): readonly Part[] {
  const whole = (name: string, start: string, from = 0): Part[] => {
    const at = body.indexOf(`<${start}`, from);
    const end = `</${start}>`;
    return at < 0 ? [] : [[name, at, body.indexOf(end, at) + end.length]];
  };
  const assertion = body.indexOf('<Assertion ');
  const sealed = body.indexOf('<ds:Signature ', assertion);
  const headerEnd = body.indexOf('</soap:Header>');
  return [
    ...whole('Body', 'soap:Body'),
    ...whole('Timestamp', 'wsu:Timestamp'),
    ...whole('BinarySecurityToken', 'wsse:BinarySecurityToken'),
    // The message's own is the last one in its header
    ...whole('SignedInfo', 'ds:SignedInfo', body.lastIndexOf('<ds:SignedInfo', headerEnd)),
    // In a Renew it is part of the Body
    ...(assertion < 0 || assertion > headerEnd
      ? []
      : [
          ['Assertion', assertion, sealed] as const,
          ...whole('SignedInfo of the assertion', 'ds:SignedInfo', sealed),
        ]),
  ];
}

/** A declaration that is there twice is no part of the canonical form, so that its prefix may be any. */
const isDeclaredPrefix = (body: string, at: number): boolean =>
  /xmlns:[\w-]*$/.test(body.slice(at - 20, at));

describe.each(kinds)('client message: %s', (kind) => {
  it.skipIf(!existsSync(checkWire))('passes check-wire', async () => {
    const { body, service } = messageOf(kind);
    const options = service === 'business' ? ['--any-body'] : [];
    const run = await runOnFiles(checkWire, { 'x.xml': body }, [...options, '{x.xml}']);
    expect(run.stdout).toMatch(/^ok /);
  });

  it.skipIf(xmlsec.missing)('passes verification by xmlsec1', async () => {
    const { body, service } = messageOf(kind);
    const [, certificate = ''] =
      (service === 'business'
        ? /<SubjectConfirmation>.*?X509Certificate>([^<]+)</s
        : /<wsse:BinarySecurityToken [^>]*>([^<]+)</
      ).exec(body) ?? [];
    const own =
      "/*/*[local-name()='Header']/*[local-name()='Security']/*[local-name()='Signature']";
    const run = await verifyWithXmlsec(body, Buffer.from(certificate, 'base64'), own);
    expect(run, run.stderr).toMatchObject({ ok: true });
  });

  it('fails at the simulator when any signed byte changes, and passes unchanged', async () => {
    const message = messageOf(kind);
    const { body } = message;
    const parts = signedParts(body);
    expect(parts.map(([name]) => name)).toEqual([
      ...['Body', 'Timestamp'],
      ...(message.service === 'business'
        ? ['SignedInfo', 'Assertion', 'SignedInfo of the assertion']
        : ['BinarySecurityToken', 'SignedInfo']),
    ]);
    for (const [name, from, to] of parts) {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: from, max: to - 1 }),
          fc.integer({ min: 0x21, max: 0x7e }),
          async (at, code) => {
            const other = String.fromCharCode(code);
            fc.pre(other !== body[at] && !isDeclaredPrefix(body, at));
            const changed = `${body.slice(0, at)}${other}${body.slice(at + 1)}`;
            const fault = (await send({ ...message, body: changed })) ?? 'taken';
            expect(
              fault,
              `${other} for ${body[at]} in ${name}: ${body.slice(at - 40, at + 20)}`,
            ).toMatch(
              /^(SOA-01001|SOA-0300\d|wsse:(FailedCheck|InvalidSecurity)|ws-trust:Invalid)/,
            );
          },
        ),
        { numRuns: 120 },
      );
    }
    expect(await send(message)).toBeNull();
  });
});
