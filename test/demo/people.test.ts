import { describe, expect, it } from 'vitest';
import { createDirectory } from '../../demo/data/directory.ts';
import { translator, type DemoKey } from '../../demo/i18n/index.ts';
import { fr } from '../../demo/i18n/fr.ts';
import { certificateName, createPractices, demoPracticeId } from '../../demo/data/people.ts';
import { isCbe, isNihii, isSsin } from '../../plugin/pki/x509/identifier.ts';
import { languages } from '../../plugin/i18n/language.ts';

const practices = createPractices(2_000);
const allUsers = practices.flatMap((practice) => practice.users);

describe('createPractices and certificateName', () => {
  it('creates numbers with valid check digits', () => {
    const numbers = allUsers.flatMap((user) => user.nihii.map(({ number }) => number));
    const organisations = allUsers.flatMap((user) => user.organisations);
    expect(allUsers.flatMap(({ ssin }) => ssin ?? []).filter((ssin) => !isSsin(ssin))).toEqual([]);
    expect(numbers.filter((number) => !isNihii(number))).toEqual([]);
    expect(
      organisations.filter(({ kind, identifier }) =>
        kind === 'group' ? !isNihii(identifier) : !isCbe(identifier),
      ),
    ).toEqual([]);
    expect(numbers.length).toBeGreaterThan(1_000);
    expect(organisations.length).toBeGreaterThan(100);
  });

  it('creates unique names and national numbers', () => {
    const names = allUsers.map(({ displayName }) => displayName.replace(/^Dr /, ''));
    const ssins = allUsers.flatMap(({ ssin }) => ssin ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(ssins).size).toBe(ssins.length);
  });

  it('returns the same users for each start', () => {
    expect(createPractices(2_000)).toEqual(practices);
  });

  it('returns the certificate name in capitals, without accents and title', () => {
    expect(certificateName('Dr Élise Aubépine')).toBe('ELISE AUBEPINE');
  });
});

describe('createDirectory', () => {
  const directory = createDirectory(practices);

  it('finds users by part of a name when the accents differ', async () => {
    const page = await directory.listUsers(demoPracticeId, { text: 'AUBEP', offset: 0, limit: 10 });
    expect(page.users.map(({ id }) => id)).toEqual(['elise']);
    expect(page.total).toBe(1);
  });

  it('returns pages without gap or overlap', async () => {
    const pageAt = async (offset: number): Promise<readonly string[]> => {
      const page = await directory.listUsers(demoPracticeId, { text: '', offset, limit: 500 });
      return page.users.map(({ id }) => id);
    };
    const ids = (await Promise.all([0, 500, 1000, 1500].map(pageAt))).flat();
    expect(new Set(ids).size).toBe(2_000);
  });

  it('returns no user of another practice', async () => {
    expect(await directory.findUser(demoPracticeId, 'odile')).toBeUndefined();
    expect(await directory.findUser('cabinet-voisin', 'elise')).toBeUndefined();
  });
});

describe('demo texts', () => {
  const keys = Object.keys(fr) as DemoKey[];
  const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

  it.each(languages)('contains every text in %s with the same placeholders', (language) => {
    const t = translator(language);
    const wrong = keys.filter(
      (key) => t(key) === '' || placeholders(t(key)).join() !== placeholders(fr[key]).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('uses the typographic apostrophe in French', () => {
    expect(keys.filter((key) => fr[key].includes("'"))).toEqual([]);
  });
});
