import { randomUUID } from 'node:crypto';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import { holderName, nameText, type DistinguishedName } from '../pki/distinguished-name.ts';
import { isSameNameAs, readNameText } from '../pki/name-text.ts';
import { StatusRefusal } from '../registration/status-answer.ts';
import { escapeXml, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';
import { certificateTexts, revocationTexts } from './contract-text.ts';
import { isSameParty, partyXml, readParty, readTexts, textsXml, type Party } from './party.ts';
import { child, childrenByShape } from './request-shape.ts';

/** The holder of a certificate to be. */
export interface HolderOfRequest {
  readonly actor: Party;
  readonly applicationId: string | null;
}

/** A contract as it was given out. */
export interface GivenContract {
  readonly dn: string;
  readonly signer: Party;
  readonly texts: readonly (readonly [string, string])[];
  readonly subject: DistinguishedName;
  /** null of a revocation. */
  readonly holder: HolderOfRequest | null;
  /** Of a revocation: why, and of which key. */
  readonly revocation: { readonly reason: string; readonly publicKeyIdentifier: string } | null;
}

export interface ContractDesk {
  /** Gives out a contract; the content of the answer. */
  forCertificate(holder: HolderOfRequest, signer: Party): string;
  forRevocation(request: {
    readonly subject: DistinguishedName;
    readonly signer: Party;
    readonly reason: string;
    readonly publicKeyIdentifier: string;
  }): string;
  /** The contract that came back, which must have been given out and be unchanged but for the spelling of the name. Throws StatusRefusal. */
  certificateContract(element: ElementNode): GivenContract;
  /** The same of a revocation, whose name comes back to the letter. */
  revocationContract(element: ElementNode): GivenContract;
}

/** Contracts are remembered: the latest of these. */
const memory = 500;

/** Gives out contracts and recognises them (registration.md 18, rule 2). */
export function createContractDesk(
  settings: () => Pick<
    RegistrationSettings,
    'contractSpelling' | 'contractHtml' | 'strictSpelling'
  >,
): ContractDesk {
  let given: readonly GivenContract[] = [];
  const remember = (contract: GivenContract): string => {
    given = [...given, contract].slice(-memory);
    return contractXml(contract);
  };
  const reference = () => ({
    reference: `SIM-${randomUUID().slice(0, 8)}`,
    at: new Date(),
    html: settings().contractHtml,
  });
  const known = (returned: Returned): GivenContract => {
    const found = given.find(
      (one) =>
        JSON.stringify(one.texts) === JSON.stringify(returned.texts) &&
        (one.revocation?.reason ?? null) === returned.reason,
    );
    if (found === undefined) {
      throw new StatusRefusal('SIM_CONTRACT', 'no such contract was given out, or it was changed');
    }
    if (!isSameParty(found.signer, returned.signer)) {
      throw new StatusRefusal('SIM_CONTRACT', 'the contract names another signer');
    }
    return found;
  };
  return {
    forCertificate(holder, signer) {
      const subject = subjectOf(holder);
      const escaped = nameText(subject);
      const { contractSpelling } = settings();
      const dn = contractSpelling === 'escaped' ? escaped : escaped.replaceAll('\\=', '=');
      const texts = certificateTexts({ dn, signer, ...reference() }, escapeXml(holder.actor.name));
      return remember({ dn, signer, texts, subject, holder, revocation: null });
    },
    forRevocation({ subject, signer, reason, publicKeyIdentifier }) {
      const dn = nameText(subject);
      const texts = revocationTexts({ dn, signer, ...reference() }, reason);
      const revocation = { reason, publicKeyIdentifier };
      return remember({ dn, signer, texts, subject, holder: null, revocation });
    },
    certificateContract(element) {
      const returned = readReturned(element, ['DN', 'Signer', 'Text']);
      const contract = known(returned);
      const fits = settings().strictSpelling
        ? returned.dn === nameText(contract.subject)
        : isSameNameAs(readNameText(returned.dn), contract.subject);
      if (!fits) throw new StatusRefusal('SIM_DN', 'the name in the contract is spelled otherwise');
      return contract;
    },
    revocationContract(element) {
      const returned = readReturned(element, ['DN', 'Signer', 'RevocationReason', 'Text']);
      const contract = known(returned);
      if (returned.dn !== contract.dn) {
        throw new StatusRefusal('SIM_DN', 'the name in the contract was changed');
      }
      return contract;
    },
  };
}

interface Returned {
  readonly dn: string;
  readonly signer: Party;
  readonly reason: string | null;
  readonly texts: readonly (readonly [string, string])[];
}

function readReturned(element: ElementNode, shape: readonly string[]): Returned {
  const named = childrenByShape(element, shape, ns.certRaCore);
  return {
    dn: child(named('DN')).text,
    signer: readParty(child(named('Signer'))),
    reason: named('RevocationReason')[0]?.text ?? null,
    texts: readTexts(child(named('Text'))),
  };
}

const contractXml = ({ dn, signer, texts, revocation }: GivenContract): string =>
  `<p:Contract><c:DN>${escapeXml(dn)}</c:DN><c:Signer>${partyXml(signer)}</c:Signer>` +
  (revocation === null ? '' : `<c:RevocationReason>${revocation.reason}</c:RevocationReason>`) +
  `${textsXml(texts)}</p:Contract>`;

/** The name of a certificate (registration.md 10.3). */
export function subjectOf({ actor, applicationId }: HolderOfRequest): DistinguishedName {
  const name = plainCapitals([...actor.firstNames, actor.name].join(' '));
  return holderName({ type: actor.type, id: actor.id, applicationId, name });
}

/** Capitals without diacritics. */
export const plainCapitals = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
