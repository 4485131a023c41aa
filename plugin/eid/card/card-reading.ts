import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { readFile } from '../reader/apdu.ts';
import { recogniseApplet } from './applet.ts';
import { readTriesLeft } from './card-data.ts';
import type { CardProblem, EidCard } from '../card-service.ts';
import { isPhotoOf } from './identity-signature.ts';
import { isIssuedByAny, proveIdentity, readCertificate } from './identity-proof.ts';
import { derLength } from './padded-der.ts';
import type { CardConnection, Transmit } from '../reader/reader-port.ts';
import { brusselsDate } from '../../domain/time/brussels-time.ts';

const identityFolder = '3F00DF01';
const certificateFolder = '3F00DF00';

/** A file that an identity card has, and this one has not, or cannot read. */
class FileMissing extends Error {}

/**
 * Reads an identity card in one transaction and without PIN, and proves what it read. Rejects with ReaderError; what is wrong with the
 * card itself is the code that resolves.
 */
export async function readCard(
  connection: CardConnection,
  readerName: string,
  rootAnchors: readonly DerCertificate[],
): Promise<EidCard | CardProblem> {
  const read = await connection.transaction(async (transmit) => {
    const data = await recogniseApplet(transmit, connection.atr);
    if (typeof data === 'string') return data;
    try {
      return {
        data,
        files: await readFiles(transmit, rootAnchors),
        triesLeft: await readTriesLeft(transmit, data.applet),
      };
    } catch (error) {
      if (error instanceof FileMissing) return 'ERR_CARD_FAULT';
      throw error;
    }
  });
  if (typeof read === 'string') return read;
  const { data, files, triesLeft } = read;
  const proof = proveIdentity(files, data.chipNumber, rootAnchors);
  if (proof.kind === 'refused') return proof.code;
  const { identity, authenticationCertificate, issuers, certificateValidity, rootKnown } = proof;
  return {
    readerName,
    chipNumber: data.chipNumber,
    applet: data.applet,
    ssin: identity.ssin,
    firstNames: identity.firstNames,
    lastName: identity.lastName,
    validFrom: firstDay(identity.validFrom, certificateValidity.notBefore),
    validTo: lastDay(identity.validTo, certificateValidity.notAfter),
    photo: isPhotoOf(files.photo, identity.photoHash) ? files.photo : null,
    authenticationCertificate,
    issuers,
    certificateValidity,
    triesLeft,
    rootKnown,
  };
}

/** A certificate may begin after its card does. */
function firstDay(ofCard: string | null, begin: Date): string {
  const ofCertificate = brusselsDate(begin);
  return ofCard !== null && ofCard > ofCertificate ? ofCard : ofCertificate;
}

/** A certificate may end before its card does, and is what eHealth checks. */
function lastDay(ofCard: string | null, end: Date): string {
  const ofCertificate = brusselsDate(end);
  return ofCard !== null && ofCard < ofCertificate ? ofCard : ofCertificate;
}

async function readFiles(transmit: Transmit, rootAnchors: readonly DerCertificate[]) {
  const read = async (path: string, sizeOf?: (head: Uint8Array) => number): Promise<Uint8Array> => {
    const file = await readFile(transmit, path, sizeOf);
    if (file instanceof Uint8Array) return file;
    throw new FileMissing(`${path}: ${file.status.toString(16)}`);
  };
  const certificate = (id: string) => read(certificateFolder + id, derLength);
  const identity = await read(`${identityFolder}4031`);
  const identitySignature = await read(`${identityFolder}4032`);
  const registerCertificate = await certificate('503C');
  const citizenCertificate = await certificate('503A');
  return {
    identity,
    identitySignature,
    registerCertificate,
    citizenCertificate,
    // A quarter of a second less where the card's root is not read
    rootCertificate: isAnchored([registerCertificate, citizenCertificate], rootAnchors)
      ? new Uint8Array(0)
      : await certificate('503B'),
    authenticationCertificate: await certificate('5038'),
    photo: await read(`${identityFolder}4035`),
  };
}

function isAnchored(files: readonly Uint8Array[], rootAnchors: readonly DerCertificate[]): boolean {
  return files.every((file) => {
    const issued = readCertificate(file);
    return issued !== null && isIssuedByAny(issued, rootAnchors);
  });
}
