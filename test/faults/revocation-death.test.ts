import { afterAll, expect, it } from 'vitest';
import { startSimulator } from '../support/servers/simulator.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';
import { alix, Death } from '../support/servers/enrolment-life.ts';
import {
  aRevocationPractice,
  signing,
} from '../domain/enrolment/revocation/revocation-practice.ts';

let simulator: TestSimulator | undefined;
afterAll(() => simulator?.stop());

/** Dies at one boundary after the other, starts again, and goes on as a person or the clock would. */
it('goes on from every boundary, and is signed again by a person only where it did not arrive', async () => {
  simulator = await startSimulator();
  const practice = await aRevocationPractice(simulator);
  const died: string[] = [];
  for (let boundary = 1; ; boundary += 1) {
    const { certificateId } = await practice.certificate();
    const begun = await practice.begin(certificateId);
    practice.dieAt(boundary);
    const outcome = await practice.revocations
      .sign(alix, begun.id, signing)
      .catch((error: unknown) => error);
    const where = practice.boundaries.at(-1) ?? '';
    practice.restart();
    if (!(outcome instanceof Death)) {
      expect(outcome).toMatchObject({ state: 'done' });
      break;
    }
    died.push(where);

    await practice.revocations.run();
    const found = await practice.revocations.find(alix, begun.id);
    const wasSent = (await simulator.requests()).some(
      ({ publicKeyIdentifier, phase }) =>
        publicKeyIdentifier === begun.publicKeyIdentifier && phase === 'revoked',
    );
    if (wasSent) expect(found.state, where).toBe('done');
    else {
      expect(found.state, where).toBe('contract');
      await practice.revocations.sign(alix, begun.id, signing);
    }
    const { record, verdict } = await practice.judged(certificateId);
    expect(record.role, where).toBe('decrypt-only');
    expect(verdict.works.session, where).toBe(false);
    expect((await practice.store.auditProof.check()).problems, where).toEqual([]);
  }
  expect(died).toContain('after card.sign');
  expect(died).toContain('after certRa.revoke');
  expect(died).toContain('after certificates.retireRevoked');
  expect(died.length).toBeGreaterThan(12);
}, 300_000);
