import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate, parseValidityDate } from '../../../plugin/eid/card/identity-date.ts';

const months = {
  French: 'JAN FEV MARS AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC',
  Dutch: 'JAN FEB MAAR APR MEI JUN JUL AUG SEP OKT NOV DEC',
  German: 'JAN FEB MÄR APR MAI JUN JUL AUG SEP OKT NOV DEZ',
};

describe('parseBirthDate', () => {
  it.each(Object.entries(months))('reads a date in %s for any day', (language, names) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1900, max: 2030 }),
        (day, month, year) => {
          const name = names.split(' ')[month]!;
          const twoDigits = `${day}`.padStart(2, '0');
          // The French and Dutch month field is four wide; German dates have dots
          const text =
            language === 'German'
              ? `${twoDigits}.${name}.${year}`
              : `${twoDigits} ${name.padEnd(4)} ${year}`;
          const expected = `${year}-${`${month + 1}`.padStart(2, '0')}-${twoDigits}`;
          expect(parseBirthDate(text)).toBe(expected);
          expect(parseBirthDate(text.normalize('NFD'))).toBe(expected);
        },
      ),
    );
  });

  it.each([
    ['14 JUL  1985', '1985-07-14'],
    ['02.MÄR.1979', '1979-03-02'],
    ['   MAAR 1950', '1950-03'],
    ['        1950', '1950'],
    ['1950', '1950'],
    ['29 FEB  2000', '2000-02-29'],
    ['30 FEB  2000', null],
    ['29 FEV  1999', null],
    ['14 XYZ  1985', null],
    ['14 JUL  85', null],
    ['A 14 JUL 1985', null],
    ['', null],
  ])('returns for %j the date %s', (text, expected) => {
    expect(parseBirthDate(text)).toBe(expected);
  });
});

it.each([
  ['01.02.2034', '2034-02-01'],
  [' 01.02.2034 ', '2034-02-01'],
  ['01. 2.2034', null],
  ['31.04.2034', null],
  ['00.01.2034', null],
  ['2034-02-01', null],
  ['', null],
])('returns for the validity date %j: %s', (text, expected) => {
  expect(parseValidityDate(text)).toBe(expected);
});
