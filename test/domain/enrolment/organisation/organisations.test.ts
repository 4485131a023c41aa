import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../../support/servers/simulator.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';
import { alix, pin } from '../../../support/servers/enrolment-life.ts';
import { anEnrolmentPractice } from '../enrolment-practice.ts';
import type { EnrolmentPractice } from '../enrolment-practice.ts';

const given = { pin, lastTryConfirmed: false } as const;
const mandate = (type: string, id: string) => ({ type, id, names: { fr: 'EXEMPLE' } });

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const mandates = ({ ssin }: EnrolmentPractice, ...of: readonly ReturnType<typeof mandate>[]) =>
  simulator.register({
    persons: { [ssin]: { 'urn:be:fgov:person:ssin:doctor:boolean': 'true' } },
    organisations: {},
    mandates: { [ssin]: of },
  });

describe('organisations that a person may ask for', () => {
  it.each(['RSA', 'EC'] as const)(
    'returns those of eHealth’s word, asked with an %s card',
    async (card) => {
      const practice = await anEnrolmentPractice(simulator, { card });
      await mandates(practice, mandate('CBE', '0000000097'), mandate('UNHEARD-OF', '1'));
      const offered = await practice.services.organisations(alix, given);
      expect(offered).toMatchObject({
        organisations: [
          {
            type: 'CBE',
            id: '0000000097',
            names: { fr: 'EXEMPLE' },
            applicationIds: [],
            limit: 'free',
          },
        ],
      });
      expect(offered.person).toBe(true);
      expect(offered.organisations).toHaveLength(1);
      expect(offered.organisations[0]?.baseServices).toContain('tsa');
      expect(practice.pins).toEqual([pin]);
    },
  );

  it('shows which application ids have a certificate already', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await mandates(practice, mandate('CBE', '0000000097'));
    const begun = await practice.begin({
      organisation: { type: 'CBE', id: '0000000097', applicationId: 'SIMAPP', name: 'EXEMPLE' },
    });
    await practice.sign(begun.id);
    await practice.services.advance(alix, begun.id);
    const { organisations } = await practice.services.organisations(alix, given);
    expect(organisations).toMatchObject([{ applicationIds: ['SIMAPP'], limit: 'free' }]);
  });

  it('spends no PIN while eHealth does not answer', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await mandates(practice, mandate('CBE', '0000000097'));
    await simulator.fault('http-503', undefined, 'certra');
    await expect(practice.services.organisations(alix, given)).rejects.toMatchObject({
      code: 'ERR_REGISTRATION_UNREACHABLE',
    });
    expect(practice.pins).toEqual([]);
    await simulator.fault(null);
  });

  it('rejects a wrong PIN once', async () => {
    const practice = await anEnrolmentPractice(simulator);
    await expect(
      practice.services.organisations(alix, { ...given, pin: '9999' }),
    ).rejects.toMatchObject({ code: 'ERR_PIN_WRONG' });
    expect(practice.pins).toEqual(['9999']);
  });
});
