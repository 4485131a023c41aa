/** What a file is when it is not a keystore; each kind has its own sentence on the screens. */
export type WrongFileKind =
  | 'jks'
  | 'jceks'
  | 'certificate'
  | 'certificate-bundle'
  | 'pem'
  | 'zip'
  | 'ehcsr'
  | 'reqid'
  | 'revocation-request'
  | 'shortcut'
  | 'empty'
  | 'macos-metadata'
  | 'script'
  | 'xml'
  | 'pdf'
  | 'image'
  | 'private-key-der'
  | 'csr'
  | 'unknown';

/**
 * Says what the bytes look like from their beginning. 'pkcs12' promises only that the file starts as one: a damaged
 * keystore is still a keystore, never "not a keystore". The name decides nothing that bytes can decide; it distinguishes
 * the companions of a keystore (.ehcsr, .reqid, .ehrr), whose formats are not public.
 */
export function detectFileType(bytes: Uint8Array, fileName = ''): 'pkcs12' | WrongFileKind {
  const kind = sniffMagic(bytes) ?? sniffDer(bytes) ?? sniffText(bytes) ?? 'unknown';
  if (!openToName.has(kind)) return kind;
  return companions.find(([suffix]) => fileName.toLowerCase().endsWith(suffix))?.[1] ?? kind;
}

/** Kinds a companion file may look like, independent of its real format. */
const openToName: ReadonlySet<string> = new Set<WrongFileKind>([
  'unknown',
  'xml',
  'csr',
  'pem',
  'certificate-bundle',
]);

const companions: readonly (readonly [string, WrongFileKind])[] = [
  ['.ehcsr', 'ehcsr'],
  ['.reqid', 'reqid'],
  ['.ehrr', 'revocation-request'],
];

const magic: readonly (readonly [string, WrongFileKind])[] = [
  ['feedfeed', 'jks'],
  ['cececece', 'jceks'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['4c000000', 'shortcut'],
  ['626f6f6b00000000', 'shortcut'], // macOS alias
  ['00051607', 'macos-metadata'],
  ['00051600', 'macos-metadata'],
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['4d5a', 'script'],
  ['7f454c46', 'script'],
  ['2321', 'script'],
];

function sniffMagic(bytes: Uint8Array): WrongFileKind | null {
  if (bytes.every((byte) => byte === 0)) return 'empty'; // nothing, or what a cloud drive has not downloaded yet
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return magic.find(([prefix]) => start.startsWith(prefix))?.[1] ?? null;
}

/** DER and BER by their first elements. Only tags and the first OID are read; broken lengths are not judged here. */
function sniffDer(bytes: Uint8Array): 'pkcs12' | WrongFileKind | null {
  const outer = header(bytes, 0);
  if (outer === 'cut') return 'pkcs12'; // the stub of a sequence: a download that broke off at once
  if (outer?.tag !== 0x30) return null;
  const first = header(bytes, outer.content);
  // A real keystore is longer than 127 bytes, so its length never takes the short form that text could look like
  if (first === 'cut') return outer.length > 127 || bytes[1] === 0x80 ? 'pkcs12' : null;
  if (first === null) return null;
  if (first.tag === 0x06)
    return oidAt(bytes, outer.content).startsWith('2a864886f70d0107') ? 'certificate-bundle' : null;
  if (first.tag === 0x02) return sniffVersioned(bytes, first);
  if (first.tag !== 0x30) return null;
  // Certificate, request and encrypted PKCS#8 start with two sequences
  const inner = header(bytes, first.content);
  if (inner === 'cut' || inner === null) return null;
  if (inner.tag === 0x06)
    return /^2a864886f70d01(05|0c01)/.test(oidAt(bytes, first.content)) ? 'private-key-der' : null;
  if (inner.tag === 0xa0) return 'certificate';
  if (inner.tag !== 0x02) return null;
  // Version 0 and a name: a request. A serial number and an algorithm: a certificate of version 1
  const second = header(bytes, inner.content + inner.length);
  const third = second === 'cut' || second === null ? second : header(bytes, second.content);
  if (third === 'cut' || third === null) return null;
  return third.tag === 0x31 || (second as Header).length === 0 ? 'csr' : 'certificate';
}

/** SEQUENCE, INTEGER, …: a PFX and every private key begin so. */
function sniffVersioned(bytes: Uint8Array, version: Header): 'pkcs12' | WrongFileKind {
  const value = bytes[version.content];
  const next = header(bytes, version.content + version.length);
  if (value === 3 || next === 'cut') return 'pkcs12';
  if (next === null) return 'unknown';
  if (next.tag === 0x30) {
    const oid = oidAt(bytes, next.content);
    if (oid.startsWith('2a864886f70d0107')) return 'pkcs12';
    return value !== undefined && value <= 1 ? 'private-key-der' : 'pkcs12';
  }
  // PKCS#1: version 0 and a modulus. SEC 1: version 1 and an octet string
  return (value === 0 && next.tag === 0x02) || (value === 1 && next.tag === 0x04)
    ? 'private-key-der'
    : 'unknown';
}

interface Header {
  readonly tag: number;
  readonly content: number;
  /** 0 for an indefinite length. */
  readonly length: number;
}

/** Tag and length at a position; 'cut' when the file ends there, null when no length looks like that. */
function header(bytes: Uint8Array, position: number): Header | 'cut' | null {
  const tag = bytes[position];
  const short = bytes[position + 1];
  if (position === 0 && tag !== 0x30) return null;
  if (tag === undefined || short === undefined) return 'cut';
  if (short < 0x80) return { tag, content: position + 2, length: short };
  const octets = short - 0x80;
  if (octets > 4) return null;
  if (position + 2 + octets > bytes.length) return 'cut';
  let length = 0;
  for (let index = 0; index < octets; index += 1)
    length = length * 256 + (bytes[position + 2 + index] ?? 0);
  return { tag, content: position + 2 + octets, length };
}

/** Hex of an object identifier's content; '' when there is none. */
function oidAt(bytes: Uint8Array, position: number): string {
  const found = header(bytes, position);
  if (found === 'cut' || found?.tag !== 0x06) return '';
  return Buffer.from(bytes.subarray(found.content, found.content + found.length)).toString('hex');
}

function sniffText(bytes: Uint8Array): WrongFileKind | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8';
  const text = Buffer.from(bytes.subarray(0, 4096))
    .toString(encoding)
    .replace(/^\ufeff/, '')
    .trimStart();
  // Base64 of a DER sequence without its frame is a text export as well
  if (text.includes('-----BEGIN ') || /^MI[I-L][A-Za-z0-9+/\r\n]{60}/.test(text)) return 'pem';
  if (text.startsWith('<')) return 'xml';
  if (/^(@echo|rem |setlocal|java |start )/i.test(text)) return 'script';
  if (/^\[InternetShortcut\]|^\[Desktop Entry\]/i.test(text)) return 'shortcut';
  return null;
}
