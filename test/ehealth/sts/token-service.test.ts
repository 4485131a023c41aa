import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultMode } from '../../../simulator/control/control.ts';
import { isPluginError } from '../../../plugin/errors.ts';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { createEhealthTransport } from '../../../plugin/ehealth/soap/transport.ts';
import type { EhealthTransportDeps } from '../../../plugin/ehealth/soap/transport.ts';
import { createTokenService } from '../../../plugin/ehealth/sts/token-service.ts';
import type { TokenServiceSettings } from '../../../plugin/ehealth/sts/token-service.ts';
import type { TokenRequest, TokenService } from '../../../plugin/ehealth/sts/token.ts';
import type { SignerAnchor } from '../../../plugin/ehealth/sts/signer-validation.ts';
import {
  citizenSigner,
  ehealthSigner,
  type CountedSigner,
} from '../../support/fixtures/ehealth-signers.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { runOnFiles } from '../../support/tools/xmlsec.ts';

const checkWire = '../shared/check-wire';
const doctor = '00000000097';
const nurse = '00000000196';

let simulator: TestSimulator;
let keystore: CountedSigner;
let card: CountedSigner;
const services: TokenService[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  keystore = await ehealthSigner({ type: 'SSIN', id: doctor });
  card = await citizenSigner(simulator.folder, 'rsa', doctor);
});

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  await simulator.fault(null);
  await simulator.clearMessages();
});

afterAll(() => simulator.stop());

const settings: TokenServiceSettings & EhealthTransportDeps['settings'] = {
  product: 'Example/2.0',
  contactEmail: 'support@example.org',
  timeoutSeconds: 10,
  retryWaitSeconds: [5, 15, 45],
  correctClock: true,
  signerName: '^CBE=0809394427, ?(IAM|SIM)',
  acceptSha1: false,
  maxLifeHours: 72,
  audiences: [],
  certificateHolder: 'holder-of-key',
  contextAttribute: 'plain',
  keyTypeSpelling: 'wstrust',
  claims: {},
  extraClaims: [],
};

function anchors(): SignerAnchor[] {
  const certificate = new X509Certificate(readFileSync(simulator.ready.signerAnchors)).raw;
  const fingerprint = createHash('sha256').update(certificate).digest('hex').toUpperCase();
  return [{ certificate, fingerprint }];
}

interface Harness {
  readonly service: TokenService;
  readonly waits: number[];
  readonly logged: string[];
}

function tokenService(
  patch: Partial<TokenServiceSettings> = {},
  more: Partial<Parameters<typeof createTokenService>[0]> = {},
): Harness {
  const waits: number[] = [];
  const logged: string[] = [];
  const now = more.now ?? (() => new Date());
  const patched = { ...settings, ...patch };
  const service = createTokenService({
    endpoint: simulator.ready.sts,
    settings: patched,
    signerAnchors: anchors,
    transport: createEhealthTransport({ settings: patched, version: '1.2.3', now }),
    now,
    random: () => 0.5,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    log: {
      info: (details, message) => logged.push(JSON.stringify({ details, message })),
      warn: (details, message) => logged.push(JSON.stringify({ details, message })),
    },
    ...more,
  });
  services.push(service);
  return { service, waits, logged };
}

const byFallback = (): TokenRequest => ({
  mode: 'fallback',
  header: keystore,
  holderOfKey: keystore,
  subject: { quality: 'doctor', ssin: doctor, organisation: null },
  requestedHours: 12,
  expectedNihii: [],
});

const byCard = (): TokenRequest => ({
  ...byFallback(),
  mode: 'eid',
  header: card,
  requestedHours: 24,
});

const outcomes = async () => (await simulator.messages()).map(({ outcome }) => outcome);

describe('session token', () => {
  it('arrives after one message when the same key signs and holds', async () => {
    const { service } = tokenService();
    const token = await service.issue(byFallback());
    expect(token.recognition).toEqual({ recognised: true });
    expect(token.warnings).toEqual([]);
    expect(token.notOnOrAfter.getTime() - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(await outcomes()).toEqual(['token']);
  });

  it.each(['rsa', 'ec'] as const)(
    'arrives after the keystore answers the challenge, with one signature of the card (%s)',
    async (line) => {
      const header = await citizenSigner(simulator.folder, line, doctor);
      const { service } = tokenService();
      const before = keystore.signatures();
      const token = await service.issue({ ...byCard(), header });
      expect(token.recognition).toEqual({ recognised: true });
      expect(header.signatures()).toBe(1);
      expect(keystore.signatures()).toBe(before + 1);
      expect(await outcomes()).toEqual(['challenge', 'token']);
    },
  );

  it('opens for a pharmacy with its own key, a person’s card, and another person in charge', async () => {
    const own = await ehealthSigner({ type: 'NIHII-PHARMACY', id: '00000097' });
    const titular = '00000000196';
    const { service } = tokenService();
    const token = await service.issue({
      ...byCard(),
      holderOfKey: own,
      subject: { quality: 'pharmacy', ssin: doctor, organisation: '00000097', titular },
    });
    const values = new Map(token.attributes.map(({ name, values: found }) => [name, found]));
    expect(values.get('urn:be:fgov:ehealth:1.0:certificateholder:person:ssin')).toEqual([doctor]);
    expect(values.get('urn:be:fgov:person:ssin:ehealth:1.0:pharmacy-holder')).toEqual([titular]);
  });

  it('opens for an organisation that names the person of the card as certificate holder', async () => {
    const own = await ehealthSigner({ type: 'NIHII-GROUP', id: '00000196' });
    const { service } = tokenService({ certificateHolder: 'header' });
    const token = await service.issue({
      ...byCard(),
      holderOfKey: own,
      subject: { quality: 'groupofnurses', ssin: null, organisation: '00000196' },
    });
    expect(token.attributes.map(({ name }) => name)).toContain(
      'urn:be:fgov:ehealth:1.0:certificateholder:person:ssin',
    );
  });

  it('binds to the card alone in mode eid-only', async () => {
    const { service } = tokenService();
    const only = await citizenSigner(simulator.folder, 'ec', doctor);
    const token = await service.issue({
      ...byCard(),
      mode: 'eid-only',
      header: only,
      holderOfKey: only,
    });
    expect(token.recognition).toEqual({ recognised: true });
    expect(only.signatures()).toBe(1);
  });

  it('sends the headers that eHealth requires of every integrator', async () => {
    const { service } = tokenService();
    await service.issue(byFallback());
    const [message] = await simulator.messages();
    expect(message?.headers).toMatchObject({
      'user-agent': 'Trousseau/1.2.3 Example/2.0',
      from: 'support@example.org',
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '"urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken"',
    });
  });

  it('recognises person and organisation for a group', async () => {
    const group = await ehealthSigner({ type: 'NIHII-GROUP', id: '00000196' });
    const { service } = tokenService();
    const token = await service.issue({
      ...byCard(),
      holderOfKey: group,
      subject: { quality: 'groupofnurses', ssin: null, organisation: '00000196' },
    });
    expect(token.recognition).toEqual({ recognised: true });
  });

  it('reports a doctor as not recognised when the quality is nurse', async () => {
    const { service } = tokenService();
    const token = await service.issue({
      ...byFallback(),
      subject: { quality: 'nurse', ssin: doctor, organisation: null },
    });
    expect(token.recognition).toMatchObject({
      recognised: false,
      failing: expect.arrayContaining(['urn:be:fgov:person:ssin:nurse:boolean']) as string[],
    });
  });

  it('shortens the life, with a warning, when the certificate ends earlier', async () => {
    const ends = new Date(Math.floor(Date.now() / 1000) * 1000 + 2 * 3_600_000);
    const shortLived = await ehealthSigner(
      { type: 'SSIN', id: doctor },
      { notBefore: new Date(Date.now() - 86_400_000), notAfter: ends },
    );
    const { service } = tokenService();
    const token = await service.issue({
      ...byFallback(),
      header: shortLived,
      holderOfKey: shortLived,
    });
    expect(token.notOnOrAfter).toEqual(ends);
    expect(token.warnings).toEqual(['ShortenedToCertificate']);
  });

  it('rejects a request when the certificate has expired', async () => {
    const ended = await ehealthSigner(
      { type: 'SSIN', id: doctor },
      { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() - 1_000) },
    );
    const asking = tokenService().service.issue({
      ...byFallback(),
      header: ended,
      holderOfKey: ended,
    });
    await expect(asking).rejects.toMatchObject({ code: 'ERR_STS_CREDENTIAL' });
    expect(ended.signatures()).toBe(0);
    expect(await outcomes()).toEqual([]);
  });

  it('warns when the NIHII number differs from the profile’s', async () => {
    const { service } = tokenService();
    const known = await service.issue({ ...byFallback(), expectedNihii: ['10000007999'] });
    expect(known.warnings).toEqual([]);
    const other = await service.issue({ ...byFallback(), expectedNihii: ['10000106000'] });
    expect(other.warnings).toEqual(['NihiiDiffers']);
  });

  it('rejects a request when the number differs from the certificate’s', async () => {
    const { service } = tokenService();
    const before = keystore.signatures();
    const asking = service.issue({
      ...byFallback(),
      subject: { quality: 'doctor', ssin: nurse, organisation: null },
    });
    await expect(asking).rejects.toMatchObject({
      code: 'ERR_CLAIM_MISMATCH',
      params: { asserted: '…196', certificate: '…097' },
    });
    expect(keystore.signatures()).toBe(before);
    expect(await outcomes()).toEqual([]);
  });

  it('renews by Renew, and issues a new token when Renew is refused', async () => {
    const { service } = tokenService();
    const first = await service.issue(byFallback());
    const second = await service.renew(byFallback(), first);
    expect(second.assertionId).not.toBe(first.assertionId);
    expect(second.recognition).toEqual({ recognised: true });
    const unknown = {
      ...second,
      assertion: second.assertion.replace('Issuer="urn', 'Issuer="urm'),
    };
    const third = await service.renew(byFallback(), unknown);
    expect(third.recognition).toEqual({ recognised: true });
    expect(await outcomes()).toEqual(['token', 'token', 'ws-trust:UnableToRenew', 'token']);
  });

  it.skipIf(!existsSync(checkWire))('sends messages that pass check-wire', async () => {
    const { service } = tokenService();
    const header = await citizenSigner(simulator.folder, 'ec', doctor);
    const first = await service.issue({ ...byCard(), header });
    await service.renew({ ...byCard(), header }, first);
    const messages = await simulator.messages();
    const files = messages.map(({ body }, index) => [`${index}.xml`, body] as const);
    const run = await runOnFiles(checkWire, Object.fromEntries(files), [
      ...files.map(([name]) => `{${name}}`),
    ]);
    expect(messages.map(({ outcome }) => outcome)).toEqual([
      ...['challenge', 'token', 'challenge', 'token'],
    ]);
    expect(run.stdout.trim().split('\n')).toEqual(
      messages.map(() => expect.stringMatching(/^ok /) as string),
    );
  });

  it('follows the spelling of the settings', async () => {
    await simulator.settings({ contextAttribute: 'any', keyTypeSpelling: 'any' });
    const { service } = tokenService({
      contextAttribute: 'namespaced',
      keyTypeSpelling: 'ws-trust',
    });
    await service.issue(byCard());
    await simulator.settings({ contextAttribute: 'plain', keyTypeSpelling: 'wstrust' });
    const [issue, challenge] = await simulator.messages();
    expect(issue?.body).toMatch(/ wst:Context="[0-9a-f-]{36}"/);
    expect(issue?.body).toContain('ws-sx/ws-trust/200512/PublicKey');
    expect(challenge?.body).toMatch(/ wst:Context="[0-9a-f-]{36}"/);
  });
});

interface Expected {
  /** 'token' where the mode does no harm. */
  readonly by: PluginErrorCode | 'token';
  readonly problem?: string;
  /** Messages, where a keystore key signs them all; 1 when absent. */
  readonly messages?: number;
  /** Signatures of the card; 1 when absent. */
  readonly card?: number;
  readonly settings?: Partial<TokenServiceSettings>;
}

const quick = { timeoutSeconds: 0.4 };

const expected: Readonly<Record<FaultMode, Expected>> = {
  'no-answer': { by: 'ERR_STS_TIMEOUT', settings: quick },
  slow: { by: 'ERR_STS_TIMEOUT', settings: quick },
  reset: { by: 'ERR_STS_UNREACHABLE', messages: 4, card: 2 },
  'http-503': { by: 'ERR_STS_UNAVAILABLE', messages: 4, card: 2 },
  'html-answer': { by: 'ERR_STS_ANSWER' },
  'soa-02001': { by: 'ERR_STS_UNAVAILABLE' },
  'soa-02002': { by: 'ERR_STS_UNAVAILABLE', messages: 4, card: 2 },
  'soa-01001': { by: 'ERR_STS_NOT_AUTHENTICATED' },
  'soa-01002': { by: 'ERR_STS_NOT_ALLOWED' },
  'soa-03001': { by: 'ERR_STS_MALFORMED' },
  'fault-without-detail': { by: 'ERR_STS_FAULT' },
  'fault-unknown-code': { by: 'ERR_STS_FAULT' },
  'request-denied': { by: 'ERR_STS_DENIED' },
  'failed-authentication': { by: 'ERR_STS_CREDENTIAL' },
  'message-expired': { by: 'ERR_STS_MALFORMED' },
  // A new reading of the clock, and once more
  'clock+90': { by: 'token', messages: 2 },
  'clock-90': { by: 'token', messages: 2 },
  'empty-attribute': { by: 'token' },
  'false-attribute': { by: 'token' },
  'missing-attribute': { by: 'token' },
  'short-life': { by: 'token' },
  'other-context': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'context' },
  'other-person': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'identity' },
  'no-token': { by: 'ERR_STS_ANSWER' },
  'second-challenge': { by: 'ERR_STS_ANSWER', messages: 2 },
  'challenge-always': { by: 'token', messages: 2 },
  collection: { by: 'token' },
  'prefix-on-envelope': { by: 'token' },
  'other-hok': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'holder-of-key' },
  'bad-signature': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'signature' },
  'unsigned-assertion': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'unsigned' },
  'sha1-signature': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'sha1' },
  'unknown-signer': { by: 'ERR_STS_SIGNER_UNKNOWN' },
  'expired-signer': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'signer-expired' },
  'two-assertions': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'several' },
  'wrapped-assertion': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'several' },
  reformatted: { by: 'ERR_STS_TOKEN_REFUSED', problem: 'signature' },
  'with-doctype': { by: 'ERR_STS_ANSWER' },
  'bearer-confirmation': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'confirmation' },
  'wrong-issuer': { by: 'ERR_STS_TOKEN_REFUSED', problem: 'issuer' },
};

const modes = Object.entries(expected) as [FaultMode, Expected][];

describe('fault modes of the token service', () => {
  it.each(modes)(
    'returns for %s its own outcome, and works again afterwards',
    async (mode, want) => {
      const { service } = tokenService(want.settings);
      await service.issue(byFallback());

      await simulator.fault(mode);
      const before = keystore.signatures();
      expect(await outcomeOf(service.issue(byFallback()))).toEqual(outcome(want));
      expect(keystore.signatures() - before).toBe(want.messages ?? 1);

      await simulator.fault(null);
      const after = await service.issue(byFallback());
      expect(after.recognition).toEqual({ recognised: true });
    },
  );

  it.each(modes)('asks for %s no needless signature of the card', async (mode, want) => {
    const { service, waits } = tokenService(want.settings);
    const before = card.signatures();
    await simulator.fault(mode);
    expect(await outcomeOf(service.issue(byCard()))).toEqual(outcome(want));
    expect(card.signatures() - before).toBe(want.card ?? 1);
    expect(waits).toHaveLength((want.card ?? 1) - 1);
  });

  it('keeps assertion and national number out of errors and log', async () => {
    const { service, logged } = tokenService({ timeoutSeconds: 0.4, retryWaitSeconds: [] });
    const results: unknown[] = [];
    for (const [mode] of modes) {
      await simulator.fault(mode);
      results.push(await service.issue(byFallback()).catch((error: unknown) => error));
    }
    const errors = results.filter((one) => isPluginError(one));
    const text =
      logged.join() +
      errors
        .map(({ message, params, support, cause }) =>
          JSON.stringify([message, params, support, String(cause)]),
        )
        .join();
    expect(errors.length).toBeGreaterThan(25);
    expect(logged.length).toBeGreaterThan(25);
    expect(text).not.toContain(doctor);
    expect(text).not.toContain('Assertion ');
    expect(text).not.toContain(Buffer.from(keystore.certificate).toString('base64').slice(0, 40));
  });
});

async function outcomeOf(issuing: Promise<unknown>): Promise<object> {
  try {
    await issuing;
    return { by: 'token', problem: null };
  } catch (error) {
    if (!isPluginError(error)) throw error;
    const isRefusal = error.code === 'ERR_STS_TOKEN_REFUSED';
    return { by: error.code, problem: isRefusal ? error.params['problem'] : null };
  }
}

const outcome = ({ by, problem }: Expected) => ({ by, problem: problem ?? null });

describe('service behind a proxy', () => {
  it('rejects a token when the status is an error, and leaves no connection open', async () => {
    const sockets = new Set<Socket>();
    const between = createServer((request, response) => {
      const headers = request.headers as Record<string, string>;
      const passOn = async (): Promise<void> => {
        const body = (await request.toArray()) as Buffer[];
        const answer = await fetch(simulator.ready.sts, {
          method: 'POST',
          headers: { ...headers, connection: 'close' },
          body: Buffer.concat(body),
        });
        response.writeHead(request.url === '/error' ? 500 : 200).end(await answer.text());
      };
      if (request.method === 'HEAD') response.end();
      else void passOn();
    });
    between.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    between.listen(0, '127.0.0.1');
    await once(between, 'listening');
    const address = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
    try {
      const good = tokenService({}, { endpoint: `${address}/good` });
      const token = await good.service.issue(byFallback());
      expect(token.recognition).toEqual({ recognised: true });
      const bad = tokenService({}, { endpoint: `${address}/error` });
      await expect(bad.service.issue(byFallback())).rejects.toMatchObject({
        code: 'ERR_STS_ANSWER',
        support: { code: 'HTTP 500' },
      });
      await expect.poll(() => sockets.size).toBe(0);
    } finally {
      between.close();
    }
  });
});

describe('token without recognition', () => {
  const boolean = 'urn:be:fgov:person:ssin:doctor:boolean';

  it.each([
    ['empty-attribute', 5],
    ['false-attribute', 2],
    ['missing-attribute', 1],
  ] as const)('returns the token with the failing claims for %s', async (mode, failing) => {
    await simulator.fault(mode);
    const { recognition } = await tokenService().service.issue(byFallback());
    expect(recognition.recognised).toBe(false);
    expect(recognition.recognised ? [] : recognition.failing).toHaveLength(failing);
    expect(recognition.recognised ? [] : recognition.failing).toContain(boolean);
  });
});

describe('clock offset', () => {
  it.each([
    ['clock+90', 90_000],
    ['clock-90', -90_000],
  ] as const)('corrects the message times for %s', async (mode, offset) => {
    const { service } = tokenService();
    expect(service.clockOffset()).toBeNull();
    await simulator.fault(mode);
    const token = await service.issue(byCard());
    expect(token.warnings).toEqual(['ClockCorrected']);
    expect(Math.abs((service.clockOffset() ?? 0) - offset)).toBeLessThan(1_500);
    expect(Math.abs(service.now().getTime() - Date.now() - offset)).toBeLessThan(1_500);
    expect(await outcomes()).toEqual(['challenge', 'token']);
  });

  it.each(['clock+90', 'clock-90'] as const)(
    'names the clock when no correction is allowed: %s',
    async (mode) => {
      const { service } = tokenService({ correctClock: false });
      await simulator.fault(mode);
      const error: unknown = await service.issue(byFallback()).catch((one: unknown) => one);
      expect(error).toMatchObject({
        code: 'ERR_STS_CLOCK',
        support: { code: 'wsse:MessageExpired' },
      });
      const seconds = isPluginError(error) ? Number(error.params['seconds']) : 0;
      expect(Math.abs(seconds - 90)).toBeLessThanOrEqual(1);
      expect(await outcomes()).toEqual(['wsse:MessageExpired']);
    },
  );

  it('names the clock when its offset makes a valid token look expired', async () => {
    await simulator.settings({ lifeSeconds: 30 });
    const ahead = { now: () => new Date(Date.now() + 50_000) };
    await expect(tokenService({}, ahead).service.issue(byFallback())).resolves.toBeDefined();
    await expect(
      tokenService({ correctClock: false }, ahead).service.issue(byFallback()),
    ).rejects.toMatchObject({ code: 'ERR_STS_CLOCK' });
    await simulator.settings({ lifeSeconds: null });
  });

  it('corrects again, with one more message, when the clock was set since the last reading', async () => {
    const { service } = tokenService();
    await service.issue(byFallback());
    await simulator.fault('clock-90');
    const token = await service.issue(byFallback());
    expect(token.warnings).toEqual(['ClockCorrected']);
    expect(await outcomes()).toEqual(['token', 'wsse:MessageExpired', 'token']);
  });
});

describe('retries of a token request', () => {
  it('waits longer each time, and signs each message again', async () => {
    const { service, waits } = tokenService();
    await simulator.fault('soa-02002', 3);
    await service.issue(byFallback());
    expect(waits).toEqual([5_000, 15_000, 45_000]);
    const bodies = (await simulator.messages()).map(({ body }) => body);
    expect(
      new Set(bodies.map((body) => /<wsu:Timestamp.+?<\/wsu:Timestamp>/.exec(body)?.[0])).size,
    ).toBe(4);
  });

  it('restarts at Issue when the answer to the challenge failed', async () => {
    const { service } = tokenService();
    await service.issue(byFallback());
    await simulator.clearMessages();
    const before = card.signatures();
    let signed = 0;
    const holderOfKey: CountedSigner = {
      ...keystore,
      sign: async (data) => {
        signed += 1;
        if (signed === 1) await simulator.fault('http-503', 1);
        return keystore.sign(data);
      },
    };
    await service.issue({ ...byCard(), holderOfKey });
    expect(await outcomes()).toEqual(['challenge', 'http-503', 'challenge', 'token']);
    expect(card.signatures() - before).toBe(2);
  });

  it('switches to the continuity list when the address is unreachable, and starts there next time', async () => {
    let refreshed = 0;
    const dead = 'http://127.0.0.1:1/IAM/x';
    const known = [
      { url: dead, order: 0, active: true },
      { url: simulator.ready.sts, order: 1, active: false },
    ];
    const { service, waits, logged } = tokenService(
      {},
      {
        endpoint: dead,
        continuity: {
          endpoints: () =>
            refreshed === 0
              ? []
              : known.map((one) => ({ ...one, active: refreshed > 1 ? !one.active : one.active })),
          refresh: () => {
            refreshed += 1;
            return Promise.resolve();
          },
        },
      },
    );
    const before = card.signatures();
    await service.issue(byCard());
    expect(card.signatures() - before).toBe(2);
    expect([refreshed, waits]).toEqual([1, []]);
    refreshed = 2;
    await service.issue(byCard());
    expect(card.signatures() - before).toBe(3);
    expect(refreshed).toBe(3);
    expect(logged.filter((text) => text.includes('ERR_STS_UNREACHABLE'))).toHaveLength(1);
  });

  it('passes on an error of the card, and sends no message', async () => {
    const { service } = tokenService();
    const header = { ...card, sign: () => Promise.reject(new Error('card gone')) };
    await expect(service.issue({ ...byCard(), header })).rejects.toThrow('card gone');
    expect(await outcomes()).toEqual([]);
  });

  it('stops retries when the service is closed', async () => {
    const { service } = tokenService({}, { wait: () => service.close() });
    await simulator.fault('soa-02002');
    await expect(service.issue(byFallback())).rejects.toMatchObject({
      code: 'ERR_STS_UNAVAILABLE',
    });
    await expect(service.issue(byFallback())).rejects.toMatchObject({
      code: 'ERR_STS_UNREACHABLE',
    });
    expect(await outcomes()).toEqual(['soa-02002']);
  });
});
