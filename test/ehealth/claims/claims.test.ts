import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInClaims } from '../../../plugin/ehealth/claims/claims-table.ts';
import {
  createClaimsTable,
  namingHeader,
  qualityOfHolder,
} from '../../../plugin/ehealth/claims/claims.ts';
import { organisationQualities, qualities } from '../../../plugin/ehealth/claims/quality.ts';
import type { BuiltInQuality as Quality } from '../../../plugin/ehealth/claims/quality.ts';
import type { TokenSubject } from '../../../plugin/ehealth/claims/claims.ts';

const subject = (quality: Quality): TokenSubject => ({
  quality,
  ssin: '00000000196',
  organisation: '00000196',
});

const P = 'urn:be:fgov:person:ssin';
const O = 'urn:be:fgov:ehealth:1.0';

describe('claims table', () => {
  it('asserts the person, and asks for the claims of a doctor', () => {
    expect(createClaimsTable().claimsFor(subject('doctor'))).toEqual({
      asserted: [
        { uri: `${O}:certificateholder:person:ssin`, value: '00000000196' },
        { uri: P, value: '00000000196' },
      ],
      designators: [
        { uri: `${P}:doctor:boolean`, must: 'true' },
        { uri: `${P}:ehealth:1.0:doctor:nihii11`, must: 'not-empty' },
        { uri: `${P}:ehealth:1.0:givenname`, must: 'not-empty' },
        { uri: `${P}:ehealth:1.0:surname`, must: 'not-empty' },
        { uri: `${P}:ehealth:1.0:fpsph:doctor:boolean`, must: 'true' },
      ],
    });
  });

  it('asserts a person and an organisation for a pharmacy', () => {
    const { asserted } = createClaimsTable().claimsFor(subject('pharmacy'));
    expect(asserted.map(({ value }) => value)).toEqual([
      '00000000196',
      '00000000196',
      '00000000196',
      '00000196',
    ]);
  });

  // Assert, ask, and how many of those must be true: a name lost or added shows here even without the reference
  it.each<[Quality, number, number, number]>([
    ['doctor', 2, 5, 2],
    ['nurse', 2, 6, 2],
    ['dentist', 2, 3, 2],
    ['physiotherapist', 2, 6, 2],
    ['midwife', 2, 5, 2],
    ['logopedist', 2, 5, 2],
    ['dietician', 2, 5, 2],
    ['clinicalpsychologist', 2, 5, 2],
    ['optician', 2, 3, 0],
    ['podologist', 2, 3, 0],
    ['pharmacy', 4, 3, 2],
    ['medicalhouse', 2, 3, 2],
    ['guardpost', 2, 3, 2],
    ['sortingcenter', 2, 3, 2],
    ['officedoctors', 2, 2, 1],
    ['groupofdoctors', 2, 2, 1],
    ['groupofnurses', 2, 2, 1],
    ['reeducation', 2, 4, 3],
    ['hospital', 2, 2, 2],
    ['enterprise', 1, 3, 1],
    ['institution', 3, 0, 0],
    ['ehp', 2, 1, 1],
  ])(
    'returns for %s: %i claims to assert, %i to ask, %i of which must be true',
    (quality, assert, ask, mustBeTrue) => {
      const claims = createClaimsTable().claimsFor(subject(quality));
      expect(claims.asserted).toHaveLength(assert);
      expect(claims.designators).toHaveLength(ask);
      expect(claims.designators.filter(({ must }) => must === 'true')).toHaveLength(mustBeTrue);
    },
  );

  it.each(qualities)('names every claim of %s once, by a name of eHealth', (quality) => {
    const { asserted, designators } = createClaimsTable().claimsFor(subject(quality));
    const uris = [...asserted, ...designators].map(({ uri }) => uri);
    expect(new Set(uris).size).toBe(uris.length);
    for (const uri of uris)
      expect(uri).toMatch(/^urn:be:fgov(?::[a-z0-9.-]+|:cbe_daas_authorized)+$/);
  });

  it.each(organisationQualities)('asserts the certificate holder once for %s', (quality) => {
    const { asserted } = createClaimsTable().claimsFor(subject(quality));
    expect(asserted.filter(({ uri }) => uri.includes(':certificateholder:'))).toHaveLength(1);
  });

  it('rejects a quality when the subject lacks its number', () => {
    expect(() =>
      createClaimsTable().claimsFor({
        quality: 'pharmacy',
        ssin: '00000000196',
        organisation: null,
      }),
    ).toThrow(expect.objectContaining({ code: 'ERR_QUALITY_UNFIT' }));
  });

  it('replaces a built-in row when the settings have a row for the quality', () => {
    const table = createClaimsTable({
      doctor: {
        assert: [{ uri: P, value: 'ssin' }],
        ask: [`${P}:doctor:boolean`, 'urn:be:fgov:new'],
        optional: ['urn:be:fgov:new'],
      },
    });
    expect(table.claimsFor(subject('doctor')).designators).toEqual([
      { uri: `${P}:doctor:boolean`, must: 'true' },
      { uri: 'urn:be:fgov:new', must: 'optional' },
    ]);
    expect(table.claimsFor(subject('nurse'))).toEqual(
      createClaimsTable().claimsFor(subject('nurse')),
    );
  });

  it('adds extra claims as optional, each once', () => {
    const table = createClaimsTable({}, [P, `${P}:doctor:boolean`, 'urn:extra', 'urn:extra']);
    const { asserted, designators } = table.claimsFor(subject('doctor'));
    expect(asserted).toHaveLength(2);
    expect(designators).toHaveLength(6);
    expect(designators[0]).toEqual({ uri: `${P}:doctor:boolean`, must: 'true' });
    expect(designators.at(-1)).toEqual({ uri: 'urn:extra', must: 'optional' });
  });
});

describe('claims of a pharmacy', () => {
  it('names the person in charge as holder of the pharmacy when that is another than the user', () => {
    const titular = '00000000097';
    const { asserted } = createClaimsTable().claimsFor({ ...subject('pharmacy'), titular });
    expect(asserted).toEqual([
      { uri: `${O}:certificateholder:person:ssin`, value: '00000000196' },
      { uri: P, value: '00000000196' },
      { uri: `${P}:ehealth:1.0:pharmacy-holder`, value: titular },
      { uri: `${O}:pharmacy:nihii-number`, value: '00000196' },
    ]);
  });
});

describe('namingHeader', () => {
  it('names the person of the header, and lets what depends on the organisation as holder stay empty', () => {
    const claims = createClaimsTable().claimsFor(subject('groupofnurses'));
    expect(namingHeader(claims, '00000000097')).toEqual({
      asserted: [
        { uri: `${O}:certificateholder:person:ssin`, value: '00000000097' },
        { uri: `${O}:groupofnurses:nihii-number`, value: '00000196' },
      ],
      designators: [
        {
          uri: `${O}:groupofnurses:nihii-number:recognisedgroupofnurses:nihii11`,
          must: 'not-empty',
        },
        {
          uri: `${O}:certificateholder:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`,
          must: 'optional',
        },
      ],
    });
  });
});

describe('qualities that the settings add', () => {
  const row = {
    assert: [{ uri: 'urn:lab', value: 'organisation' as const }],
    ask: ['urn:lab:boolean'],
    optional: [],
    holders: ['NIHII-LABO'],
  };

  it('makes the claims of their row', () => {
    const added = { ...subject('doctor'), quality: 'x-laboratory' } as const;
    expect(createClaimsTable({ 'x-laboratory': row }).claimsFor(added)).toEqual({
      asserted: [{ uri: 'urn:lab', value: '00000196' }],
      designators: [{ uri: 'urn:lab:boolean', must: 'true' }],
    });
    expect(() => createClaimsTable().claimsFor(added)).toThrow(
      expect.objectContaining({ code: 'ERR_QUALITY_UNFIT' }),
    );
  });
});

describe('qualityOfHolder', () => {
  it.each<[string, Quality | null]>([
    ['NIHII-MEDICAL_HOUSE', 'medicalhouse'],
    ['NIHII-GUARD_POST', 'guardpost'],
    ['NIHII-SORTING_CENTER', 'sortingcenter'],
    ['NIHII-OFFICE_DOCTORS', 'officedoctors'],
    ['NIHII-GROUP_DOCTORS', 'groupofdoctors'],
    ['NIHII-GROUP', 'groupofnurses'],
    ['NIHII-REEDUCATION', 'reeducation'],
    ['NIHII-HOSPITAL', 'hospital'],
    ['CBE', 'enterprise'],
    ['EHP', 'ehp'],
    ['SSIN', null],
    ['NIHII-PHARMACY', 'pharmacy'],
    ['NIHII-LABO', null],
    ['NIHII-HOME_SERVICES', null],
    ['SITE', null],
    ['constructor', null],
  ])('returns for the holder type %s the quality %s', (type, quality) =>
    expect(qualityOfHolder(type)).toBe(quality),
  );
});

const registration = '../shared/domain/registration.md';

it.skipIf(!existsSync(registration))(
  'returns a quality, or none, for every type of holder that eHealth registers',
  () => {
    const text = readFileSync(registration, 'utf8');
    const [, listed = ''] = /\* Types and lengths: (.*?)\. A list/s.exec(text) ?? [];
    const types = [...listed.matchAll(/(?<![A-Z])-?[A-Z][A-Z0-9_]+(?:-[A-Z][A-Z_]+)*/g)]
      .map(([name]) => (name.startsWith('-') ? `NIHII${name}` : name))
      .filter((name) => !['NIHII-'].includes(name));
    expect(types.length).toBeGreaterThan(30);
    const withQuality = types.filter((type) => qualityOfHolder(type) !== null);
    expect(withQuality.sort()).toEqual([
      ...['CBE', 'EHP', 'NIHII-GROUP', 'NIHII-GROUP_DOCTORS', 'NIHII-GUARD_POST'],
      ...['NIHII-HOSPITAL', 'NIHII-MEDICAL_HOUSE', 'NIHII-OFFICE_DOCTORS', 'NIHII-PHARMACY'],
      ...['NIHII-REEDUCATION', 'NIHII-SORTING_CENTER'],
    ]);
  },
);

const reference = '../shared/domain/sessions.md';

describe.skipIf(!existsSync(reference))('claims in the reference of the domain', () => {
  it('asserts exactly the names of the reference for organisations', () => {
    const asserted = referenceAssertions();
    expect([...asserted.keys()].sort()).toEqual([...organisationQualities, 'pharmacy'].sort());
    for (const [quality, uris] of asserted) {
      const ours = builtInClaims[quality].assert.map(({ uri }) => uri);
      expect(ours.sort(), quality).toEqual([...uris].sort());
    }
  });

  it('asserts exactly the names of the reference for every other person', () => {
    const persons = qualities.filter(
      (one) => one !== 'pharmacy' && !organisationQualities.some((other) => other === one),
    );
    const line = /\*\*Persons\*\* assert[^`]*`([^`]+)` and `([^`]+)`/.exec(section()) ?? [];
    const names = line.slice(1).map((name) => inFull(name));
    expect(names).toHaveLength(2);
    for (const quality of persons) {
      expect(builtInClaims[quality].assert.map(({ uri }) => uri)).toEqual(names);
    }
  });

  it('asks for exactly the names of the reference', () => {
    const asked = referenceRows();
    expect(asked.size).toBeGreaterThanOrEqual(16);
    for (const [quality, uris] of asked) {
      expect([...builtInClaims[quality].ask].sort(), quality).toEqual([...uris].sort());
    }
  });
});

const section = (): string =>
  /## 13\.[\s\S]+?## 14\./.exec(readFileSync(reference, 'utf8'))?.[0] ?? '';

const inFull = (name: string, x = ''): string =>
  name
    .replace(/^P(?=:|$)/, P)
    .replace(/^O:/, `${O}:`)
    .replaceAll(/X(?=:)/g, x);

/** The middle column of the table of organisations; "same pattern" is that of its first row. */
function referenceAssertions(): Map<Quality, string[]> {
  const rows = new Map<Quality, string[]>();
  let pattern = '';
  for (const line of section().split('\n')) {
    const cells = line.split(' | ').map((cell) => cell.replaceAll('|', '').trim());
    if (!line.startsWith('| ') || cells.length !== 3) continue;
    const [named = '', asserted = ''] = cells;
    if (pattern === '' && asserted.includes(':X:')) pattern = asserted;
    const names = asserted === 'same pattern' ? pattern : asserted;
    for (const word of named.replace(/\(.*\)|\*\*.*\*\*/g, '').split(',')) {
      const quality = qualities.find((one) => one === word.trim());
      if (quality === undefined) continue;
      const uris = Array.from(names.matchAll(/`([^`]+)`/g), ([, name]) =>
        inFull(name ?? '', quality),
      );
      rows.set(quality, uris);
    }
  }
  return rows;
}

/** Rows of the two tables of section 13 whose last cell spells its names out (some refer to another row in words). */
function referenceRows(): Map<Quality, string[]> {
  const rows = new Map<Quality, string[]>();
  for (const line of section()
    .split('\n')
    .filter((text) => text.startsWith('| '))) {
    const cells = line.split(' | ').map((cell) => cell.replaceAll('|', '').trim());
    const last = (cells.at(-1) ?? '').replace(/\([^)]*\)/g, '');
    if (last === '' || last.includes('…') || /^(?:as|same) /.test(last)) continue;
    const uris = Array.from(last.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');
    const named = (cells[0] ?? '').replace(/\(.*\)|\*\*.*\*\*|, in addition/g, '');
    for (const word of named.split(',').map((text) => text.trim())) {
      const quality = qualities.find((one) => one === word);
      if (quality === undefined) continue;
      const full = uris.map((uri) => inFull(uri, quality));
      rows.set(quality, [...(rows.get(quality) ?? []), ...full]);
    }
  }
  return rows;
}
