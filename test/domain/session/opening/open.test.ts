import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEhealthTransport } from '../../../../plugin/ehealth/soap/transport.ts';
import { createTokenService } from '../../../../plugin/ehealth/sts/token-service.ts';
import type { TokenService } from '../../../../plugin/ehealth/sts/token.ts';
import { isPluginError } from '../../../../plugin/errors.ts';
import { EhealthSetting } from '../../../../plugin/settings/sessions.ts';
import { faultModes } from '../../../../simulator/control/control.ts';
import { samplePassword } from '../../../../simulator/keystore/sample-keystores.ts';
import { aCard } from '../../../support/builders/card.ts';
import { citizenSigner, type CountedSigner } from '../../../support/fixtures/ehealth-signers.ts';
import { startSimulator, type TestSimulator } from '../../../support/servers/simulator.ts';
import {
  alix,
  aPractice,
  basile,
  byFallback,
  service,
  viaEid,
  withCardAlone,
  type Practice,
  type PracticeOptions,
} from '../practice.ts';
import { aPolicy } from '../session-fixture.ts';

/* Whole openings against the simulated eHealth, which checks what a real one checks: real keystores, store and messages. */

let simulator: TestSimulator;
let card: CountedSigner;
const services: TokenService[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  card = await citizenSigner(simulator.folder, 'ec', '00000000097');
});

afterEach(async () => {
  await Promise.all(services.splice(0).map((tokens) => tokens.close()));
  await simulator.fault(null);
  await simulator.settings({ lifeSeconds: null });
  await simulator.clearMessages();
});

afterAll(() => simulator.stop());

async function connected(options: Omit<PracticeOptions, 'tokens'> = {}): Promise<Practice> {
  const certificate = new X509Certificate(readFileSync(simulator.ready.signerAnchors)).raw;
  const fingerprint = createHash('sha256').update(certificate).digest('hex').toUpperCase();
  const settings = EhealthSetting.parse({
    contactEmail: 'support@example.org',
    retryWaitSeconds: [0],
    timeoutSeconds: 1,
  });
  const now = () => new Date();
  const tokens = createTokenService({
    endpoint: simulator.ready.sts,
    settings,
    signerAnchors: () => [{ certificate, fingerprint }],
    transport: createEhealthTransport({ settings, version: '1.2.3', now }),
    now,
  });
  services.push(tokens);
  const practice = await aPractice({ ...options, tokens });
  practice.card.card_ = aCard({ authenticationCertificate: card.certificate });
  practice.card.signer = card;
  return practice;
}

const echo = 'urn:be:fgov:ehealth:simulation:echo:v1';
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  `<sim:WhoAmIRequest xmlns:sim="${echo}"/></soap:Body></soap:Envelope>`;

/** What a module of the host does: has its call signed, and sends it as it is. */
async function callAs(practice: Practice, userId: string) {
  const body = await practice.sessions.sign(service, userId, envelope);
  const response = await fetch(simulator.ready.business, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${echo}:WhoAmI"`,
      'user-agent': 'Example/1.0',
      from: 'support@example.org',
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe('session against the simulated eHealth', () => {
  it('opens by the fallback, and authenticates a call of the host', async () => {
    const practice = await connected();
    const { session } = await practice.sessions.open(
      alix,
      byFallback(await practice.load('complete')),
    );
    expect(session.recognition).toEqual({ recognised: true });
    expect(session.notOnOrAfter.getTime() - Date.now()).toBeGreaterThan(11 * 3_600_000);
    const answer = await callAs(practice, 'alix');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('00000000097');
  });

  it('opens via eID with one signature of the card, and signs calls with the keystore', async () => {
    const practice = await connected();
    const before = card.signatures();
    await practice.sessions.open(alix, viaEid(await practice.load('complete')));
    expect(card.signatures() - before).toBe(1);
    expect((await simulator.messages()).map(({ outcome }) => outcome)).toEqual([
      'challenge',
      'token',
    ]);
    expect((await callAs(practice, 'alix')).status).toBe(200);
    expect(card.signatures() - before).toBe(1);
  });

  it('opens with the card alone, and signs each call with the card', async () => {
    const practice = await connected({ policy: aPolicy({ eidOnly: true }) });
    await practice.sessions.open(alix, withCardAlone());
    const before = card.signatures();
    expect((await callAs(practice, 'alix')).status).toBe(200);
    expect(card.signatures() - before).toBe(1);
    practice.card.pull();
    await expect(callAs(practice, 'alix')).rejects.toMatchObject({ code: 'ERR_SESSION_NONE' });
  });

  it('opens for a group of nurses', async () => {
    const practice = await connected();
    const id = await practice.load('group');
    const { session } = await practice.sessions.open(
      basile,
      byFallback(id, { quality: 'groupofnurses' }),
    );
    expect(session).toMatchObject({ holder: { kind: 'group' }, recognition: { recognised: true } });
    expect((await callAs(practice, 'basile')).text).toContain('00000196');
  });

  it('opens with the failing claims recorded when eHealth does not recognise the quality', async () => {
    const practice = await connected();
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, byFallback(id, { quality: 'nurse' }));
    expect(session.recognition).toMatchObject({ recognised: false });
    expect(JSON.stringify(session.recognition)).toContain('nurse:boolean');
    expect(await practice.sessions.current(alix, 'alix')).not.toBeNull();
  });

  it('keeps the life that eHealth grants when shorter than requested', async () => {
    const practice = await connected();
    await simulator.settings({ lifeSeconds: 90 });
    const { session } = await practice.sessions.open(
      alix,
      byFallback(await practice.load('complete')),
    );
    expect(session.notOnOrAfter.getTime() - Date.now()).toBeLessThanOrEqual(90_000);
    expect(await practice.sessions.current(alix, 'alix')).toMatchObject({ phase: 'open' });
  });

  it('ends with the cause "expired" when the life is over', async () => {
    const practice = await connected();
    await simulator.settings({ lifeSeconds: 2 });
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    expect(await practice.sessions.current(alix, 'alix')).toBeNull();
    await expect
      .poll(() => practice.events.at(-1), { timeout: 10_000 })
      .toMatchObject({ type: 'session.ended', cause: 'expired' });
    expect((await practice.sessions.recent(alix))[0]).toMatchObject({ endCause: 'expired' });
  });

  it('requests a single token when two windows open at once', async () => {
    const practice = await connected();
    const id = await practice.load('complete');
    const [one, other] = await Promise.all([
      practice.sessions.open(alix, viaEid(id)),
      practice.sessions.open(alix, viaEid(id)),
    ]);
    expect(one.session.id).toBe(other.session.id);
    expect((await simulator.state()).issued).toBeGreaterThan(0);
    const tokens = (await simulator.messages()).filter(({ outcome }) => outcome === 'token');
    expect(tokens).toHaveLength(1);
  });

  it.each([
    ['denied', 'request-denied', 'ERR_STS_DENIED'],
    ['lied to', 'other-person', 'ERR_STS_TOKEN_REFUSED'],
    ['shown a forged signature', 'bad-signature', 'ERR_STS_TOKEN_REFUSED'],
  ] as const)('stays open when the extension is %s', async (_words, mode, code) => {
    const practice = await connected();
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, viaEid(id));
    const pins = practice.card.presented.length;
    await simulator.fault(mode);
    await expect(practice.sessions.open(alix, viaEid(id, { renew: true }))).rejects.toMatchObject({
      code,
    });
    expect(practice.card.presented).toHaveLength(pins + 1);
    expect(practice.card.open).toBe(0);
    expect((await practice.sessions.current(alix, 'alix'))?.session.id).toBe(session.id);
    await simulator.fault(null);
    expect((await callAs(practice, 'alix')).status).toBe(200);
    const [entry] = await practice.audit('alix', 'session.refused');
    expect(entry?.details).toMatchObject({ code });
  });

  it.each([
    ['Renew', true, viaEid],
    ['Issue', false, viaEid],
    // The fallback is never renewed: a new session is opened, with a reason
    ['Issue', true, byFallback],
  ] as const)('extends by %s when the setting useRenew is %s', async (operation, useRenew, way) => {
    const policy = aPolicy();
    const practice = await connected({
      policy: { ...policy, ehealth: { ...policy.ehealth, useRenew } },
    });
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, way(id));
    await simulator.clearMessages();
    const prolonged = await practice.sessions.open(alix, way(id, { renew: true }));
    expect(prolonged.session.id).not.toBe(session.id);
    const [first] = (await simulator.messages())
      .map(({ body }) => body)
      .filter((body) => body !== '');
    expect(first).toContain(`http://docs.oasis-open.org/ws-sx/ws-trust/200512/${operation}<`);
    expect((await callAs(practice, 'alix')).status).toBe(200);
  });

  it.each(faultModes)(
    'asks for one PIN, and releases the card, for the fault mode %s',
    async (mode) => {
      const practice = await connected();
      const { card: reader, sessions } = practice;
      const id = await practice.load('complete');
      await simulator.fault(mode);
      const outcome = await sessions.open(alix, viaEid(id)).then(
        () => 'opened',
        (error: unknown) => (isPluginError(error) ? error.code : String(error)),
      );
      expect(outcome).toMatch(/^opened$|^ERR_STS_/);
      expect([reader.presented.length, reader.open]).toEqual([1, 0]);
      expect(await sessions.mine(alix)).toHaveLength(outcome === 'opened' ? 1 : 0);

      await simulator.fault(null);
      await sessions.open(alix, viaEid(id, { renew: true }));
      expect([reader.presented.length, reader.open]).toEqual([2, 0]);
      expect(await sessions.mine(alix)).toHaveLength(1);
      expect((await callAs(practice, 'alix')).status).toBe(200);
    },
  );

  it('keeps assertion and secrets out of store, events and log', async () => {
    const practice = await connected();
    const id = await practice.load('complete');
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    await practice.sessions.open(alix, viaEid(id, { password: null, pin: '1234' }));
    const signed = await practice.sessions.sign(alix, 'alix', envelope);
    const [signature] = /<(?:\w+:)?SignatureValue>[^<]{40}/.exec(signed) ?? [''];
    expect(signature).not.toBe('');
    const kept = JSON.stringify([
      await practice.sessions.recent(alix),
      await practice.sessions.mine(alix),
      await practice.audit('alix'),
      practice.events,
      practice.logged,
    ]);
    for (const secret of [samplePassword, signature, 'SignatureValue', 'Assertion xmlns']) {
      expect(kept).not.toContain(secret);
    }
  });
});
