import { PluginError } from '../../errors.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { isIssuedBy, validityOf } from '../../pki/x509/certification-path.ts';
import type { CardCertificate, EidCard } from '../card-service.ts';
import { readFile } from '../reader/apdu.ts';
import type { CardConnection, Transmit } from '../reader/reader-port.ts';
import { isSameChip, readCardData } from './card-data.ts';
import { anotherCard, statusError } from './card-error.ts';
import { keyTypeOf } from './certificate-key.ts';
import { holderNumber } from './identity-proof.ts';
import { withKeyChosen } from './key-choice.ts';
import { cutToDer, derLength } from './padded-der.ts';

/* The certificates of a card's two keys, without PIN. */

const signatureFile = '3F00DF005039';

/** No such file, or one that was never activated. */
const absent: readonly number[] = [0x6a82, 0x6985];

/** What was read of the authentication certificate when the card was inserted. */
export function authenticationCertificateOf(card: EidCard): CardCertificate {
  return {
    certificate: card.authenticationCertificate,
    keyType: keyTypeOf(card.authenticationCertificate),
    issuers: card.issuers,
    validity: card.certificateValidity,
  };
}

/**
 * Reads the signature certificate and checks that its key can be chosen, which a card refuses for a key that was never activated.
 * Rejects with ReaderError, ERR_CARD_REMOVED (another card), ERR_CARD_NO_SIGNATURE, ERR_CARD_SIGNATURE_INACTIVE,
 * ERR_CARD_IDENTITY_UNPROVED (a certificate of another holder or authority) or ERR_CARD_FAULT.
 */
export async function readSignatureCertificate(
  connection: CardConnection,
  card: EidCard,
): Promise<CardCertificate> {
  const file = await connection.transaction(async (transmit) => {
    const { chipNumber } = await readCardData(transmit);
    if (!isSameChip(chipNumber, card.chipNumber)) throw anotherCard();
    const read = await readSignatureFile(transmit);
    return withKeyChosen(transmit, 'signature', () => Promise.resolve(read));
  });
  const certificate: DerCertificate = { raw: file };
  const [issuer] = card.issuers;
  const validity = validityOf(certificate);
  const isProved =
    issuer !== undefined &&
    validity !== null &&
    isIssuedBy(certificate, { raw: issuer }, { allowSha1: true }) &&
    holderNumber(certificate) === card.ssin;
  if (!isProved)
    throw new PluginError(
      'ERR_CARD_IDENTITY_UNPROVED',
      'the signature certificate is not the holder’s',
    );
  const { notBefore, notAfter } = validity;
  return {
    certificate: file,
    keyType: keyTypeOf(file),
    issuers: card.issuers,
    validity: { notBefore, notAfter },
  };
}

async function readSignatureFile(transmit: Transmit): Promise<Uint8Array> {
  const file = await readFile(transmit, signatureFile, derLength);
  if (!(file instanceof Uint8Array)) {
    if (absent.includes(file.status)) throw noSignature();
    throw statusError(file.status, 'READ of the signature certificate');
  }
  const der = cutToDer(file);
  if (der === null) throw noSignature();
  return Uint8Array.from(der);
}

function noSignature(): PluginError {
  return new PluginError('ERR_CARD_NO_SIGNATURE', 'the card has no signature certificate');
}
