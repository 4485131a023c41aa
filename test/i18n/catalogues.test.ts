import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../plugin/errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../plugin/errors.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { errorText, supportText } from '../../plugin/i18n/error-text.ts';
import { formatsFor } from '../../plugin/i18n/format.ts';
import {
  catalogues,
  isMessageKey,
  languageOf,
  languages,
  translator,
} from '../../plugin/i18n/index.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const entries = (language: Language) =>
  Object.entries(catalogues[language] as Readonly<Record<string, string>>);

describe.each(languages)('catalogue in %s', (language) => {
  test('contains exactly the keys of the French catalogue', () => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.fr).sort());
  });

  test('contains the placeholders of the French catalogue', () => {
    const french: Readonly<Record<string, string>> = catalogues.fr;
    for (const [key, text] of entries(language)) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(french[key] ?? '')]);
    }
  });

  test('leaves nothing empty or unfinished', () => {
    for (const [key, text] of entries(language)) {
      expect([key, text.trim() !== '' && !/TODO|\bxxx\b/i.test(text)]).toEqual([key, true]);
    }
  });

  test('states for every error what happened and what to do', () => {
    const t = translator(language);
    for (const code of errorCodes) {
      const { message, remedy } = errorText({ code, params: {} }, t);
      expect([code, message.length > 10, remedy.length > 10]).toEqual([code, true, true]);
      expect(isMessageKey(`error.${code}.message`)).toBe(true);
    }
  });

  test('mentions Caps Lock for a wrong password, and for no other error of a file', () => {
    const t = translator(language);
    const capsLock = /Caps Lock|Verr\. Maj/;
    for (const code of errorCodes.filter((code) => code.startsWith('ERR_KEYSTORE_'))) {
      const { remedy } = errorText({ code, params: {} }, t);
      expect([code, capsLock.test(remedy)]).toEqual([code, code === 'ERR_KEYSTORE_PASSWORD']);
    }
  });
});

test('writes French with curly apostrophes and non-breaking spaces', () => {
  for (const [key, text] of entries('fr')) {
    expect([key, text.includes("'"), / [:;?!»]|« |\p{L}[;?!»]/u.test(text)]).toEqual([
      key,
      false,
      false,
    ]);
  }
});

test('contains no error text for a removed code', () => {
  const known = new Set<string>(errorCodes);
  for (const key of Object.keys(catalogues.fr).filter((key) => key.startsWith('error.ERR_'))) {
    expect(known.has(key.split('.')[1] ?? '')).toBe(true);
  }
});

test('names the file kind when known, and a general kind otherwise', () => {
  const error = { code: 'ERR_KEYSTORE_NOT_PKCS12', params: { kind: 'ehcsr' } } as const;
  expect(errorText(error, translator('en')).message).toContain('.ehcsr');
  const odd = { ...error, params: { kind: 'no-such-kind' } };
  expect(errorText(odd, translator('en')).message).toContain('not an eHealth certificate');
});

test('states what is wrong with a number, and what to do', () => {
  const t = translator('fr');
  const texts = ['Empty', 'Characters', 'Length', 'CheckDigit', 'Profile'].map((problem) =>
    errorText({ code: 'ERR_IDENTIFIER_INVALID', params: { kind: 'person', problem } }, t),
  );
  expect(new Set(texts.map(({ message }) => message)).size).toBe(5);
  expect(texts[3]?.message).toContain('chiffres de contrôle');
  expect(texts[3]?.remedy).toContain('Recopiez');
  expect(texts[4]?.remedy).toContain('dans son profil');
});

test('states the tries left when known, and no number when unknown', () => {
  const t = translator('fr');
  const text = (params: Record<string, number>) => errorText({ code: 'ERR_PIN_WRONG', params }, t);
  expect(text({ triesLeft: 2 }).message).toContain('2 essais');
  expect(text({ triesLeft: 1 }).message).toContain('1 essai.');
  expect(text({ triesLeft: 1 }).remedy).toContain('commune');
  expect(text({}).message).not.toMatch(/\d|\{/);
  expect(text({}).remedy).toContain('ne dit pas combien');
});

test('fills every placeholder of session errors with the fewest parameters', () => {
  const always: Partial<Record<PluginErrorCode, ErrorParams>> = {
    ERR_CLAIM_MISMATCH: { asserted: '…097', certificate: '…196' },
    ERR_QUALITY_NONE: { type: 'NIHII-LABO' },
    ERR_LETTER_RECIPIENTS: { count: 0, limit: 200 },
    ERR_LETTER_RECIPIENT_KEY: { names: 'Clara' },
    ERR_LETTER_RECIPIENT_TOKEN: { names: 'Clara' },
    ERR_LETTER_RECIPIENT_NONE: { names: 'CBE …097 INSTITUTION' },
    ERR_LETTER_TOO_LARGE: { size: 11, limit: 10 },
  };
  const since = errorCodes.indexOf('ERR_SESSION_NONE');
  const until = errorCodes.indexOf('ERR_SETTINGS_INVALID');
  expect(until - since).toBeGreaterThan(40);
  for (const code of errorCodes.slice(since, until)) {
    const params = always[code] ?? {};
    const { message, remedy } = errorText({ code, params }, translator('en'));
    expect([code, `${message} ${remedy}`.includes('{')]).toEqual([code, false]);
  }
});

test('distinguishes the reasons for refusing an answer of eHealth', () => {
  const t = translator('fr');
  const said = (problem: string) =>
    errorText({ code: 'ERR_STS_TOKEN_REFUSED', params: { problem } }, t);
  const problems = [
    ...['context', 'signer', 'signer-expired', 'issuer', 'validity', 'holder-of-key', 'identity'],
    ...['signature', 'unsigned', 'sha1', 'algorithm', 'structure', 'several', 'id', 'confirmation'],
    ...['conditions', 'condition', 'life', 'audience'],
  ];
  expect(new Set(problems.map((problem) => said(problem).message)).size).toBe(problems.length);
  expect(said('validity').remedy).toContain('l’heure');
  expect(said('sha1').remedy).toContain('ehealth.acceptSha1');
  for (const problem of problems.filter((one) => !['validity', 'sha1'].includes(one)))
    expect([problem, said(problem).remedy]).toEqual([problem, expect.stringContaining('détails')]);
});

test.each(languages)(
  'keeps the password out of card, reader and eHealth errors, in %s',
  (language) => {
    const password = /mot de passe|wachtwoord|Kennwort|password/i;
    const t = translator(language);
    const elsewhere = errorCodes.filter((code) =>
      /^ERR_(STS|CARD|READER|MIDDLEWARE|PIN)_/.test(code),
    );
    for (const code of elsewhere) {
      const { message } = errorText({ code, params: {} }, t);
      expect([code, password.test(message)]).toEqual([code, false]);
    }
  },
);

test('fills in placeholders, formats numbers by language, and keeps unknown placeholders', () => {
  const t = translator('fr');
  const text = t('error.ERR_SETTINGS_INVALID.message', { path: 'a.b', problem: '{path}' });
  expect(text).toContain('a.b');
  // Filled-in text is not searched for placeholders
  expect(text).toContain('{path}');
  expect(t('error.ERR_RATE_LIMITED.remedy')).toContain('{seconds}');
  expect(t('error.ERR_RATE_LIMITED.remedy', { seconds: 1200 })).toMatch(/1\s200/);
});

test('formats an instant as the day and time in Belgium', () => {
  const lateEvening = '2026-06-30T22:30:00Z';
  expect(formatsFor('fr').formatDate(lateEvening)).toBe('1er juillet 2026');
  expect(formatsFor('fr').formatDate('2026-07-11T12:00:00Z')).toBe('11 juillet 2026');
  expect(formatsFor('fr').formatDateTime(lateEvening)).toMatch(/^1er juillet 2026/);
  expect(formatsFor('nl').formatDate(lateEvening)).toBe('1 juli 2026');
  expect(formatsFor('de').formatDate(lateEvening)).toBe('1. Juli 2026');
  expect(formatsFor('en').formatDate(lateEvening)).toBe('1 July 2026');
  expect(formatsFor('fr').formatDateTime(lateEvening)).toMatch(/00:30/);
  expect(formatsFor('fr').formatDate('no date')).toBe('–');
});

test.each([
  ['fr-BE', 'fr'],
  ['NL', 'nl'],
  ['de_DE', 'de'],
  ['en-GB', 'en'],
  ['it', undefined],
  ['', undefined],
  ['french', undefined],
])('returns for the locale %s the language %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('shows what eHealth said in the reader’s language where it gave it', () => {
  const note = { code: '899', text: 'no', ticket: null, texts: { fr: 'non' } };
  expect(supportText(note, translator('fr'))).toEqual({ code: '899', text: 'non', ticket: null });
  expect(supportText(note, translator('nl'))).toEqual({ code: '899', text: 'no', ticket: null });
  expect(supportText(null, translator('nl'))).toBeNull();
});
