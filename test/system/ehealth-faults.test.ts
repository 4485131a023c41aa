import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PluginError } from '../../plugin/errors.ts';
import type { PluginErrorCode } from '../../plugin/errors.ts';
import { errorText } from '../../plugin/i18n/error-text.ts';
import { translator } from '../../plugin/i18n/index.ts';
import type { MessageKey } from '../../plugin/i18n/index.ts';
import { faultModes, type FaultMode } from '../../simulator/control/control.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startPlugin, type TestPlugin } from '../support/servers/plugin.ts';
import { startSimulator, type TestSimulator } from '../support/servers/simulator.ts';

/*
 * Everything that the simulated eHealth can do wrong, met by the whole plugin: what the screen says, what JSON says, and that the
 * next opening works in the same process. What each does to messages and card is in test/ehealth and test/session.
 */

interface Refused {
  readonly code: PluginErrorCode;
  readonly problem?: string;
  /** eHealth's own words are shown for its help desk. */
  readonly said?: string;
}

/** Null: it opens all the same. */
const expected: Readonly<Record<FaultMode, Refused | null>> = {
  'no-answer': { code: 'ERR_STS_TIMEOUT' },
  slow: { code: 'ERR_STS_TIMEOUT' },
  reset: { code: 'ERR_STS_UNREACHABLE' },
  'http-503': { code: 'ERR_STS_UNAVAILABLE', said: 'HTTP 503' },
  'html-answer': { code: 'ERR_STS_ANSWER', said: 'HTTP 200' },
  'soa-02001': { code: 'ERR_STS_UNAVAILABLE', said: 'SOA-02001' },
  'soa-02002': { code: 'ERR_STS_UNAVAILABLE', said: 'SOA-02002' },
  'soa-01001': { code: 'ERR_STS_NOT_AUTHENTICATED', said: 'SOA-01001' },
  'soa-01002': { code: 'ERR_STS_NOT_ALLOWED', said: 'SOA-01002' },
  'soa-03001': { code: 'ERR_STS_MALFORMED', said: 'SOA-03001' },
  'fault-without-detail': { code: 'ERR_STS_FAULT', said: 'internal error' },
  'fault-unknown-code': { code: 'ERR_STS_FAULT', said: 'sim:NobodyKnowsThisCode' },
  'request-denied': { code: 'ERR_STS_DENIED', said: 'RequestDenied' },
  'failed-authentication': { code: 'ERR_STS_CREDENTIAL', said: 'FailedAuthentication' },
  'message-expired': { code: 'ERR_STS_MALFORMED', said: 'MessageExpired' },
  'clock+90': null,
  'clock-90': null,
  'empty-attribute': null,
  'false-attribute': null,
  'missing-attribute': null,
  'short-life': null,
  'other-context': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'context' },
  'other-person': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'identity' },
  'no-token': { code: 'ERR_STS_ANSWER' },
  'second-challenge': { code: 'ERR_STS_ANSWER' },
  'challenge-always': null,
  collection: null,
  'prefix-on-envelope': null,
  'other-hok': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'holder-of-key' },
  'bad-signature': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'signature' },
  'unsigned-assertion': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'unsigned' },
  'sha1-signature': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'sha1' },
  'unknown-signer': { code: 'ERR_STS_SIGNER_UNKNOWN' },
  'expired-signer': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'signer-expired' },
  'two-assertions': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'several' },
  'wrapped-assertion': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'several' },
  reformatted: { code: 'ERR_STS_TOKEN_REFUSED', problem: 'signature' },
  'with-doctype': { code: 'ERR_STS_ANSWER' },
  'bearer-confirmation': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'confirmation' },
  'wrong-issuer': { code: 'ERR_STS_TOKEN_REFUSED', problem: 'issuer' },
};

const notRecognised: readonly FaultMode[] = [
  'empty-attribute',
  'false-attribute',
  'missing-attribute',
];

const password = 'Zeer geheim & <niet> te raden 42';
const form = { quality: 'doctor', password, reason: 'card-forgotten' };

let simulator: TestSimulator;
let started: TestPlugin;
let alix: TestAgent;
let certificate: string;

beforeAll(async () => {
  simulator = await startSimulator();
  started = await startPlugin({
    settings: {
      rateLimit: { passwordAttemptsPerMinute: 1000 },
      eid: { enabled: false },
      ehealth: {
        stsEndpoint: simulator.ready.sts,
        signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
        contactEmail: 'helpdesk@host.example',
        timeoutSeconds: 1,
        retryWaitSeconds: [0],
      },
    },
  });
  alix = await started.launch('alix');
  const { bytes, fileName } = await testKeystore('complete', { password });
  const draft = await alix
    .post('/users/alix/certificates')
    .field({ kind: 'person', identifier: '00000000097', password })
    .attach('file', bytes, fileName)
    .expect(303);
  const address = draft.headers['location'] ?? '';
  await alix.post(`${address}/store`).type('form').send({ replaces: '' }).expect(303);
  certificate = address.split('/').at(-1) ?? '';
});
afterAll(async () => {
  await started.close();
  await simulator.stop();
});

const onScreen = () =>
  alix
    .post(`/session/open?${new URLSearchParams({ certificate, mode: 'fallback' }).toString()}`)
    .type('form')
    .send(form);

const overJson = () =>
  request(started.app)
    .post('/api/v1/users/alix/ehealth-sessions')
    .set('Authorization', `Bearer ${started.bearer('alix')}`)
    .send({ ...form, certificateId: certificate, mode: 'fallback' });

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&#39;': "'",
};
/** What a page says, as people read it. */
const read = (html: string): string =>
  html.replace(/&(amp|lt|gt|#34|#39);/g, (one) => entities[one]!);
const t = translator('fr');

afterEach(async () => {
  await simulator.fault(null);
  // Without its id the call ends the browser's session, too
  const open = await running();
  if (open !== null) await started.plugin.api.sessions.end('practice-1', 'alix', open.id);
});

it('covers every fault mode of the simulator', () => {
  expect(Object.keys(expected).sort()).toEqual([...faultModes].sort());
});

const running = () => started.plugin.api.sessions.current('practice-1', 'alix');

const refusals = faultModes.flatMap((mode) => {
  const want = expected[mode];
  return want === null ? [] : [[mode, want] as const];
});
describe('faults that refuse a session', () => {
  it.each(refusals)(
    'shows %s on the page and in JSON, and opens the next session',
    async (mode, want) => {
      const { code, problem, said = '' } = want;
      const params = problem === undefined ? {} : { problem };
      const { message, remedy } = errorText(new PluginError(code, '', { params }), t);
      if (problem !== undefined) {
        expect(message).toBe(t(`error.${code}.problem.${problem}` as MessageKey));
      }

      await simulator.fault(mode);
      const page = await onScreen();
      expect(page.status).toBeGreaterThanOrEqual(500);
      const shown = read(page.text);
      for (const text of [message, remedy, said]) expect(shown).toContain(text);
      expect(shown).not.toContain(password);
      expect(shown).toMatch(/<input[^>]*name="password"/);

      const json = await overJson();
      expect(json.body).toMatchObject({ code, title: message, detail: remedy });
      // "Give the details" comes with details
      if (problem !== undefined) {
        expect(json.body).toMatchObject({ params: { problem }, support: { code: problem } });
        expect((json.body as { support: { text: string } }).support.text).toMatch(/\w/);
        expect(shown).toContain((json.body as { support: { text: string } }).support.text);
      }
      expect(json.text).not.toContain('Zeer geheim');
      expect(await running()).toBeNull();

      await simulator.fault(null);
      await onScreen().expect(303);
      expect(await running()).toMatchObject({ recognised: true });
    },
  );
});

describe('faults that still open a session', () => {
  it.each(faultModes.filter((mode) => expected[mode] === null))(
    'opens a session in spite of %s',
    async (mode) => {
      await simulator.fault(mode);
      await onScreen().expect(303);
      const session = await running();
      const recognised = !notRecognised.includes(mode);
      expect(session).toMatchObject({ recognised });
      if (mode === 'short-life') expect(session?.secondsLeft).toBeLessThanOrEqual(300);
      const page = read((await alix.get('/session').expect(200)).text);
      expect(page.includes(t('mySession.unrecognised'))).toBe(!recognised);
      expect(page.includes(t('mySession.recognised'))).toBe(recognised);
    },
  );
});
