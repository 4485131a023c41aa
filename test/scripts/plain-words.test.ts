import { ESLint, RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { avoidedWords, plainWords, wordGroups } from '../../scripts/lint/plain-words.js';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

/** What the rule reports for a word at a place. */
const reported = (word: string, where: string) => {
  const instead = wordGroups.find(({ words }) => words.includes(word))?.instead ?? '';
  return { message: `"${word}" in ${where}: write ${instead}` };
};

tester.run('plain-words/names', plainWords.rules.names, {
  valid: [
    {
      name: 'plain names',
      code: 'const notifiedAt = 1; function recheck(state: { nextCheckAt: Date }) {}',
    },
    { name: 'a word inside a longer one', code: 'const returned = background + outstanding;' },
    { name: 'a use of a name that is declared elsewhere', code: 'log(row.toldAt, new Turns());' },
    { name: 'the name that a package gives', code: "import { tell } from 'a-package';" },
    { name: 'a file with a plain name', code: '', filename: 'reader-lock.ts' },
  ],
  invalid: [
    {
      name: 'camelCase, PascalCase, snake_case and capitals',
      code: 'const toldAt = 1; class ReaderTurn {} type Row = { told_at: string }; const TOLD = 2;',
      errors: [
        reported('told', 'the name toldAt'),
        reported('turn', 'the name ReaderTurn'),
        reported('told', 'the name told_at'),
        reported('told', 'the name TOLD'),
      ],
    },
    {
      name: 'abbreviations before a word',
      code: 'const pinTurn = 1; const PINTurn = 2;',
      errors: [reported('turn', 'the name pinTurn'), reported('turn', 'the name PINTurn')],
    },
    {
      name: 'several words in a row',
      code: 'const looksAgainAt = 1;',
      errors: [reported('looks again', 'the name looksAgainAt')],
    },
    {
      name: 'parameters, members and types',
      code: `interface Watch { whom: string; tell(): void }
        class Monitor { #turn = 1; stand() {} }
        const settings = { ground: 1 };
        function send(somebody: string) {}`,
      errors: [
        reported('whom', 'the name whom'),
        reported('tell', 'the name tell'),
        reported('turn', 'the name turn'),
        reported('stand', 'the name stand'),
        reported('ground', 'the name ground'),
        reported('somebody', 'the name somebody'),
      ],
    },
    {
      name: 'the name of a file',
      code: '',
      filename: 'reader-turn.ts',
      errors: [reported('turn', 'the name of the file')],
    },
  ],
});

tester.run('plain-words/texts', plainWords.rules.texts, {
  valid: [
    {
      name: 'plain texts',
      code: "log.warn({}, 'job listener failed'); it('rejects it when …', work);",
    },
    { name: 'other calls', code: "translate('told'); new Map([['told', 1]]);" },
    { name: 'a word inside a longer one', code: "log.info({}, 'the standard turnover');" },
    {
      name: 'plain texts everywhere',
      code: "import a from './turn.ts'; x = 1;",
      options: [{ everyString: true }],
    },
  ],
  invalid: [
    {
      name: 'log messages, also of branches and templates',
      code: "log.warn({ a: 'told' }, 'nobody came'); deps.log.info({}, ok ? 'fine' : `told ${name}`);",
      errors: [reported('nobody', 'a log message'), reported('told', 'a log message')],
    },
    {
      name: 'error messages, also joined',
      code: "throw new PluginError('ERR_A', 'changed ' + 'Meanwhile');",
      errors: [reported('meanwhile', 'an error message')],
    },
    {
      name: 'titles of tests',
      code: `describe('turns', () => { it.each([1])('is told', work); test.skip('somebody', work); });`,
      errors: [
        reported('turns', 'a test title'),
        reported('told', 'a test title'),
        reported('somebody', 'a test title'),
      ],
    },
    {
      name: 'every text where it is asked for',
      code: "const usage = `Mend ${it}`; const help = { text: 'anew' };",
      options: [{ everyString: true }],
      errors: [reported('mend', 'a text'), reported('anew', 'a text')],
    },
  ],
});

const noVerb = { messageId: 'verb' };

tester.run('plain-words/titles', plainWords.rules.titles, {
  valid: [
    {
      name: 'verbs in the third person',
      code: "it('returns null', work); test('rejects a key when it is short', work);",
    },
    {
      name: 'titles of tables and of skipped cases',
      code: "it.each(table)('keeps %s', work); test.skipIf(slow)(`shows ${name}`, work); it.skip('asks', work);",
    },
    { name: 'a verb alone', code: "it('passes', work);" },
    {
      name: 'verbs that begin like a word which is none',
      code: "it('issues one', work); it('hashes it', work); it('washes it', work);",
    },
    { name: 'titles of units', code: "describe('the list', work); describe.each(t)('%s', work);" },
    { name: 'titles from elsewhere', code: 'it(title, work); it.each(table)(titleOf(row), work);' },
    { name: 'other calls', code: "pattern.test('no verb'); /a/.test('no verb'); permit('no', 1);" },
  ],
  invalid: [
    {
      name: 'nouns, articles and placeholders',
      code: "it('a key', work); test('the key is kept', work); it.each(table)('%s', work);",
      errors: [noVerb, noVerb, noVerb],
    },
    {
      name: 'words that end alike',
      code: ['is', 'has', 'was', 'does', 'its', 'this', 'always']
        .map((word) => `it('${word} kept', work);`)
        .join(' '),
      errors: Array.from({ length: 7 }, () => noVerb),
    },
    {
      name: 'other forms of a verb, and capitals',
      code: "it('return null', work); it('never returns', work); it('Returns null', work);",
      errors: [noVerb, noVerb, noVerb],
    },
    {
      name: 'templates',
      code: 'it(`no ${key}`, work); test(`${key} returns`, work);',
      errors: [noVerb, noVerb],
    },
    { name: 'an empty title', code: "it('', work);", errors: [noVerb] },
    { name: 'a joined title', code: "it('a key ' + 'returns', work);", errors: [noVerb] },
  ],
});

describe('no-warning-comments with the word list', () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      rules: {
        'no-warning-comments': ['error', { terms: [...avoidedWords], location: 'anywhere' }],
      },
    },
  });
  const problems = async (code: string) =>
    (await eslint.lintText(code, { filePath: 'code.ts' })).flatMap(({ messages }) => messages);

  it.each([
    '// was told\n',
    '/* Told\n lies */\n',
    '/**\n * What\n * told it.\n */\n',
    'f(); // told\n',
  ])('rejects a word in %j', async (code) => {
    expect(await problems(code)).toMatchObject([{ ruleId: 'no-warning-comments' }]);
  });

  it.each(['// untold, standard, return\n', "const told = 'told';\n"])(
    'accepts %j',
    async (code) => {
      expect(await problems(code)).toEqual([]);
    },
  );
});

describe('word list', () => {
  it('holds each word once, in lower case', () => {
    expect(avoidedWords).toEqual([...new Set(avoidedWords)]);
    expect(avoidedWords).toEqual(avoidedWords.map((word) => word.toLowerCase()));
  });

  it('recommends no avoided word', () => {
    const advice = wordGroups.flatMap(({ instead }) => instead.split(/[^\p{L}]+/u));
    expect(advice.filter((word) => avoidedWords.includes(word))).toEqual([]);
  });
});
