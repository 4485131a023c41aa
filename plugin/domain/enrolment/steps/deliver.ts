import type { CertificateDelivery } from '../../../ehealth/registration/certificate-delivery.ts';
import type { Environment, TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import { checkDelivered } from './delivered-chain.ts';
import { confirmEnded } from '../enrolment.ts';
import type { Enrolment } from '../enrolment.ts';
import { problemOf } from '../failure.ts';
import type { Step } from '../journal.ts';
import { nextQuestionAt, nextTryAt, usableAt } from '../schedule.ts';

export interface DeliverDeps {
  readonly delivery: CertificateDelivery;
  readonly anchors: () => readonly TrustAnchor[];
  readonly environment: Environment;
  readonly now: () => Date;
}

/**
 * Asks eHealth for the certificate of a request (registration.md sections 6.6 and 17). A request whose submission was not answered is
 * settled by the same question: eHealth knows it, or it never arrived and is signed again.
 */
export async function deliverStep(current: Enrolment, deps: DeliverDeps): Promise<Step> {
  const reply = await deps.delivery.get(current.publicKeyIdentifier);
  const at = deps.now();
  const submittedAt = current.submittedAt ?? at;
  const questions = current.questions + 1;
  switch (reply.kind) {
    case 'pending': {
      const end = confirmationEnd(current);
      const nextAt = nextQuestionAt(submittedAt, at, end ?? submittedAt);
      const code =
        nextAt === null ? 'NOT_DELIVERED' : end !== null && end < at ? confirmEnded : null;
      const problem = code && ({ at, kind: 'refused', code, message: '' } as const);
      return {
        change: { state: 'waiting', submittedAt, questions, failures: 0, problem, nextAt },
        ...(current.state === 'submitting' && { event: 'enrolment.submitted' }),
        ...(code === 'NOT_DELIVERED' && failed(code)),
      };
    }
    case 'failure': {
      const failures = current.failures + 1;
      const nextAt = nextTryAt(failures, at);
      return { change: { questions, failures, problem: problemOf(reply, at), nextAt } };
    }
    case 'refused': {
      const problem = problemOf(reply, at);
      // Without a signature: a person has it sent again
      if (current.state === 'submitting' && current.kind === 'non-resident')
        return {
          change: { questions, problem: { ...problem, kind: 'not-received' }, nextAt: null },
          ...failed(reply.code),
        };
      if (current.state !== 'submitting')
        return { change: { questions, problem, nextAt: null }, ...failed(reply.code) };
      return {
        change: {
          state: 'contract',
          questions: 0,
          problem: { ...problem, kind: 'not-received' },
          nextAt: null,
        },
        ...failed(reply.code),
      };
    }
    case 'delivered': {
      const checked = checkDelivered(reply.chain, current, {
        anchors: deps.anchors(),
        environment: deps.environment,
      });
      if (!checked.ok) {
        const problem = { at, kind: 'untrusted', code: checked.flaw, message: '' } as const;
        return { change: { questions, problem, nextAt: null }, ...failed(checked.flaw) };
      }
      const usable = usableAt(checked.notBefore);
      return {
        change: {
          state: 'delivered',
          submittedAt,
          questions,
          failures: 0,
          problem: null,
          holder: checked.holder,
          chain: reply.chain.map((der) => Buffer.from(der).toString('base64')),
          nextAt: checked.notBefore > at ? usable : at,
        },
        event: 'enrolment.delivered',
      };
    }
  }
}

const confirmationEnd = ({ abroad }: Enrolment): Date | null =>
  typeof abroad?.confirmBefore === 'string' ? new Date(abroad.confirmBefore) : null;

const failed = (code: string) => ({ event: 'enrolment.failed', details: { code } }) as const;
