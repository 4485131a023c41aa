import { randomUUID } from 'node:crypto';
import { StatusRefusal } from '../registration/status-answer.ts';
import { dateTime } from '../registration/status-answer.ts';
import type { CardHolder } from '../soap/trust.ts';
import { attribute, escapeXml, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';
import { subjectOf, type HolderOfRequest } from './contract-desk.ts';
import { deliver } from './delivery.ts';
import type { Operation } from './operation.ts';
import {
  baseServices,
  isOrganisationType,
  organisationTypesXml,
  qualitiesXml,
} from './organisations.ts';
import { isSameParty, readContact, readParty, requireIdentifier, type Party } from './party.ts';
import { child, childrenByShape } from './request-shape.ts';

const protocol = 'urn:be:fgov:ehealth:certra:protocol:v2';
const etee = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';
const day = 24 * 3_600_000;

/** Operations that lead to a certificate (registration.md 6.1 to 6.6 and 6.10). */
export const requesting: Readonly<Record<string, Operation>> = {
  GetActorQualities: {
    soapAction: `${protocol}:getActorQualities`,
    shape: ['SSIN'],
    signer: 'authentication',
    answer: ({ named, card }, { register }) => {
      const ssin = child(named('SSIN'));
      if (attribute(ssin, 'Type') !== 'SSIN' || ssin.text !== card.ssin) {
        throw new StatusRefusal('SIM_SIGNER', 'the signer is another person');
      }
      return qualitiesXml(register(), card.ssin);
    },
  },

  GetGenericOrganizationTypes: {
    soapAction: `${protocol}:getGenericOrganizationTypes`,
    shape: [],
    signer: null,
    answer: organisationTypesXml,
  },

  GetExistingApplicationIds: {
    soapAction: `${etee}:getexistingapplicationids`,
    shape: ['OrganizationIdentifier'],
    signer: null,
    hasStatus: false,
    answer: ({ named, now }, { book, stateOf }) => {
      const identifier = child(named('OrganizationIdentifier'));
      const type = attribute(identifier, 'Type') ?? '';
      const ids = book
        .all()
        .filter(({ actor }) => actor.type === type && actor.id === identifier.text)
        .filter((entry) => stateOf(entry, now).status === 'VALID_ACTIVE')
        .map(({ applicationId }) => applicationId);
      return [...new Set(ids)]
        .map((id) =>
          id === null
            ? '<p:ApplicationId xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'
            : `<p:ApplicationId>${escapeXml(id)}</p:ApplicationId>`,
        )
        .join('');
    },
  },

  GenerateContract: {
    soapAction: `${protocol}:generateContract`,
    shape: ['ContactData', 'Signer', 'CertificateIdentifier'],
    signer: null,
    answer: ({ named }, { desk }) => {
      readContact(child(named('ContactData')));
      const signer = readPerson(child(named('Signer')));
      const holder = readHolder(child(named('CertificateIdentifier')), signer);
      return desk.forCertificate(holder, signer);
    },
  },

  GenerateCertificate: {
    soapAction: `${etee}:generatecertificate`,
    shape: ['EHealthCSR'],
    signer: 'signature',
    changes: true,
    answer: ({ named, card, now }, { desk, issuing }) => {
      const part = childrenByShape(
        child(named('EHealthCSR')),
        ['ContactData', 'CSR', 'Contract', 'BaseServiceUsage*'],
        ns.certRaCore,
      );
      const contact = readContact(child(part('ContactData')));
      const { holder, signer, subject } = desk.certificateContract(child(part('Contract')));
      if (holder === null) throw new StatusRefusal('SIM_CONTRACT', 'the contract of a revocation');
      requireSigner(signer, card);
      const services = part('BaseServiceUsage').map(({ text }) => text);
      if (!services.every((one) => baseServices.some((known) => known === one))) {
        throw new StatusRefusal('SIM_BASE_SERVICE', 'a base service is not offered for this type');
      }
      const csr = binary(child(part('CSR')));
      const { entry, replaces } = issuing.enter(
        {
          ...{ holder, subject, contact, baseServices: services, csr },
          ...{ ssin: card.ssin, confirmation: null },
        },
        now,
      );
      return (
        `<p:PublicKeyIdentifier>${entry.identifier}</p:PublicKeyIdentifier>` +
        `<p:AutomaticallyValidated>${String(entry.automaticallyValidated)}</p:AutomaticallyValidated>` +
        (replaces === null ? '' : `<p:ReplacesCertificate>${replaces}</p:ReplacesCertificate>`)
      );
    },
  },

  GetCertificate: {
    soapAction: `${etee}:getcertificate`,
    shape: ['PublicKeyIdentifier'],
    signer: null,
    answer: ({ named, fault, now }, office) =>
      deliver(child(named('PublicKeyIdentifier')).text.toUpperCase(), fault, now, office),
  },

  SubmitCSRForForeigner: {
    soapAction: `${protocol}:submitCSRForForeigner`,
    shape: ['ForeignPerson', 'ContactData', 'CSR'],
    signer: null,
    changes: true,
    answer: ({ named, now }, { issuing, registration, validationUrl }) => {
      const actor = readPerson(child(named('ForeignPerson')));
      const { requireBisNumber, confirmationDays } = registration();
      if (requireBisNumber && !isBisNumber(actor.id)) {
        throw new StatusRefusal('SIM_IDENTIFIER', 'a person abroad has a bis number');
      }
      const holder = { actor, applicationId: null };
      const before = new Date(now.getTime() + confirmationDays * day);
      const csr = binary(child(named('CSR')));
      const url = validationUrl(randomUUID());
      issuing.enter(
        {
          ...{ holder, subject: subjectOf(holder), baseServices: [], csr, ssin: null },
          contact: readContact(child(named('ContactData'))),
          confirmation: { url, before },
        },
        now,
      );
      return (
        `<p:ValidationUrl>${escapeXml(url)}</p:ValidationUrl>` +
        `<p:ExpirationDate>${dateTime(before)}</p:ExpirationDate>`
      );
    },
  },
};

function readPerson(element: ElementNode): Party {
  const person = readParty(element);
  if (person.type !== 'SSIN') {
    throw new StatusRefusal('SIM_IDENTIFIER', 'a person has an SSIN');
  }
  return person;
}

/** A person's own certificate, or one of an organisation (registration.md 6.4). */
function readHolder(element: ElementNode, signer: Party): HolderOfRequest {
  const named = childrenByShape(element, ['Actor', 'ApplicationId?'], ns.certRaCore);
  const actor = readParty(child(named('Actor')));
  const applicationId = named('ApplicationId')[0]?.text ?? null;
  if (actor.type === 'SSIN') {
    if (!isSameParty(actor, signer)) {
      throw new StatusRefusal('SIM_ACTOR', 'a personal certificate is for the signer alone');
    }
    if (applicationId !== null) {
      throw new StatusRefusal('SIM_APPLICATION_ID', 'a person has no application id');
    }
  } else if (!isOrganisationType(actor.type)) {
    throw new StatusRefusal('SIM_IDENTIFIER', 'this type of organisation has no certificates');
  }
  if (applicationId !== null && !/^[0-9A-Z_-]{1,30}$/.test(applicationId)) {
    throw new StatusRefusal(
      'SIM_APPLICATION_ID',
      'an application id is 1 to 30 of 0-9, A-Z, - and _',
    );
  }
  requireIdentifier(actor);
  return { actor, applicationId };
}

/** The person whose card signs must be the one in the contract, by number and names. Throws {@link StatusRefusal}. */
export function requireSigner(signer: Party, card: CardHolder): void {
  if (
    signer.id !== card.ssin ||
    signer.firstNames.join(' ') !== card.firstNames ||
    signer.name !== card.lastName
  ) {
    throw new StatusRefusal('SIM_SIGNER', 'the signer in the contract is not the one of the card');
  }
}

/** Month 20 to 32, or 40 to 52 (the sex is not known, or it is). */
const isBisNumber = (ssin: string): boolean =>
  [20, 40].some(
    (shift) => Number(ssin.slice(2, 4)) >= shift && Number(ssin.slice(2, 4)) <= shift + 12,
  );

const binary = ({ text }: ElementNode): Buffer => Buffer.from(text, 'base64');
