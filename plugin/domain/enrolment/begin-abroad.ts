import type { CertRa } from '../../ehealth/registration/cert-ra/cert-ra.ts';
import { holderSubject } from '../../ehealth/registration/cert-ra/holder-subject.ts';
import type { Actor as RegistrationActor } from '../../ehealth/registration/actor.ts';
import { PluginError } from '../../errors.ts';
import { requireSuitablePassword } from '../certificate/file/keystore-password.ts';
import type { Actor } from '../practice/actor.ts';
import { requireContactData, requireNothingElse } from './begin.ts';
import type { Enrolment } from './enrolment.ts';
import { registrationError } from './failure.ts';
import type { Journal } from './journal.ts';
import type { OfferSource } from './offer.ts';
import type { OwnRequests } from './own-requests.ts';
import { nextTryAt } from './schedule.ts';
import type { EnrolmentServices } from './service.ts';
import { startRequest } from './start-request.ts';
import type { StartRequestDeps } from './start-request.ts';
import { submitAbroad } from './steps/submit-abroad.ts';
import type { TakenRequests } from './taken-requests.ts';

export interface BeginAbroadDeps extends StartRequestDeps {
  readonly certRa: Pick<CertRa, 'submitForForeigner'>;
  readonly offers: OfferSource;
  readonly own: OwnRequests;
  readonly taken: TakenRequests;
  readonly journal: Journal;
}

/**
 * A request of a person who does not live in Belgium and has no card (registration.md section 6.10): sent unsigned, and confirmed by
 * the person at the address that eHealth answers with. The key is kept before the request leaves.
 */
export function createBeginAbroad(
  deps: BeginAbroadDeps,
): Pick<EnrolmentServices, 'beginNonResident'> {
  const { own, offers, taken, journal, now } = deps;

  const submit = async (current: Enrolment, actor: Actor): Promise<Enrolment> => {
    const { step, refusal } = await submitAbroad(current, deps);
    const after = await journal.write(current, step, actor);
    if (refusal !== null) throw registrationError(refusal);
    return after;
  };

  return {
    beginNonResident: async (actor, request) => {
      const user = await own.requireProfile(actor, request.userId);
      requireContactData(request.contactData);
      requireSuitablePassword(request.password);
      const person = personOf(user.ssin, request);
      requireNothingElse(await offers.offer(actor, user, null));
      const subject = holderSubject(person, null);
      const begun = await startRequest(
        {
          userId: user.id,
          kind: 'non-resident',
          state: 'submitting',
          holder: { type: person.type, id: person.id, applicationId: null, name: user.displayName },
          replaces: null,
          contactData: request.contactData,
          contract: null,
          abroad: { person, validationUrl: null, confirmBefore: null },
          conditionsAccepted: request.conditionsAccepted,
          unattended: request.unattended,
          subject,
          password: request.password,
          older: [],
          askAt: (at) => nextTryAt(1, at),
          signal: request.signal,
        },
        actor,
        { ...deps, now },
      );
      return taken.take(actor, begun.id, (current) => submit(current, actor));
    },
  };
}

function personOf(
  ssin: string | null,
  { firstNames, lastName }: { readonly firstNames: string; readonly lastName: string },
): RegistrationActor {
  if (ssin === null)
    throw new PluginError('ERR_IDENTIFIER_INVALID', 'the profile has no number', {
      params: { kind: 'person', problem: 'Empty' },
    });
  if (firstNames.trim() === '' || lastName.trim() === '')
    throw new PluginError('ERR_FORM_INVALID', 'names as on the identity document are needed');
  return { type: 'SSIN', id: ssin, firstNames: [firstNames.trim()], name: lastName.trim() };
}
