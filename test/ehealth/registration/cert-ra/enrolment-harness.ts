import { createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import type { Actor } from '../../../../plugin/ehealth/registration/actor.ts';
import { createCertRa } from '../../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import type { Contract } from '../../../../plugin/ehealth/registration/cert-ra/contract.ts';
import { createCertificateDelivery } from '../../../../plugin/ehealth/registration/certificate-delivery.ts';
import { createCertificateInfoService } from '../../../../plugin/ehealth/registration/certificate-info.ts';
import { openChallenge } from '../../../../plugin/ehealth/registration/challenge.ts';
import type { ContactData } from '../../../../plugin/ehealth/registration/contact-data.ts';
import { writeEncryptionCertificate } from '../../../../plugin/ehealth/registration/encryption-certificate.ts';
import { createEtkDepot } from '../../../../plugin/ehealth/registration/etk-depot.ts';
import { createEtkRa } from '../../../../plugin/ehealth/registration/etk-ra.ts';
import type { RequestSigner } from '../../../../plugin/ehealth/registration/registration-request.ts';
import { createBerBudget } from '../../../../plugin/pki/asn1/ber.ts';
import { readEtk } from '../../../../plugin/pki/cms/etk.ts';
import { writeCertificationRequest } from '../../../../plugin/pki/pkcs10/certification-request.ts';
import { parseNameText } from '../../../../plugin/pki/pkcs10/name-text.ts';
import { keySigner, type EcdsaHash } from '../../../../plugin/pki/signer.ts';
import { readCertificate } from '../../../../plugin/pki/x509/certificate.ts';
import { parseEhealthName } from '../../../../plugin/pki/x509/ehealth-subject.ts';
import { publicKeyIdentifier } from '../../../../simulator/pki/certificate-profile.ts';
import { cardSigners, type CardSigners } from '../../../support/fixtures/card-signers.ts';
import { testAnchors } from '../../../support/fixtures/keystores.ts';
import { testTransport } from '../../../support/fixtures/soap-answers.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';

/** A person of the simulator's register, with a card. */
export const alix = { ssin: '00000000097', firstNames: 'Alix Zoé', lastName: 'Exemple' } as const;
export const alixActor: Actor = {
  type: 'SSIN',
  id: alix.ssin,
  firstNames: ['Alix Zoé'],
  name: 'Exemple',
};
export const contactData: ContactData = {
  emailPrivate: 'alix@example.invalid',
  phonePrivate: '+32 2 000 00 00',
};

export interface Wanted {
  readonly actor?: Actor;
  readonly applicationId?: string | null;
  readonly kind?: 'RSA' | 'EC';
  readonly curve?: 'P-256' | 'P-384';
  readonly key?: KeyObject;
}

/** The clients of a simulator with a card, and the steps of a certificate's life made of them. */
export async function createEnrolmentHarness(
  simulator: TestSimulator,
  cardKind: 'RSA' | 'EC' = 'RSA',
  ecdsaHash: EcdsaHash = 'sha256',
  line: Parameters<typeof testTransport>[0] = {},
) {
  /** Answers as they came. */
  const answers: string[] = [];
  const transport = {
    open: () => {
      const opened = testTransport(line).open();
      return {
        ...opened,
        post: async (...args: Parameters<typeof opened.post>) => {
          const exchange = await opened.post(...args);
          if (exchange.kind === 'answer') answers.push(exchange.text);
          return exchange;
        },
      };
    },
  };
  const service = (endpoint: string) => ({
    ...{ endpoint, transport, ecdsaHash },
    now: () => new Date(),
  });
  const { certRa: certRaUrl, etkRa: etkRaUrl, depot: depotUrl } = simulator.ready;
  const certRa = createCertRa(service(certRaUrl));
  const delivery = createCertificateDelivery(service(certRaUrl));
  const etkRa = createEtkRa(service(etkRaUrl));
  const depot = createEtkDepot(service(depotUrl));
  const info = createCertificateInfoService(service(certRaUrl));
  const card: CardSigners = await cardSigners(simulator.folder, cardKind, alix);

  const contractFor = async ({ actor = alixActor, applicationId = null }: Wanted = {}) => {
    const reply = await certRa.contract({
      contactData,
      signer: alixActor,
      identifier: { actor, applicationId },
    });
    if (reply.kind !== 'contract') throw new Error(JSON.stringify(reply));
    return reply.contract;
  };
  const newKey = ({ kind = 'RSA', curve = 'P-384', key }: Wanted = {}): KeyObject => {
    if (key !== undefined) return key;
    return kind === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      : generateKeyPairSync('ec', { namedCurve: curve }).privateKey;
  };
  const csrFor = (contract: Pick<Contract, 'dn'>, key: KeyObject) =>
    writeCertificationRequest({ subject: parseNameText(contract.dn), key });

  /** Contract and request; the reply of the service with the key. */
  const request = async (wanted: Wanted = {}) => {
    const contract = await contractFor(wanted);
    const key = newKey(wanted);
    const csr = await csrFor(contract, key);
    const reply = await certRa.generateCertificate(card.signature, { contactData, csr, contract });
    return { reply, key, contract, identifier: identifierOf(key) };
  };
  /** A certificate that is delivered at once, with its signer. */
  const certificate = async (wanted: Wanted = {}) => {
    const { key, identifier, reply } = await request(wanted);
    if (reply.kind !== 'requested') throw new Error(JSON.stringify(reply));
    const delivered = await delivery.get(identifier);
    if (delivered.kind !== 'delivered') throw new Error(JSON.stringify(delivered));
    const by = signerOf(delivered.chain, key);
    const x509 = new X509Certificate(by.signer.certificate);
    return { reply, key, identifier, chain: delivered.chain, by, x509 };
  };
  /** Registration of a new encryption key: serial number and reply. */
  const token = async (by: RequestSigner, beforeComplete?: () => Promise<void>) => {
    const encryption = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKey = encryption.publicKey.export({ format: 'der', type: 'spki' });
    const started = await etkRa.start(by, publicKey);
    if (started.kind !== 'challenge') throw new Error(JSON.stringify(started));
    const serialNumber = openChallenge(started.challenge, encryption.privateKey);
    const der = await writeEncryptionCertificate({ serialNumber, publicKey }, by.signer);
    await beforeComplete?.();
    return { serialNumber: serialNumber.toString(10), reply: await etkRa.complete(by, der) };
  };
  /** Serial number of the encryption certificate that the depot serves; null for none. */
  const served = async (holder: Actor = alixActor, applicationId: string | null = null) => {
    const reply = await depot.get({ type: holder.type, id: holder.id, applicationId });
    if (reply.kind !== 'published') return null;
    const read = readEtk(reply.token, { anchors: await testAnchors(), now: new Date() });
    return read?.serialNumber ?? null;
  };
  /** The same for the holder of a certificate. */
  const servedFor = (by: RequestSigner) => {
    const { facts } = readCertificate(by.signer.certificate, createBerBudget(32));
    const holder = parseEhealthName(facts.subject)?.holder;
    if (holder === undefined) throw new TypeError('no holder');
    return served({ ...holder, firstNames: [] }, holder.applicationId);
  };
  /** What the service says of the certificate that signs. */
  const stateOf = async (by: RequestSigner) => {
    const reply = await info.ask(by.signer, by.chain);
    return reply.kind === 'info' ? reply.info : reply;
  };
  const revoke = async (publicKeyIdentifier: string) => {
    const reply = await certRa.revocationContract({
      publicKeyIdentifier,
      signer: alixActor,
      reason: 'superseded',
    });
    if (reply.kind !== 'contract') return reply;
    return certRa.revoke(card.signature, { publicKeyIdentifier, contract: reply.contract });
  };
  return {
    ...{ answers, card, certRa, delivery, etkRa, signer: alixActor },
    ...{
      contractFor,
      newKey,
      csrFor,
      request,
      certificate,
      token,
      served,
      servedFor,
      stateOf,
      revoke,
    },
  };
}

export type EnrolmentHarness = Awaited<ReturnType<typeof createEnrolmentHarness>>;

/** Upper-case hex, computed by the simulator's code. */
export const identifierOf = (key: KeyObject): string =>
  publicKeyIdentifier(key.type === 'public' ? key : createPublicKey(key))
    .toString('hex')
    .toUpperCase();

/** Signs with a key and the certificate that was delivered for it. */
export function signerOf([leaf, ...chain]: readonly Uint8Array[], key: KeyObject): RequestSigner {
  if (leaf === undefined) throw new TypeError('an empty chain');
  return { signer: keySigner(key.export({ format: 'der', type: 'pkcs8' }), leaf), chain };
}
