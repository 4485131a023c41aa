import type { EidCard } from '../../eid/card-service.ts';
import type { Actor as RegistrationActor } from '../../ehealth/registration/actor.ts';
import type { CertRa } from '../../ehealth/registration/cert-ra/cert-ra.ts';
import { contactProblems } from '../../ehealth/registration/contact-data.ts';
import type { ContactData } from '../../ehealth/registration/contact-data.ts';
import { PluginError } from '../../errors.ts';
import type { KnownFile } from '../../pki/pkcs12/layout.ts';
import { NameTextError, parseNameText } from '../../pki/pkcs10/name-text.ts';
import type { DistinguishedName } from '../../pki/x509/distinguished-name.ts';
import { holderKindOf, isSameHolder, parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import { requireSuitablePassword } from '../certificate/file/keystore-password.ts';
import type { CertificateRepository } from '../certificate/repository.ts';
import type { JudgedCertificate } from '../certificate/service.ts';
import type { HostUser } from '../practice/directory.ts';
import type { OwnCardLogin } from '../session/opening/card-login.ts';
import { registrationError } from './failure.ts';
import type { OfferSource } from './offer.ts';
import type { OwnRequests } from './own-requests.ts';
import type { BeginRequest, EnrolmentOffer, EnrolmentServices } from './service.ts';
import { startRequest } from './start-request.ts';
import type { StartRequestDeps } from './start-request.ts';

export interface BeginDeps extends StartRequestDeps {
  readonly certRa: CertRa;
  readonly certificates: Pick<CertificateRepository, 'readKeystore'>;
  readonly cardLogin: Pick<OwnCardLogin, 'ownCard'>;
  readonly offers: OfferSource;
  readonly own: OwnRequests;
}

/**
 * From contact data and a password to a contract that can be signed (registration.md section 16, NEW and RENEW, steps 4 and 5). The card
 * gives the names; no PIN is asked. The key is kept before anything is signed.
 */
export function createBegin(deps: BeginDeps): Pick<EnrolmentServices, 'begin'> {
  return {
    begin: async (actor, request) => {
      const user = await deps.own.requireProfile(actor, request.userId);
      requireContactData(request.contactData);
      requireSuitablePassword(request.password);
      const offer = await deps.offers.offer(actor, user, request.organisation);
      requireNothingElse(offer);
      const { kind, current } = offer;
      const card = await deps.cardLogin.ownCard(user);
      const signer = personOf(card);
      const contract = await askForContract(request, signer, deps);
      const subject = subjectOf(contract.dn);
      const holder = holderOf(subject, request, user);
      return startRequest(
        {
          userId: user.id,
          kind,
          state: 'contract',
          holder,
          replaces: current?.record.id ?? null,
          contactData: request.contactData,
          contract,
          abroad: null,
          conditionsAccepted: request.conditionsAccepted,
          unattended: request.unattended,
          subject,
          password: request.password,
          older: current === null ? [] : await olderFiles(current, request, deps),
          askAt: null,
          signal: request.signal,
        },
        actor,
        deps,
      );
    },
  };
}

/** One request at a time, none before eHealth takes it, and none beyond its limits (rules.md section 5). */
export function requireNothingElse({ running, opensAt, limit }: EnrolmentOffer): void {
  if (running !== null)
    throw new PluginError('ERR_ENROLMENT_RUNNING', 'a request for this holder runs already');
  if (opensAt !== null)
    throw new PluginError('ERR_ENROLMENT_TOO_EARLY', 'eHealth takes no renewal yet', {
      params: { from: opensAt.toISOString() },
    });
  if (limit === 'reached')
    throw new PluginError('ERR_ENROLMENT_LIMIT', 'the organisation has all it may have');
  if (limit === 'taken')
    throw new PluginError(
      'ERR_ENROLMENT_APPLICATION_TAKEN',
      'a certificate has this application id',
    );
  if (limit === 'elsewhere')
    throw new PluginError('ERR_ENROLMENT_ELSEWHERE', 'the person has a certificate elsewhere');
}

/** Whose encryption keys move along: messages that were sealed for them open with the new file, too. */
async function olderFiles(
  { record }: JudgedCertificate,
  { currentPassword }: BeginRequest,
  { certificates }: Pick<BeginDeps, 'certificates'>,
): Promise<readonly KnownFile[]> {
  if (currentPassword === null) return [];
  const file = await certificates.readKeystore(record.practiceId, record.id);
  return [{ file, facts: record.facts, secret: currentPassword }];
}

export function requireContactData(contact: ContactData): void {
  const [problem] = contactProblems(contact);
  if (problem === undefined) return;
  throw new PluginError('ERR_CONTACT_DATA', `contact data: ${problem.field} ${problem.reason}`, {
    params: { field: problem.field, problem: problem.reason },
  });
}

/** As eHealth compares them: names exactly as on the card. */
export const personOf = ({ ssin, firstNames, lastName }: EidCard): RegistrationActor => ({
  type: 'SSIN',
  id: ssin,
  firstNames: [firstNames],
  name: lastName,
});

async function askForContract(
  { organisation, contactData }: BeginRequest,
  signer: RegistrationActor,
  { certRa }: Pick<BeginDeps, 'certRa'>,
) {
  const subject =
    organisation === null
      ? signer
      : { type: organisation.type, id: organisation.id, firstNames: [], name: organisation.name };
  const reply = await certRa.contract({
    contactData,
    signer,
    identifier: { actor: subject, applicationId: organisation?.applicationId ?? null },
  });
  if (reply.kind !== 'contract') throw registrationError(reply);
  return reply.contract;
}

function subjectOf(dn: string): DistinguishedName {
  try {
    return parseNameText(dn);
  } catch (error) {
    if (!(error instanceof NameTextError)) throw error;
    throw new PluginError('ERR_REGISTRATION_ANSWER', 'the contract has no name', { cause: error });
  }
}

/** The holder that the contract names; it must be the one that it was asked for. */
function holderOf(
  subject: DistinguishedName,
  { organisation }: BeginRequest,
  { ssin }: HostUser,
): Holder {
  const named = parseEhealthName(subject.flat())?.holder;
  const asked =
    organisation ?? ({ type: 'SSIN', id: ssin ?? '', applicationId: null, name: '' } as const);
  if (named === undefined || !isSameHolder(named, asked) || holderKindOf(named.type) === null)
    throw new PluginError('ERR_REGISTRATION_ANSWER', 'the contract is about another holder');
  return named;
}
