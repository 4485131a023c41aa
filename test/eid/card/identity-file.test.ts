import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFields, parseIdentity } from '../../../plugin/eid/card/identity-file.ts';
import { simpleTlv } from '../../support/card/card-files.ts';

const chip = Buffer.from('534c494e000000000000000000000097', 'hex');
const usual = {
  0x00: Buffer.from([0, 2]),
  0x02: chip,
  0x03: '01.02.2024',
  0x04: '01.02.2034',
  0x06: '00000000097',
  0x07: 'Exemple',
  0x08: 'Alix Noor',
  0x0c: '14 JUL  1985',
  0x11: Buffer.alloc(20, 7),
};

describe('parseFields', () => {
  it('returns fields of any length, and ignores padding after the fields', () => {
    const field = fc.uint8Array({ maxLength: 800 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(
        fc.dictionary(fc.integer({ min: 1, max: 0x1f }).map(String), field),
        fc.nat(300),
        (fields, padding) => {
          const written = { 0: Buffer.from([0, 2]), ...fields };
          const file = Buffer.concat([simpleTlv(written), Buffer.alloc(padding)]);
          const read = parseFields(file);
          const entries = [...(read ?? [])].map(([tag, value]) => [tag, Buffer.from(value)]);
          expect(entries).toEqual(Object.entries(written).map(([tag, v]) => [Number(tag), v]));
        },
      ),
    );
  });

  it.each([254, 255, 256, 509, 510, 511])('reads a field of %i bytes', (size) => {
    const value = Buffer.alloc(size, 1);
    expect(parseFields(simpleTlv({ 1: value }))?.get(1)).toEqual(value);
  });

  it('returns no fields when a field runs over the end', () => {
    const file = simpleTlv(usual);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length - 1 }), (length) => {
        const cut = parseFields(file.subarray(0, length));
        // A cut between two fields leaves a shorter file; anywhere else there is none
        if (cut !== null) {
          expect([...cut.values()].reduce((sum, value) => sum + value.length + 2, 0)).toBe(length);
        }
      }),
    );
  });

  it('returns without an error for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void parseIdentity(bytes)));
  });
});

describe('parseIdentity', () => {
  it('returns the fields of the card', () => {
    expect(parseIdentity(simpleTlv(usual))).toEqual({
      chipNumber: chip.toString('hex').toUpperCase(),
      ssin: '00000000097',
      lastName: 'Exemple',
      firstNames: 'Alix Noor',
      birthDate: '1985-07-14',
      validFrom: '2024-02-01',
      validTo: '2034-02-01',
      photoHash: Buffer.alloc(20, 7),
    });
  });

  it('normalises names to one Unicode form, without trailing blanks', () => {
    const decomposed = 'Aurélie'.normalize('NFD');
    const identity = parseIdentity(simpleTlv({ ...usual, 0x08: `${decomposed}   ` }));
    expect(identity?.firstNames).toBe('Aurélie');
  });

  it('accepts an identity without optional fields', () => {
    const { 0x02: chipNumber, 0x06: ssin } = usual;
    expect(parseIdentity(simpleTlv({ 0x02: chipNumber, 0x06: ssin }))).toMatchObject({
      birthDate: null,
      validTo: null,
      lastName: '',
    });
  });

  it.each(['', '1234567890', '123456789012', '1234567890A'])(
    'returns no identity for the national number %j',
    (ssin) => {
      expect(parseIdentity(simpleTlv({ ...usual, 0x06: ssin }))).toBeNull();
    },
  );
});
