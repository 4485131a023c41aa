import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBerBudget, scanBer } from '../../../plugin/pki/asn1/ber.ts';
import { isSameName, nameKey, readName } from '../../../plugin/pki/x509/distinguished-name.ts';
import { objectIdentifier, sequence, tlv, utf16BigEndian } from '../../../simulator/pki/der.ts';

const types = { utf8: 0x0c, printable: 0x13, teletex: 0x14, ia5: 0x16, universal: 0x1c, bmp: 0x1e };
type TextType = keyof typeof types;

function value(type: TextType, text: string): Buffer {
  if (type === 'bmp') return tlv(types.bmp, utf16BigEndian(text));
  if (type === 'universal') {
    const octets = Buffer.from(text, 'utf16le').swap16();
    const wide = Array.from({ length: text.length }, (_, index) => [
      0,
      0,
      ...octets.subarray(index * 2, index * 2 + 2),
    ]);
    return tlv(types.universal, Buffer.from(wide.flat()));
  }
  return tlv(types[type], Buffer.from(text, type === 'utf8' ? 'utf8' : 'latin1'));
}

const CN = '2.5.4.3';
const OU = '2.5.4.11';
const attribute = (oid: string, content: Buffer) => sequence(objectIdentifier(oid), content);
const relative = (...attributes: readonly Buffer[]) => tlv(0x31, ...attributes);
const read = (...relatives: readonly Buffer[]) =>
  readName(scanBer(sequence(...relatives), createBerBudget(8)));
const common = (type: TextType, text: string) => read(relative(attribute(CN, value(type, text))));

describe('nameKey and isSameName', () => {
  it('takes names for the same when string type, case or blanks differ', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<TextType>('utf8', 'printable', 'teletex', 'ia5', 'universal', 'bmp'),
        fc.constantFrom('Invented CA', 'INVENTED  ca', ' invented\tCA '),
        (type, text) => {
          const [one, other] = [common('utf8', 'Invented CA'), common(type, text)];
          expect(nameKey(other)).toBe(nameKey(one));
          expect(isSameName(one.flat(), other.flat())).toBe(true);
        },
      ),
    );
    expect(nameKey(common('teletex', 'Hélène'))).toBe(nameKey(common('utf8', 'He\u0301lène')));
  });

  it('keeps names apart when an attribute, the order or the grouping differs', () => {
    const one = attribute(CN, value('utf8', 'a'));
    const unit = attribute(OU, value('utf8', 'b'));
    const keys = [
      read(relative(one), relative(unit)),
      read(relative(unit), relative(one)),
      read(relative(one, unit)),
      read(relative(one)),
      read(relative(attribute(OU, value('utf8', 'a')))),
      read(relative(attribute(CN, value('utf8', 'a b')))),
      read(relative(attribute(CN, value('utf8', 'ab')))),
      read(),
    ].map(nameKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(nameKey(read(relative(unit, one)))).toBe(nameKey(read(relative(one, unit))));
  });

  it('returns a text all the same when the octets are not in the encoding of their type', () => {
    const text = (tag: number, octets: Buffer) =>
      read(relative(attribute(CN, tlv(tag, octets)))).flat()[0]?.value;
    expect(text(types.utf8, Buffer.from('Hélène', 'latin1'))).toBe('Hélène');
    expect(text(types.printable, Buffer.from('Hélène', 'utf8'))).toBe('Hélène');
    expect(text(types.bmp, Buffer.from('abc'))).toBe('abc');
    expect(text(types.universal, Buffer.from('ffffffff', 'hex'))).toBe('\uFFFD');
    expect(text(0x04, Buffer.from('ab'))).toBe('#04026162');
  });
});
