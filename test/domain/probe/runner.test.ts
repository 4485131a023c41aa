import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probeSources } from '../../../plugin/domain/certificate/online-status.ts';
import type { ProbeFacts, ProbeSource } from '../../../plugin/domain/certificate/online-status.ts';
import type { EtkDepot } from '../../../plugin/ehealth/registration/etk-depot.ts';
import { etkOf, samplePassword } from '../../../simulator/keystore/sample-keystores.ts';
import type { AnyFaultMode, ServiceName } from '../../../simulator/control/control.ts';
import { actor, admin, alix, basile, service } from '../session/practice.ts';
import { deferred } from '../session/session-fixture.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { aProbeFixture, basilesToken, keystoreOfAlix, type ProbeFixture } from './probe-fixture.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.fault(null);
  await simulator.withdrawEtks();
  await simulator.settings({ revoked: [] });
  await simulator.certificates([]);
  await simulator.clearMessages();
});

const recordOf = async ({ practice }: ProbeFixture, id: string) =>
  (await practice.store.certificates.findById('p1', id))!;
const probesOf = async (fixture: ProbeFixture, id: string): Promise<ProbeFacts> =>
  (await recordOf(fixture, id)).probes;
const findingsOf = async ({ practice }: ProbeFixture, id: string) =>
  (await practice.certificates.find(admin, id)).verdict.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, variant }) => (variant === null ? code : `${code}.${variant}`));
const asked = async (name: ServiceName) =>
  (await simulator.messages()).filter((message) => message.service === name);

/** The sources that are due at an instant, without reserving them. */
async function dueAt(
  { practice }: ProbeFixture,
  minutes: number,
  sources: readonly ProbeSource[] = probeSources,
): Promise<readonly string[]> {
  const at = new Date(practice.now().getTime() + minutes * 60_000);
  const due = await practice.store.probes.take(at, sources, at, 100);
  return due.map(({ source }) => source).sort();
}

/** Lets everything go on that waits for nothing from outside. */
async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await setImmediate();
}

async function published(fixture: ProbeFixture): Promise<string> {
  const id = await fixture.practice.load('complete');
  await simulator.publishEtk(await keystoreOfAlix());
  return id;
}

describe('nightly run', () => {
  it('asks depot and revocation about a certificate, and stores the good answers', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    expect(await fixture.probes.run()).toEqual({ asked: 2, failed: 0 });
    const checkedAt = fixture.practice.now().toISOString();
    expect(await probesOf(fixture, id)).toMatchObject({
      depot: { answer: { kind: 'published', checkedAt }, failure: null },
      status: null,
      revocation: { answer: { kind: 'good', source: 'ocsp', checkedAt }, failure: null },
    });
    expect(await findingsOf(fixture, id)).toEqual([]);
  });

  it('asks nothing twice in one night, and everything again in the next', async () => {
    const fixture = await aProbeFixture(simulator);
    await published(fixture);
    await fixture.probes.run();
    expect(await fixture.probes.run()).toEqual({ asked: 0, failed: 0 });
    fixture.practice.pass(30 * 60);
    expect((await fixture.probes.run()).asked).toBe(2);
    expect(await asked('depot')).toHaveLength(2);
  });

  it('updates verdict and list rank, and makes the certificate due for reconciliation, after an answer', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await simulator.fault('other-serial', undefined, 'depot');
    await fixture.probes.run();
    expect(await findingsOf(fixture, id)).toEqual(['OtherFilePublished.unsure']);
    expect((await recordOf(fixture, id)).summary.staticRank).toBe(2);
    const due = await fixture.practice.store.renewals.due(fixture.practice.now(), 10);
    expect(due.map(({ certificateId }) => certificateId)).toEqual([id]);
  });

  it('reports the finding Revoked when the certificate is revoked', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    const { certificates } = await keystoreOfAlix();
    const certificate = certificates!.authentication.toString('base64');
    await simulator.settings({ revoked: [{ certificate, reason: 'superseded' }] });
    await fixture.probes.run();
    expect(await findingsOf(fixture, id)).toEqual(['Revoked']);
    expect((await recordOf(fixture, id)).summary.staticRank).toBe(0);
  });

  it('uses the CRL when the OCSP responder gives no answer', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await simulator.fault('ocsp-try-later', undefined, 'ocsp');
    await fixture.probes.run();
    expect((await probesOf(fixture, id)).revocation).toMatchObject({
      answer: { kind: 'good', source: 'crl' },
    });
  });

  it('asks no service about a file without a certificate, and waits a week before the next check', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await fixture.practice.load('notCompleted');
    expect(await fixture.probes.run()).toEqual({ asked: 0, failed: 0 });
    expect(await simulator.messages()).toEqual([]);
    expect(await probesOf(fixture, id)).toEqual({ depot: null, status: null, revocation: null });
    expect(await dueAt(fixture, 6 * 24 * 60)).toEqual([]);
    expect(await dueAt(fixture, 9 * 24 * 60)).toEqual(['depot', 'revocation']);
  });

  it('asks the depot only for certificates of its own environment', async () => {
    const fixture = await aProbeFixture(simulator);
    await published(fixture);
    fixture.trusted.splice(
      0,
      2,
      ...fixture.trusted.map((one) => ({ ...one, environment: 'acceptance' as const })),
    );
    expect(await fixture.probes.run()).toEqual({ asked: 1, failed: 0 });
    expect(await asked('depot')).toEqual([]);
    expect(await asked('ocsp')).toHaveLength(1);
  });

  it('asks about an organisation by its own number', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await fixture.practice.load('group');
    await fixture.probes.run();
    const [message] = await asked('depot');
    expect(message!.body).toContain('<d:Type>NIHII-GROUP</d:Type><d:Value>00000196</d:Value>');
    expect((await probesOf(fixture, id)).depot?.answer).toMatchObject({ kind: 'none' });
  });

  it('skips a source when the installation does not ask that source', async () => {
    const fixture = await aProbeFixture(simulator, { depot: null });
    await published(fixture);
    await fixture.probes.run();
    expect(await asked('depot')).toEqual([]);
    expect(await dueAt(fixture, 0)).toEqual(['depot']);
  });

  it('stops at the next certificate when the process ends', async () => {
    const fixture = await aProbeFixture(simulator);
    await published(fixture);
    expect(await fixture.probes.run(AbortSignal.abort())).toEqual({ asked: 0, failed: 0 });
    expect(await simulator.messages()).toEqual([]);
  });
});

describe('failed answer', () => {
  const faults: readonly (readonly [AnyFaultMode, string])[] = [
    ['reset', 'NoConnection'],
    ['http-503', 'Fault'],
    ['html-answer', 'Unreadable'],
    ['status-500', 'Fault'],
    ['soa-02002', 'Fault'],
    ['bad-etk-signature', 'NotTrusted'],
  ];

  it('stores the cause, and reports no finding, for each kind of failure', async () => {
    const fixture = await aProbeFixture(simulator, { revocation: null });
    const id = await published(fixture);
    for (const [mode, problem] of faults) {
      await simulator.fault(mode, undefined, 'depot');
      expect([mode, await fixture.probes.run()]).toEqual([mode, { asked: 1, failed: 1 }]);
      const at = fixture.practice.now().toISOString();
      expect((await probesOf(fixture, id)).depot).toEqual({
        answer: null,
        failure: { at, problem },
      });
      fixture.practice.pass(33 * 60);
    }
    expect(await findingsOf(fixture, id)).toEqual([]);
  });

  it('keeps the last answer when a question fails, and retries after an hour, then two', async () => {
    const fixture = await aProbeFixture(simulator, { revocation: null });
    const id = await published(fixture);
    await fixture.probes.run();
    const before = (await probesOf(fixture, id)).depot?.answer;
    fixture.practice.pass(30 * 60);
    await simulator.fault('http-503', undefined, 'depot');
    await fixture.probes.run();
    expect(await probesOf(fixture, id)).toMatchObject({
      depot: { answer: before, failure: { problem: 'Fault' } },
    });
    expect(await dueAt(fixture, 59, ['depot'])).toEqual([]);
    expect(await dueAt(fixture, 69, ['depot'])).toEqual(['depot']);
    fixture.practice.pass(69);
    expect((await fixture.probes.run()).failed).toBe(1);
    expect(await dueAt(fixture, 119, ['depot'])).toEqual([]);
    expect(await dueAt(fixture, 129, ['depot'])).toEqual(['depot']);
  });

  it('accepts a token when the token is encoded in BER', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await simulator.fault('ber-etk', undefined, 'depot');
    await fixture.probes.run();
    expect((await probesOf(fixture, id)).depot?.answer).toMatchObject({ kind: 'published' });
  });

  it('rejects a token when the token belongs to another holder', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await fixture.practice.load('complete');
    const other = etkOf(await keystoreOfAlix());
    await simulator.publishEtk({ ...other, ...(await basilesToken()) });
    await fixture.probes.run();
    expect((await probesOf(fixture, id)).depot).toMatchObject({
      failure: { problem: 'NotTrusted' },
    });
  });

  it('asks the other sources when one source fails', async () => {
    const fixture = await aProbeFixture(simulator, {
      depot: { get: () => Promise.reject(new Error('broken')) },
    });
    const id = await published(fixture);
    expect(await fixture.probes.run()).toEqual({ asked: 2, failed: 1 });
    expect((await probesOf(fixture, id)).revocation?.answer).toMatchObject({ kind: 'good' });
  });

  it('keeps the national number out of the log when a question fails', async () => {
    const fixture = await aProbeFixture(simulator);
    await published(fixture);
    await simulator.fault('fault-without-detail', undefined, 'depot');
    await fixture.probes.run();
    const logged = JSON.stringify(fixture.practice.logged);
    expect(logged).toContain('"source":"depot"');
    expect(logged).not.toContain('00000000097');
  });
});

describe('concurrent questions', () => {
  it('asks at most four questions at once, and no question twice', async () => {
    let open = 0;
    let most = 0;
    const questions: string[] = [];
    const gate = deferred<undefined>();
    const full = deferred<undefined>();
    const depot: EtkDepot = {
      get: async ({ id }) => {
        questions.push(id);
        open += 1;
        most = Math.max(most, open);
        if (open === 4) full.resolve(undefined);
        await gate.promise;
        open -= 1;
        return { kind: 'none' };
      },
    };
    const fixture = await aProbeFixture(simulator, { depot, revocation: null, status: null });
    for (const userId of ['alix', 'basile']) {
      for (const kind of ['complete', 'noEncryptionKey', 'expiring'] as const) {
        await fixture.practice.load(kind, admin, userId);
      }
    }
    const first = fixture.probes.run();
    await full.promise;
    const second = fixture.another().run();
    expect(await second).toEqual({ asked: 0, failed: 0 });
    gate.resolve(undefined);
    expect((await first).asked).toBe(6);
    expect(most).toBe(4);
    expect(questions).toHaveLength(6);
  });
});

describe('checkNow', () => {
  it('asks every source and waits for the answers', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.run();
    await simulator.withdrawEtks();
    fixture.practice.pass(5);
    await fixture.probes.checkNow(alix, id);
    expect((await probesOf(fixture, id)).depot?.answer).toMatchObject({ kind: 'none' });
    expect(await findingsOf(fixture, id)).toEqual(['NoEncryptionKey.withdrawn']);
  });

  it('leaves all other certificates for the night', async () => {
    const fixture = await aProbeFixture(simulator);
    await fixture.practice.load('complete', admin, 'basile');
    const id = await published(fixture);
    await fixture.probes.checkNow(alix, id);
    expect(await asked('depot')).toHaveLength(1);
  });

  it('accepts only an actor who may see the certificate', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    for (const stranger of [basile, actor('alix', 'admin', 'p2')]) {
      await expect(fixture.probes.checkNow(stranger, id)).rejects.toMatchObject({
        code: 'ERR_NOT_FOUND',
      });
    }
    expect(await simulator.messages()).toEqual([]);
    await fixture.probes.checkNow(admin, id);
    expect(await asked('depot')).toHaveLength(1);
  });

  it('rejects a second check until a minute has passed', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.checkNow(alix, id);
    await expect(fixture.probes.checkNow(admin, id)).rejects.toMatchObject({
      code: 'ERR_PROBE_TOO_SOON',
    });
    fixture.practice.pass(1);
    await fixture.probes.checkNow(alix, id);
    expect(await asked('depot')).toHaveLength(2);
  });

  it('waits for the answer when the same question is already under way', async () => {
    const answer = deferred<{ kind: 'none' }>();
    const begun = deferred<undefined>();
    let questions = 0;
    const depot: EtkDepot = {
      get: () => {
        questions += 1;
        begun.resolve(undefined);
        return answer.promise;
      },
    };
    const fixture = await aProbeFixture(simulator, { depot, revocation: null, status: null });
    const id = await fixture.practice.load('complete');
    const taken = deferred<undefined>();
    const { probes } = fixture.practice.store;
    const services = fixture.another({
      probes: {
        ...probes,
        take: async (...args) => {
          const due = await probes.take(...args);
          if (args[4] !== undefined) taken.resolve(undefined);
          return due;
        },
      },
    });
    const run = services.run();
    await begun.promise;
    let isChecked = false;
    const check = services.checkNow(alix, id).then(() => {
      isChecked = true;
    });
    await taken.promise;
    await rounds(5);
    expect(isChecked).toBe(false);
    answer.resolve({ kind: 'none' });
    await check;
    expect((await probesOf(fixture, id)).depot?.answer).toMatchObject({ kind: 'none' });
    expect(questions).toBe(1);
    await run;
  });

  it('keeps every answer when several arrive at once, in the list too', async () => {
    const revoked = { kind: 'revoked', source: 'crl', revokedAt: null, reason: null } as const;
    const fixture = await aProbeFixture(simulator, {
      depot: { get: () => rounds(1).then(() => ({ kind: 'none' })) },
      revocation: {
        check: () => Promise.resolve({ ok: true, answer: { ...revoked, nextUpdate: null } }),
      },
    });
    const id = await fixture.practice.load('complete');
    const { probes } = fixture.practice.store;
    const slow = fixture.another({
      probes: { ...probes, save: (...args) => rounds(5).then(() => probes.save(...args)) },
    });
    await slow.checkNow(alix, id);
    const { depot, revocation } = await probesOf(fixture, id);
    expect([depot?.answer, revocation?.answer]).toMatchObject([
      { kind: 'none' },
      { kind: 'revoked' },
    ]);
    expect((await recordOf(fixture, id)).summary.staticRank).toBe(0);
  });
});

describe('status question', () => {
  it('sends a question signed with the holder’s key when the holder allowed the question', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    expect(await fixture.probes.run()).toEqual({ asked: 3, failed: 0 });
    expect((await probesOf(fixture, id)).status).toMatchObject({
      answer: { certificate: 'VALID_ACTIVE', etk: 'VALID_ACTIVE' },
      failure: null,
    });
    const [message] = await asked('certra');
    expect(message!.body).toContain(
      (await keystoreOfAlix()).certificates!.authentication.toString('base64'),
    );
  });

  it('reports a missing activation when the depot has no key', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    const { fingerprint } = (await recordOf(fixture, id)).summary;
    await simulator.withdrawEtks();
    await simulator.certificates([{ certificate: fingerprint!, etkStatus: 'WAIT_FOR_ACTIVATION' }]);
    await fixture.probes.run();
    expect(await findingsOf(fixture, id)).toEqual(['EtkNotActivated']);
  });

  it('stores the cause for each kind of failure', async () => {
    const fixture = await aProbeFixture(simulator, { depot: null, revocation: null });
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    const faults: readonly (readonly [AnyFaultMode, string])[] = [
      ['wrong-in-response-to', 'NotTrusted'],
      ['unknown-code', 'Refused'],
      ['status-without-detail', 'Refused'],
    ];
    for (const [mode, problem] of faults) {
      await simulator.fault(mode, undefined, 'certra');
      await fixture.probes.checkNow(alix, id);
      expect([mode, (await probesOf(fixture, id)).status]).toMatchObject([
        mode,
        { answer: null, failure: { problem } },
      ]);
      fixture.practice.pass(1);
    }
  });

  it('refuses and audits the permission when the password is wrong', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await expect(fixture.probes.allowStatus(alix, id, 'wrong')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    await fixture.probes.run();
    expect(await asked('certra')).toEqual([]);
    expect(await fixture.practice.audit('alix', 'probe.status-allowed')).toMatchObject([
      { outcome: 'refused', details: { code: 'ERR_KEYSTORE_PASSWORD' } },
    ]);
  });

  it('refuses and audits a permission change when the actor is not the holder', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    const others = [
      [admin, 'ERR_FORBIDDEN'],
      [service, 'ERR_FORBIDDEN'],
      [basile, 'ERR_NOT_FOUND'],
    ] as const;
    for (const [by, code] of others) {
      await expect(fixture.probes.forbidStatus(by, id)).rejects.toMatchObject({ code });
      await expect(fixture.probes.allowStatus(by, id, samplePassword)).rejects.toMatchObject({
        code,
      });
    }
    expect(await fixture.practice.store.sessionKeys.has('p1', id, 'status')).toBe(true);
    expect(await fixture.practice.audit('alix', 'access.denied')).toHaveLength(6);
  });

  it('stops asking, and deletes the key, when the holder withdraws the permission', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    // A choice of its own: sessions do not get the key by it
    expect(await fixture.practice.store.sessionKeys.has('p1', id, 'session')).toBe(false);
    await fixture.probes.forbidStatus(alix, id);
    await fixture.probes.run();
    expect(await asked('certra')).toEqual([]);
    expect(await fixture.practice.store.sessionKeys.has('p1', id, 'status')).toBe(false);
    expect(await fixture.practice.audit('alix', 'probe.status-forbidden')).toHaveLength(1);
  });

  it('refuses a permission, but accepts its withdrawal, when the question is not offered', async () => {
    const fixture = await aProbeFixture(simulator);
    const id = await published(fixture);
    await fixture.probes.allowStatus(alix, id, samplePassword);
    const without = fixture.another({ status: null });
    await expect(without.allowStatus(alix, id, samplePassword)).rejects.toMatchObject({
      code: 'ERR_MODE_DISABLED',
    });
    await without.forbidStatus(alix, id);
    expect(await fixture.practice.store.sessionKeys.has('p1', id, 'status')).toBe(false);
  });
});
