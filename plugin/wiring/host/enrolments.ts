import type { EnrolmentServices } from '../../domain/enrolment/service.ts';
import type { HostDirectory } from '../../domain/practice/directory.ts';
import { PluginError } from '../../errors.ts';
import type { EnrolmentApi } from '../../host.ts';
import type { Language } from '../../i18n/language.ts';
import { enrolmentInfo } from '../../routes/api/enrolment/view.ts';
import { personActor } from './person.ts';

export interface EnrolmentApiDeps {
  readonly enrolments: EnrolmentServices | null;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly defaultLanguage: Language;
}

/** Requests for the host in process: the PIN of its own dialog comes in here, and nowhere over HTTP. */
export function createEnrolmentApi(deps: EnrolmentApiDeps): EnrolmentApi {
  const required = (): EnrolmentServices => {
    if (deps.enrolments === null)
      throw new PluginError('ERR_REGISTRATION_NOT_CONFIGURED', 'no requests in this installation');
    return deps.enrolments;
  };
  const person = (practiceId: string, userId: string) =>
    personActor(deps.directory, practiceId, userId, deps.defaultLanguage);
  return {
    organisations: async (practiceId, userId, { pin = null, lastTryConfirmed = false }) => {
      const actor = await person(practiceId, userId);
      return required().organisations(actor, { pin, lastTryConfirmed });
    },
    contract: async (practiceId, userId, id) => {
      const actor = await person(practiceId, userId);
      const { contract } = await required().find(actor, id);
      return contract?.texts ?? {};
    },
    sign: async (practiceId, userId, id, { pin = null, lastTryConfirmed = false, language }) => {
      const actor = await person(practiceId, userId);
      const signed = await required().sign(actor, id, { pin, lastTryConfirmed, language });
      return enrolmentInfo(signed, actor);
    },
  };
}
