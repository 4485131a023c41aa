import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Exchange, Line } from '../../../plugin/ehealth/soap/transport.ts';
import { createTimeStampService } from '../../../plugin/ehealth/timestamp/time-stamp-service.ts';
import type { TimeStampServiceDeps } from '../../../plugin/ehealth/timestamp/time-stamp-service.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { createTrust } from '../../../simulator/soap/trust.ts';
import { createTimeStampAuthority } from '../../../simulator/timestamp/time-stamp-authority.ts';
import { createTimeStampAnswers } from '../../../simulator/timestamp/time-stamp-service.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';

const now = new Date('2026-06-01T08:00:00Z');
const digest = createHash('sha256').update('what is stamped').digest();

let anchors: readonly X509Certificate[];
let signers: Readonly<Record<'RSA' | 'EC', Signer>>;
let answers: ReturnType<typeof createTimeStampAnswers>;

beforeAll(async () => {
  const pki = await testPki();
  anchors = [new X509Certificate(pki.issuing001.certificate)];
  signers = {
    RSA: (await testSigningKey('RSA')).signer,
    EC: (await testSigningKey('EC')).signer,
  };
  answers = createTimeStampAnswers({
    authority: createTimeStampAuthority(pki.issuing001, await runKeys('file').rsa()),
    trust: createTrust({ ehealth: [pki.issuing001.certificate], citizen: [] }),
    revoked: () => [],
    timestampSeconds: () => 60,
    requireUserAgent: () => false,
  });
});

interface Sent {
  readonly url: string;
  readonly action: string;
  readonly message: string;
}

/** The service over the simulated authority; `change` alters what came back, or takes its place. */
function service(
  changes: Partial<TimeStampServiceDeps> = {},
  change: (text: string) => string | Exchange = (text) => text,
) {
  const sent: Sent[] = [];
  let closed = 0;
  const post: Line['post'] = (url, action, message) => {
    sent.push({ url, action, message });
    const headers = { 'content-type': 'text/xml', soapaction: `"${action}"` };
    const { text } = answers.answer({ method: 'POST', headers, text: message }, now);
    const changed = change(text);
    const answer: Exchange =
      typeof changed === 'string'
        ? { kind: 'answer', status: 200, mediaType: 'text/xml', text: changed, dated: null }
        : changed;
    return Promise.resolve(answer);
  };
  const line = { post, close: () => void (closed += 1) } as unknown as Line;
  const stamps = createTimeStampService({
    endpoint: 'http://127.0.0.1:1/TimestampAuthority/v2',
    profile: 'urn:ehealth:profiles:timestamping:2.1-cert',
    anchors,
    toleranceSeconds: 60,
    transport: { open: () => line },
    now: () => now,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    ...changes,
  });
  return { stamps, sent, closed: () => closed };
}

const ignore = () => undefined;

describe('stamp', () => {
  it.each(['RSA', 'EC'] as const)(
    'returns a checked time stamp, asked with an %s key',
    async (kind) => {
      const { stamps, sent, closed } = service();
      const stamped = await stamps.stamp(digest, signers[kind]);
      expect(stamped).toMatchObject({ at: now, digest: Uint8Array.from(digest) });
      expect([sent.length, closed()]).toEqual([1, 1]);
      expect(sent[0]?.action).toBe('urn:be:fgov:ehealth:timestamping:protocol:v2:stamp');
      expect(sent[0]?.message).toContain(`<ds:DigestValue>${digest.toString('base64')}<`);
    },
  );

  it.each([{ endpoint: null }, { anchors: [] }])(
    'rejects before anything is signed or sent with %j',
    async (changes) => {
      const { stamps, sent } = service(changes);
      const signer = { ...signers.RSA, sign: () => Promise.reject(new Error('signed')) };
      await expect(stamps.stamp(digest, signer)).rejects.toMatchObject({
        code: 'ERR_TIMESTAMP_NOT_CONFIGURED',
      });
      expect(sent).toEqual([]);
    },
  );

  it('rejects what is no SHA-256 digest', async () => {
    const { stamps, sent } = service();
    await expect(stamps.stamp(digest.subarray(1), signers.RSA)).rejects.toMatchObject({
      code: 'ERR_FORM_INVALID',
    });
    expect(sent).toEqual([]);
  });

  it('rejects with the service’s own words when it gives no token', async () => {
    const { stamps } = service({ profile: 'urn:another' });
    await expect(stamps.stamp(digest, signers.RSA)).rejects.toMatchObject({
      code: 'ERR_TIMESTAMP_REFUSED',
      params: { problem: 'refused' },
      support: { code: 'NotSupported' },
    });
  });

  it.each([
    [
      'an answer to another request',
      (text: string) => text.replace(/RequestID="[^"]*"/, 'RequestID="x"'),
    ],
    [
      'no token in it',
      (text: string) => text.replace(/<dss:SignatureObject>.*<\/dss:SignatureObject>/s, ''),
    ],
    ['another element', (text: string) => text.replaceAll('SignResponse', 'VerifyResponse')],
    [
      'a token of nothing',
      (text: string) => text.replace(/(<dss:RFC3161TimeStampToken>)[^<]*/, '$1'),
    ],
  ])('rejects %s as unreadable', async (_words, change) => {
    const { stamps, closed } = service({}, change);
    await expect(stamps.stamp(digest, signers.RSA)).rejects.toMatchObject({
      code: 'ERR_TIMESTAMP_REFUSED',
      params: { problem: 'unreadable' },
    });
    expect(closed()).toBe(1);
  });

  it('rejects the token of another authority, and one of another time', async () => {
    const other = [new X509Certificate((await testPki()).issuing002.certificate)];
    await expect(
      service({ anchors: other }).stamps.stamp(digest, signers.RSA),
    ).rejects.toMatchObject({ code: 'ERR_TIMESTAMP_REFUSED', params: { problem: 'not-trusted' } });
    let looked = 0;
    // Sent at one time, and judged at another
    const moving = () => new Date(now.getTime() + (looked++ === 0 ? 0 : 120_000));
    await expect(service({ now: moving }).stamps.stamp(digest, signers.RSA)).rejects.toMatchObject({
      params: { problem: 'time' },
    });
  });

  it('rejects as unreachable when no answer comes, and as refused when it is a fault', async () => {
    const cut = (): Exchange => ({ kind: 'line', problem: 'timeout', code: 'ETIMEDOUT' });
    await expect(service({}, cut).stamps.stamp(digest, signers.RSA)).rejects.toMatchObject({
      code: 'ERR_TIMESTAMP_UNREACHABLE',
      support: { code: 'ETIMEDOUT' },
    });
    const fault = (): Exchange => ({
      kind: 'answer',
      status: 500,
      mediaType: 'text/xml',
      text: '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><S:Fault><faultcode>S:Server</faultcode><faultstring>SOA-01001</faultstring></S:Fault></S:Body></S:Envelope>',
      dated: null,
    });
    await expect(service({}, fault).stamps.stamp(digest, signers.RSA)).rejects.toMatchObject({
      code: 'ERR_TIMESTAMP_REFUSED',
      params: { problem: 'refused' },
    });
  });
});
