import { createRevocationServices } from '../../../plugin/domain/enrolment/revocation/create-service.ts';
import { createRevocationChecker } from '../../../plugin/pki/revocation/checker.ts';
import type { EnrolmentLife } from './enrolment-life.ts';
import type { TestSimulator } from './simulator.ts';

export interface RevocationLife {
  readonly revocations: ReturnType<typeof createRevocationServices>;
  close(): void;
}

/** Revocations in the same practice, with the same boundaries. `issuerIsAsked`: OCSP and CRL of the simulator. */
export function revocationsIn(
  life: EnrolmentLife,
  { ready }: Pick<TestSimulator, 'ready'>,
  issuerIsAsked = true,
): RevocationLife {
  const checker = createRevocationChecker({
    now: () => new Date(),
    ocspUrl: ready.ocsp,
    crlUrl: ready.crl,
  });
  const { store, events } = life;
  const revocations = createRevocationServices({
    ...life.deps,
    revocations: life.bounded('revocations', store.revocations),
    sessions: store.sessions,
    revocation: issuerIsAsked ? checker : null,
    emit: (event) => void events.push(event),
  });
  return { revocations, close: () => checker.close() };
}
