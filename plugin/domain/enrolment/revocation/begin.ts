import { randomUUID } from 'node:crypto';
import { readEtkOnDemand } from '../../../pki/cms/etk-on-demand.ts';
import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import type { CertificateDelivery } from '../../../ehealth/registration/certificate-delivery.ts';
import type { EtkDepot } from '../../../ehealth/registration/etk-depot.ts';
import { PluginError } from '../../../errors.ts';
import { NameTextError, parseNameText } from '../../../pki/pkcs10/name-text.ts';
import { isSameHolder, parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { Environment, TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import { requireRecord } from '../../certificate/queries.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import { analyseKeystore } from '../../certificate/verdict/keystore-analysis.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import type { OwnCardLogin } from '../../session/opening/card-login.ts';
import { personOf } from '../begin.ts';
import { registrationError } from '../failure.ts';
import type { OwnRequests } from '../own-requests.ts';
import { checkDelivered } from '../steps/delivered-chain.ts';
import { revocationEntry } from './journal.ts';
import type { RevocationRepository } from './repository.ts';
import type { Revocation } from './revocation.ts';
import type { RevocationServices } from './service.ts';

export interface BeginRevocationDeps {
  readonly certRa: Pick<CertRa, 'revocationContract'>;
  readonly delivery: CertificateDelivery;
  readonly depot: EtkDepot;
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly revocations: Pick<RevocationRepository, 'insert'>;
  readonly verdicts: Pick<VerdictService, 'inputOf'>;
  readonly cardLogin: Pick<OwnCardLogin, 'ownCard'>;
  readonly own: OwnRequests<Revocation>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly environment: Environment;
  readonly now: () => Date;
}

/**
 * From a certificate to the contract that ends it (registration.md section 6.9). The card gives the names; no PIN is asked. What eHealth
 * serves of the certificate now is kept, so that later it can be seen whether the request arrived.
 */
export function createBeginRevocation(
  deps: BeginRevocationDeps,
): Pick<RevocationServices, 'begin'> {
  const { certRa, certificates, revocations, own, now } = deps;
  return {
    begin: async (actor, of, reason) => {
      const user = await own.requireProfile(actor, actor.userId);
      const subject =
        'certificateId' in of
          ? await stored(await requireRecord(certificates, actor, of.certificateId))
          : unknownFile(of.publicKeyIdentifier);
      const signer = personOf(await deps.cardLogin.ownCard(user));
      const { publicKeyIdentifier } = subject;
      const reply = await certRa.revocationContract({ publicKeyIdentifier, signer, reason });
      if (reply.kind !== 'contract') throw registrationError(reply);
      const holder = holderOf(reply.contract.dn, subject.holder);
      const at = now();
      const revocation: Revocation = {
        id: randomUUID(),
        practiceId: actor.practiceId,
        userId: user.id,
        state: 'contract',
        reason,
        certificateId: subject.certificateId,
        publicKeyIdentifier,
        holder,
        startedBy: { userId: actor.userId, displayName: actor.displayName },
        startedAt: at,
        changedAt: at,
        endedAt: null,
        contract: reply.contract,
        agreement: null,
        chain: subject.chain ?? (await deliveredChain({ publicKeyIdentifier, holder }, deps)),
        tokenSerial: await servedToken(holder, subject.encryptionSerials, deps),
        submittedAt: null,
        nextAt: null,
        failures: 0,
        problem: null,
        version: 0,
      };
      const entry = revocationEntry(revocation, 'enrolment.revocation-begun', actor, at);
      await revocations.insert(revocation, entry);
      return revocation;

      async function stored(record: CertificateRecord): Promise<Subject> {
        await own.requireProfile(actor, record.userId);
        return subjectOf(record, deps);
      }
    },
  };
}

interface Subject {
  readonly certificateId: string | null;
  readonly publicKeyIdentifier: string;
  readonly holder: Holder | null;
  /** The certificate and the issuer that we trust; null: eHealth has to be asked for them. */
  readonly chain: readonly string[] | null;
  readonly encryptionSerials: readonly (string | null)[];
}

function subjectOf(
  record: CertificateRecord,
  { verdicts }: Pick<BeginRevocationDeps, 'verdicts'>,
): Subject {
  const { main, holder, encryptionKeys, state } = analyseKeystore(verdicts.inputOf(record));
  if (main === null)
    throw new PluginError('ERR_ENROLMENT_STATE', `a keystore in state ${state} has no certificate`);
  const { issuer } = main.chain;
  return {
    certificateId: record.id,
    publicKeyIdentifier: main.certificate.publicKeyIdentifier,
    holder,
    chain: [main.certificate.der, ...(issuer === null ? [] : [issuer])],
    encryptionSerials: encryptionKeys
      .filter(({ current }) => current)
      .map(({ serialNumber }) => serialNumber),
  };
}

function unknownFile(publicKeyIdentifier: string): Subject {
  if (!/^[0-9A-F]{40}$/.test(publicKeyIdentifier))
    throw new PluginError('ERR_FORM_INVALID', 'no identifier of a public key');
  return {
    certificateId: null,
    publicKeyIdentifier,
    holder: null,
    chain: null,
    encryptionSerials: [],
  };
}

/** The holder that the contract names; of a stored file it must be the file's own. */
function holderOf(dn: string, expected: Holder | null): Holder {
  try {
    const named = parseEhealthName(parseNameText(dn).flat())?.holder;
    if (named !== undefined && (expected === null || isSameHolder(named, expected))) return named;
  } catch (error) {
    if (!(error instanceof NameTextError)) throw error;
  }
  throw new PluginError('ERR_REGISTRATION_ANSWER', 'the contract is about another holder');
}

/** Of a certificate whose file is not here: eHealth still has it. Without it one question less can be put later. */
async function deliveredChain(
  asked: Pick<Revocation, 'publicKeyIdentifier' | 'holder'>,
  {
    delivery,
    anchors,
    environment,
  }: Pick<BeginRevocationDeps, 'delivery' | 'anchors' | 'environment'>,
): Promise<readonly string[]> {
  const reply = await delivery.get(asked.publicKeyIdentifier);
  if (reply.kind !== 'delivered') return [];
  const trusted = { anchors: anchors(), environment };
  if (!checkDelivered(reply.chain, { ...asked, kind: 'new' }, trusted).ok) return [];
  return reply.chain.slice(0, 2).map((der) => Buffer.from(der).toString('base64'));
}

async function servedToken(
  holder: Holder,
  own: readonly (string | null)[],
  { depot, anchors, now }: Pick<BeginRevocationDeps, 'depot' | 'anchors' | 'now'>,
): Promise<string | null> {
  if (own.length === 0) return null;
  const reply = await depot.get(holder);
  if (reply.kind !== 'published') return null;
  const token = await readEtkOnDemand(reply.token, { anchors: anchors(), now: now() });
  const isOwn = token?.flaws.length === 0 && own.includes(token.serialNumber);
  return isOwn ? token.serialNumber : null;
}
