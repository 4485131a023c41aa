import {
  bitString,
  boolean,
  integer,
  octetString,
  sequence,
  tlv,
  utf8String,
} from '../../../simulator/pki/der.ts';

/*
 * The PKCS#15 directory of a card (eid.md section 2): where OpenSC looks up keys, certificates and the PIN.
 */

interface Contents {
  /** Applet 1.8: EC keys, certificates that are not marked private. */
  readonly isNew: boolean;
  readonly chipNumber: Buffer;
  readonly hasAuthentication: boolean;
  readonly hasSignature: boolean;
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const path = (hex: string): Buffer => sequence(octetString(bytes(hex)));
const authenticationObject = octetString(bytes('01'));
/** Of a CommonObjectAttributes: private and modifiable, or modifiable only. */
const privateObject = bitString(bytes('C0'), 6);
const publicObject = bitString(bytes('40'), 6);

export function pkcs15Files(contents: Contents): readonly (readonly [string, Buffer])[] {
  return [
    ['3F002F00', applicationDirectory()],
    ['3F00DF005031', objectDirectory()],
    ['3F00DF005032', tokenInfo(contents)],
    ['3F00DF005034', pinObject()],
    ['3F00DF005035', privateKeys(contents)],
    ['3F00DF005037', certificates(contents)],
  ];
}

function applicationDirectory(): Buffer {
  return tlv(
    0x61,
    tlv(0x4f, bytes('A000000177504B43532D3135')),
    tlv(0x50, Buffer.from('BELPIC')),
    tlv(0x51, bytes('3F00DF00')),
    tlv(0x73, tlv(0x06, bytes('603802'))),
  );
}

/** Private keys, certificates, PINs: where each directory file is. */
const objectDirectory = (): Buffer =>
  Buffer.concat([
    tlv(0xa0, path('3F00DF005035')),
    tlv(0xa4, path('3F00DF005037')),
    tlv(0xa8, path('3F00DF005034')),
  ]);

const tokenInfo = ({ isNew, chipNumber }: Contents): Buffer =>
  sequence(
    integer(0),
    octetString(chipNumber),
    tlv(0x80, Buffer.from('BELPIC')),
    bitString(bytes('30'), 4),
    tlv(0x9e, bytes(isNew ? '00040000' : '00030000')),
  );

const pinObject = (): Buffer =>
  sequence(
    sequence(utf8String('Basic PIN'), privateObject),
    sequence(authenticationObject),
    tlv(
      0xa1,
      sequence(
        bitString(bytes('0C'), 2),
        tlv(0x0a, bytes('00')),
        integer(4),
        integer(8),
        tlv(0x80, bytes('01')),
        octetString(bytes('FF')),
        path('3F00'),
      ),
    ),
  );

function privateKeys({ isNew }: Contents): Buffer {
  const key = (label: string, id: string, reference: number, usage: Buffer, consent: boolean) =>
    tlv(
      isNew ? 0xa0 : 0x30,
      sequence(
        utf8String(label),
        privateObject,
        authenticationObject,
        ...(consent ? [integer(1)] : []),
      ),
      sequence(octetString(bytes(id)), usage, bitString(bytes('B8'), 3), integer(reference)),
      tlv(0xa1, sequence(path('3F00DF00'), integer(isNew ? 384 : 2048))),
    );
  return Buffer.concat([
    key('Authentication', '02', 0x82, bitString(bytes('20'), 5), false),
    key('Signature', '03', 0x83, bitString(bytes('0040'), 6), true),
  ]);
}

/** As long as with all certificates: the place of an absent one is zeros at the end. */
function certificates({ isNew, hasAuthentication, hasSignature }: Contents): Buffer {
  const entry = (label: string, id: string, file: string, isAuthority: boolean) =>
    sequence(
      sequence(utf8String(label), isNew ? publicObject : privateObject, authenticationObject),
      sequence(
        octetString(bytes(id)),
        ...(isAuthority ? [boolean(true)] : []),
        ...(isNew ? [tlv(0x83, bytes('00'))] : []),
      ),
      tlv(0xa1, sequence(path(`3F00DF00${file}`))),
    );
  const all = [
    { has: hasAuthentication, record: entry('Authentication', '02', '5038', false) },
    { has: hasSignature, record: entry('Signature', '03', '5039', false) },
    { has: true, record: entry('CA', '04', '503A', true) },
    { has: true, record: entry('Root', '06', '503B', true) },
  ];
  const full = Buffer.alloc(all.reduce((sum, { record }) => sum + record.length, 0));
  Buffer.concat(all.filter(({ has }) => has).map(({ record }) => record)).copy(full);
  return full;
}
