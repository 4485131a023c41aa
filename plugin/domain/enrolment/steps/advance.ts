import type { Actor } from '../../practice/actor.ts';
import { deliverStep } from './deliver.ts';
import type { DeliverDeps } from './deliver.ts';
import type { Enrolment } from '../enrolment.ts';
import { installStep } from './install.ts';
import type { InstallDeps } from './install.ts';
import type { Journal, Step } from '../journal.ts';
import { withKeystore } from './keystore-access.ts';
import type { KeystoreAccessDeps } from './keystore-access.ts';
import { completeRegistration, startRegistration } from './register.ts';
import type { RegisterDeps } from './register.ts';
import { submitAbroad } from './submit-abroad.ts';
import type { SubmitAbroadDeps } from './submit-abroad.ts';
import type { TakenRequests } from '../taken-requests.ts';

export interface AdvanceDeps
  extends SubmitAbroadDeps, DeliverDeps, KeystoreAccessDeps, RegisterDeps, InstallDeps {
  readonly enrolments: KeystoreAccessDeps['enrolments'];
  readonly reader: KeystoreAccessDeps['reader'] & RegisterDeps['reader'];
  readonly journal: Journal;
  readonly taken: Pick<TakenRequests, 'until'>;
}

export interface GivenSecret {
  /** Of the keystore; null where its holder is not there. */
  readonly password: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** Goes on with a request that was taken, step by step, for as long as nothing keeps it from going on. */
export type Advance = (
  taken: Enrolment,
  given: GivenSecret,
  by: Actor | null,
) => Promise<Enrolment>;

/**
 * From a submitted request to a certificate on its profile (registration.md section 16). Each step is written down before the next one
 * begins. Rejects for a wrong password, and for what no service said.
 */
export function createAdvance(deps: AdvanceDeps): Advance {
  const { journal, taken, now } = deps;

  const step = async (current: Enrolment, given: GivenSecret): Promise<Step | null> => {
    switch (current.state) {
      case 'submitting':
        return mayBeSentAgain(current)
          ? (await submitAbroad(current, deps)).step
          : deliverStep(current, deps);
      case 'waiting':
        return deliverStep(current, deps);
      case 'delivered':
        return withKeystore(deps, current, given, (access) =>
          startRegistration(current, access, deps, given.signal),
        );
      case 'registering':
        return withKeystore(deps, current, given, (access) =>
          completeRegistration(current, access, deps),
        );
      case 'registered':
        return installStep(current, deps);
      case 'contract':
      case 'to-activate':
      case 'done':
      case 'abandoned':
        return null;
    }
  };

  /** eHealth did not receive it, and no signature is needed. By the clock it is not asked for: its moment never comes. */
  const mayBeSentAgain = ({ kind, problem }: Enrolment): boolean =>
    kind === 'non-resident' && problem?.kind === 'not-received';

  /** Its moment has come, and the step before was not the same one. */
  const goesOn = (before: Enrolment, after: Enrolment): boolean =>
    after.state !== before.state && after.nextAt !== null && after.nextAt <= now();

  return async (start, given, by) => {
    let current = start;
    for (;;) {
      const next = await step(current, given);
      // The keystore's key is needed, and no one is there to open it
      if (next === null) {
        if (current.nextAt === null) return current;
        return journal.write(current, { change: { nextAt: null } }, by);
      }
      const before = current;
      const until = taken.until(now());
      current = await journal.write(current, next, by, { until });
      if (!goesOn(before, current)) return current;
    }
  };
}
