import { DerRefusal, members, type DerValue } from './der-reader.ts';
import { objectIdentifier, printableString, sequence, setOf, utf8String } from './der.ts';

const attributeTypes = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  GN: '2.5.4.42',
} as const;

/** One relative name; neither eHealth nor the citizens' CA ever puts two attributes into one. */
type NamePart = readonly [keyof typeof attributeTypes, string];

export type DistinguishedName = readonly NamePart[];

/** Who a certificate is made out to. `name` in capitals without accents, as eHealth writes it. */
export interface CertificateHolder {
  /** SSIN, CBE, NIHII-GROUP … */
  readonly type: string;
  /** Digits, padded to the length of the type. */
  readonly id: string;
  /** Distinguishes several certificates of one organisation; null for persons. */
  readonly applicationId: string | null;
  readonly name: string;
}

/** The subject of a leaf in the order eHealth's certificates have it. */
export function holderName(holder: CertificateHolder): DistinguishedName {
  const identifier = `${holder.type}=${holder.id}`;
  return [
    ['C', 'BE'],
    ['O', 'Federal Government'],
    ...(holder.applicationId === null ? [] : [['OU', holder.applicationId] as const]),
    ['OU', identifier],
    ['OU', holder.name],
    ['OU', 'eHealth-platform Belgium'],
    ['CN', holder.applicationId === null ? identifier : `${identifier}, ${holder.applicationId}`],
  ];
}

/** DER of a Name: countries and serial numbers as PrintableString (RFC 5280, appendix A), the rest as UTF8String. */
export function encodeName(name: DistinguishedName): Buffer {
  return sequence(
    ...name.map(([type, value]) =>
      setOf(
        sequence(
          objectIdentifier(attributeTypes[type]),
          type === 'C' || type === 'serialNumber' ? printableString(value) : utf8String(value),
        ),
      ),
    ),
  );
}

/** Reads a Name of UTF8String and PrintableString. Throws {@link DerRefusal} for other types of strings and for attributes that no holder has. */
export function decodeName(value: DerValue | undefined): DistinguishedName {
  return members(value).map((relative): NamePart => {
    const [attribute, ...others] = members(relative, 0x31);
    const [oid, text] = members(attribute);
    const type = Object.entries(attributeTypes).find(
      ([, dotted]) => oid?.encoded.equals(objectIdentifier(dotted)) === true,
    )?.[0];
    const isText = text?.tag === 0x0c || text?.tag === 0x13;
    if (type === undefined || !isAttributeType(type) || others.length > 0 || !isText) {
      throw new DerRefusal('an attribute of the name is unknown');
    }
    if (type === 'C' && text.tag !== 0x13) throw new DerRefusal('a country is a PrintableString');
    return [type, text.contents.toString('utf8')];
  });
}

/** The RFC 2253 text of a name, last part first: what Java uses as the alias of a chain certificate. */
export function nameText(name: DistinguishedName): string {
  return [...name]
    .reverse()
    .map(([type, value]) =>
      type === 'serialNumber'
        ? `2.5.4.5=#${printableString(value).toString('hex')}`
        : `${type}=${value.replaceAll(/[,+"\\<>;=]/g, (character) => `\\${character}`)}`,
    )
    .join(',');
}

/** The name behind Node's text of a subject or issuer. Throws a TypeError for attributes that the simulator never writes. */
export function readName(text: string): DistinguishedName {
  return text.split('\n').map((line): NamePart => {
    const at = line.indexOf('=');
    const type = line.slice(0, at);
    if (!isAttributeType(type)) throw new TypeError(`${type} is in no name of the simulator's`);
    return [type, line.slice(at + 1).replaceAll(/\\(.)/g, '$1')];
  });
}

const isAttributeType = (type: string): type is keyof typeof attributeTypes =>
  Object.hasOwn(attributeTypes, type);
