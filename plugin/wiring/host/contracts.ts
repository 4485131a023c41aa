import type { SignRequest } from '../../domain/enrolment/service.ts';
import type { RevocationServices } from '../../domain/enrolment/revocation/service.ts';
import type { EnrolmentServices } from '../../domain/enrolment/service.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { HostDirectory } from '../../domain/practice/directory.ts';
import { PluginError } from '../../errors.ts';
import type { CardPin, ContractApi, EnrolmentApi, RevocationApi } from '../../host.ts';
import type { Language } from '../../i18n/language.ts';
import {
  registeredCertificate,
  revocationInfo,
} from '../../routes/api/enrolment/revocation-info.ts';
import { enrolmentInfo } from '../../routes/api/enrolment/view.ts';
import { personActor } from './person.ts';

/* Contracts for the host in process: the PIN of its own dialog comes in here, and nowhere over HTTP. */

export interface ContractApiDeps {
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly defaultLanguage: Language;
}

/** What has a contract to be signed. */
interface ContractServices<Request> {
  find(actor: Actor, id: string): Promise<Request>;
  sign(actor: Actor, id: string, request: SignRequest): Promise<Request>;
}

export const createEnrolmentApi = (
  enrolments: EnrolmentServices | null,
  deps: ContractApiDeps,
): EnrolmentApi => ({
  ...createContractApi(enrolments, enrolmentInfo, deps),
  organisations: async (practiceId, userId, request) => {
    const actor = await personOf(deps, practiceId, userId);
    return required(enrolments).organisations(actor, typed(request));
  },
});

export const createRevocationApi = (
  revocations: RevocationServices | null,
  deps: ContractApiDeps,
): RevocationApi => ({
  ...createContractApi(revocations, revocationInfo, deps),
  certificates: async (practiceId, userId, request) => {
    const actor = await personOf(deps, practiceId, userId);
    const listed = await required(revocations).certificatesOf(actor, typed(request));
    return listed.flatMap((one) => registeredCertificate(one) ?? []);
  },
});

function createContractApi<
  Request extends {
    readonly contract: { readonly texts: Readonly<Record<string, string>> } | null;
  },
  Info,
>(
  services: ContractServices<Request> | null,
  infoOf: (request: Request, actor: Actor) => Info,
  deps: ContractApiDeps,
): ContractApi<Info> {
  return {
    contract: async (practiceId, userId, id) => {
      const actor = await personOf(deps, practiceId, userId);
      const { contract } = await required(services).find(actor, id);
      return contract?.texts ?? {};
    },
    sign: async (practiceId, userId, id, { language, ...given }) => {
      const actor = await personOf(deps, practiceId, userId);
      const signed = await required(services).sign(actor, id, { ...typed(given), language });
      return infoOf(signed, actor);
    },
  };
}

const personOf = (
  { directory, defaultLanguage }: ContractApiDeps,
  practiceId: string,
  userId: string,
): Promise<Actor> => personActor(directory, practiceId, userId, defaultLanguage);

const typed = ({ pin, lastTryConfirmed = false }: CardPin) => ({
  pin: pin ?? null,
  lastTryConfirmed,
});

function required<Services>(services: Services | null): Services {
  if (services === null)
    throw new PluginError('ERR_REGISTRATION_NOT_CONFIGURED', 'no requests in this installation');
  return services;
}
