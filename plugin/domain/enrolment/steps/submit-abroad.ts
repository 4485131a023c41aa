import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import type { RegistrationFailure } from '../../../ehealth/registration/registration-call.ts';
import type { Enrolment } from '../enrolment.ts';
import { problemOf } from '../failure.ts';
import type { Step } from '../journal.ts';
import { nextQuestionAt, nextTryAt } from '../schedule.ts';

export interface SubmitAbroadDeps {
  readonly certRa: Pick<CertRa, 'submitForForeigner'>;
  readonly now: () => Date;
}

/**
 * Sends the request of a person without a card. It is not signed, so the very same one may be sent again after it did not arrive. A refusal
 * ends it: eHealth has nothing of it, and another one begins with other data.
 */
export async function submitAbroad(
  current: Enrolment,
  { certRa, now }: SubmitAbroadDeps,
): Promise<{
  readonly step: Step;
  readonly refusal: Extract<RegistrationFailure, { kind: 'refused' }> | null;
}> {
  const { abroad, contactData, request } = current;
  if (abroad === null || contactData === null || request === null)
    throw new Error('a request without a person to send it for');
  const { person } = abroad;
  const csr = Buffer.from(request, 'base64');
  const reply = await certRa.submitForForeigner({ person, contactData, csr });
  const at = now();
  switch (reply.kind) {
    case 'submitted': {
      const { validationUrl, expiresAt: confirmBefore } = reply;
      const change = {
        state: 'waiting',
        abroad: { person, validationUrl, confirmBefore },
        submittedAt: at,
        problem: null,
        questions: 0,
        failures: 0,
        nextAt: nextQuestionAt(at, at),
      } as const;
      return { step: { change, event: 'enrolment.submitted' }, refusal: null };
    }
    case 'refused':
      return {
        step: {
          change: { state: 'abandoned', problem: problemOf(reply, at), nextAt: null },
          sealed: null,
          event: 'enrolment.failed',
          details: { code: reply.code },
        },
        refusal: reply,
      };
    case 'failure': {
      const change = { problem: problemOf(reply, at), submittedAt: at, nextAt: nextTryAt(1, at) };
      return { step: { change }, refusal: null };
    }
  }
}
