import { onTestFinished } from 'vitest';
import type { Revocation } from '../../../../plugin/domain/enrolment/revocation/revocation.ts';
import {
  alix,
  createEnrolmentLife,
  password,
  pin,
} from '../../../support/servers/enrolment-life.ts';
import { revocationsIn } from '../../../support/servers/revocation-life.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';

/* A practice that asks the simulator for certificates and revokes them: store and messages are real, the card signs in this process. */

export const typed = { pin, lastTryConfirmed: false } as const;
export const signing = { ...typed, language: 'fr' } as const;

/** Ends with the test. */
export async function aRevocationPractice(
  simulator: TestSimulator,
  options: { readonly card?: 'RSA' | 'EC'; readonly issuerIsAsked?: boolean } = {},
) {
  const life = await createEnrolmentLife(simulator, {
    card: options.card ?? 'RSA',
    // Made quickly; how a certificate ends does not depend on its key
    keyType: 'EC-P384',
  });
  const ends = revocationsIn(life, simulator, options.issuerIsAsked);
  onTestFinished(async () => {
    ends.close();
    await life.close();
  });
  const { store, services: enrolments, verdicts, pins, events } = life;
  const { revocations } = ends;

  return {
    ...{ store, enrolments, revocations, events, pins },
    ssin: life.ssin,
    life,
    pass: (minutes: number) => {
      life.pass(minutes);
    },
    /** A certificate on Alix's profile, asked for here. */
    certificate: async () => {
      const begun = await life.begin({ unattended: false });
      await life.sign(begun.id);
      await life.services.advance(alix, begun.id, { password });
      pins.length = 0;
      events.length = 0;
      return begun;
    },
    begin: (certificateId: string): Promise<Revocation> =>
      revocations.begin(alix, { certificateId }, 'superseded'),
    judged: async (certificateId: string) => {
      const record = await store.certificates.findById(alix.practiceId, certificateId);
      if (record === undefined) throw new Error('it is gone');
      return verdicts.read().judged(record, 'Alix Exemple');
    },
    entries: async (event: string) =>
      (await store.audit.listForUser(alix.practiceId, 'alix', 100)).filter(
        (entry) => entry.event === event,
      ),
  };
}
