import { describe, expect, it } from 'vitest';
import { deliverStep } from '../../../plugin/domain/enrolment/steps/deliver.ts';
import { anEnrolment } from '../../support/builders/enrolment.ts';

const submittedAt = new Date('2026-03-10T09:00:00.000Z');
const confirmBefore = '2026-03-17T09:00:00.000Z';

/** eHealth answers that the certificate is not delivered, this many days after the submission. */
const pendingAfter = (days: number, end: string | null = confirmBefore) =>
  deliverStep(
    anEnrolment({
      kind: 'non-resident',
      state: 'waiting',
      submittedAt,
      abroad: {
        person: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
        validationUrl: 'https://example.invalid/validate',
        confirmBefore: end,
      },
    }),
    {
      delivery: { get: () => Promise.resolve({ kind: 'pending' }) },
      anchors: () => [],
      environment: 'simulation',
      now: () => new Date(submittedAt.getTime() + days * 86_400_000),
    },
  );

describe('a request that eHealth waits with, to be confirmed within seven days', () => {
  it.each([6.9, 0])('keeps no problem after %d days', async (days) => {
    const { change, event } = await pendingAfter(days);
    expect(change).toMatchObject({ state: 'waiting', problem: null });
    expect(event).toBeUndefined();
  });

  it.each([7.1, 16.9])(
    'says after %d days that the end has passed, and is asked for on',
    async (days) => {
      const { change, event } = await pendingAfter(days);
      expect(change).toMatchObject({
        state: 'waiting',
        problem: { kind: 'refused', code: 'CONFIRMATION_ENDED', message: '' },
      });
      expect(change.nextAt).toBeInstanceOf(Date);
      expect(event).toBeUndefined();
    },
  );

  it('rests ten days after that end, when no more is asked', async () => {
    const { change, event } = await pendingAfter(17);
    expect(change).toMatchObject({ problem: { code: 'NOT_DELIVERED' }, nextAt: null });
    expect(event).toBe('enrolment.failed');
  });

  it('rests ten days after its submission where eHealth said no end', async () => {
    expect((await pendingAfter(9.9, null)).change.problem).toBeNull();
    expect((await pendingAfter(10, null)).change.problem?.code).toBe('NOT_DELIVERED');
  });
});
