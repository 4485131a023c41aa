import { createHash, sign, type KeyObject } from 'node:crypto';
import type { EidPkiLine, Citizen } from '../../../simulator/pki/eid-pki.ts';
import { portrait } from './portrait.ts';
import { pkcs15Files } from './pkcs15-files.ts';

/** What lies on a card, by what it is for. A test that tampers returns a copy with one of them changed. */
export interface CardFiles {
  readonly authenticationCertificate: Buffer;
  readonly signatureCertificate: Buffer;
  readonly citizenCertificate: Buffer;
  readonly rootCertificate: Buffer;
  readonly registerCertificate: Buffer;
  readonly identity: Buffer;
  readonly identitySignature: Buffer;
  readonly address: Buffer;
  readonly addressSignature: Buffer;
  readonly photo: Buffer;
  /** Applet 1.8 only. */
  readonly cardKey: Buffer | null;
}

export type Applet = '1.1' | '1.7' | '1.8';

/** An invented holder. Dates of validity are DD.MM.YYYY, the date of birth is written as printed on the card. */
export interface CardPerson extends Citizen {
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly birthDate?: string;
  readonly sex?: string;
}

export interface CardFilesRequest {
  readonly applet: Applet;
  readonly line: EidPkiLine;
  readonly person: CardPerson;
  readonly chipNumber: Buffer;
  /** DER; null: a card without. */
  readonly authenticationCertificate: Buffer | null;
  readonly signatureCertificate: Buffer | null;
  readonly cardKey: KeyObject;
  /** What the National Register hashes with; SHA-1 on old cards. */
  readonly registerHash: 'sha1' | 'sha256' | 'sha384';
  /** Fields of the identity file in place of the usual ones, by tag. */
  readonly fields: Readonly<Record<number, string | Buffer>>;
  readonly photo: Buffer | null;
}

/** Writes the files as the state writes them, signatures included (eid.md 1.3, 1.6, 1.8). */
export function cardFiles(request: CardFilesRequest): CardFiles {
  const isNew = request.applet === '1.8';
  const photo = request.photo ?? portrait();
  const cardKey = request.cardKey.export({ format: 'der', type: 'spki' });
  const hash = (bytes: Buffer) =>
    createHash(isNew ? 'sha384' : 'sha1')
      .update(bytes)
      .digest();
  const register = (bytes: Buffer) =>
    sign(request.registerHash, bytes, request.line.rrn.privateKey);
  const identity = simpleTlv({
    ...identityFields(request.person, request.chipNumber),
    0x11: hash(photo),
    ...(isNew ? { 0x1a: hash(cardKey), 0x1b: '', 0x1c: '', 0x1d: '', 0x1e: '' } : {}),
    ...request.fields,
  });
  const identitySignature = register(identity);
  const address = simpleTlv({
    0x00: Buffer.from([0, 2]),
    0x01: 'Proefstraat 12 bus 3',
    0x02: '1000',
    0x03: 'Brussel',
  });
  const certificatePadding = isNew ? 1100 : 50;
  const absent = Buffer.alloc(isNew ? 2500 : 1300);
  const certificate = (der: Buffer | null) =>
    der === null ? absent : pad(der, der.length + certificatePadding);
  return {
    authenticationCertificate: certificate(request.authenticationCertificate),
    signatureCertificate: certificate(request.signatureCertificate),
    citizenCertificate: certificate(request.line.citizen.certificate),
    rootCertificate: request.line.root.certificate,
    registerCertificate: certificate(request.line.rrn.certificate),
    identity,
    identitySignature: isNew ? pad(identitySignature, 104) : identitySignature,
    address: isNew ? address : pad(address, 117),
    // The address as signed ends before its padding; the identity's signature goes in as it is stored
    addressSignature: pad(
      register(Buffer.concat([address, isNew ? pad(identitySignature, 104) : identitySignature])),
      isNew ? 104 : 0,
    ),
    photo,
    cardKey: isNew ? cardKey : null,
  };
}

/** All files of a card by absolute path, upper-case hex. */
export function fileSystem(
  files: CardFiles,
  applet: Applet,
  chipNumber: Buffer,
): ReadonlyMap<string, Buffer> {
  const has = (certificate: Buffer) => certificate.some((byte) => byte !== 0);
  return new Map([
    ...pkcs15Files({
      isNew: applet === '1.8',
      chipNumber,
      hasAuthentication: has(files.authenticationCertificate),
      hasSignature: has(files.signatureCertificate),
    }),
    ['3F00DF005038', files.authenticationCertificate],
    ['3F00DF005039', files.signatureCertificate],
    ['3F00DF00503A', files.citizenCertificate],
    ['3F00DF00503B', files.rootCertificate],
    ['3F00DF00503C', files.registerCertificate],
    ['3F00DF014031', files.identity],
    ['3F00DF014032', files.identitySignature],
    ['3F00DF014033', files.address],
    ['3F00DF014034', files.addressSignature],
    ['3F00DF014035', files.photo],
    ...(files.cardKey === null ? [] : [['3F00DF014040', files.cardKey] as const]),
  ]);
}

/** One byte of tag, length bytes that are summed while they are FF, value (eid.md 1.6); in ascending order of tags. */
export function simpleTlv(fields: Readonly<Record<number, string | Buffer>>): Buffer {
  return Buffer.concat(
    Object.entries(fields).flatMap(([tag, field]) => {
      const value = Buffer.isBuffer(field) ? field : Buffer.from(field, 'utf8');
      const full = Math.floor(value.length / 255);
      return [
        Buffer.from([Number(tag)]),
        Buffer.alloc(full, 0xff),
        Buffer.from([value.length - 255 * full]),
        value,
      ];
    }),
  );
}

function identityFields(person: CardPerson, chipNumber: Buffer): Record<number, string | Buffer> {
  return {
    0x00: Buffer.from([0, 2]),
    0x01: '000000000097',
    0x02: chipNumber,
    0x03: person.validFrom ?? '01.02.2024',
    0x04: person.validTo ?? '01.02.2034',
    0x05: 'Brussel',
    0x06: person.ssin,
    0x07: person.lastName,
    0x08: person.firstNames,
    0x09: 'T',
    0x0a: 'Belg',
    0x0b: 'Luik',
    0x0c: person.birthDate ?? '14 JUL  1985',
    0x0d: person.sex ?? 'V',
    0x0e: '',
    0x0f: '1',
    0x10: '0',
    0x12: '00',
    0x13: '',
    0x15: '',
    0x16: '',
    0x17: '',
    0x18: '',
    0x19: '',
  };
}

function pad(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length))]);
}
