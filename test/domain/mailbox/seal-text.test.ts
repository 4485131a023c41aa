import { describe, expect, it } from 'vitest';
import { sealText } from '../../../plugin/domain/mailbox/seal-text.ts';
import { fatalProblems, sealErrors, sealWarnings } from '../../../plugin/ehealth/etee/problem.ts';
import { seal } from '../../../plugin/i18n/fr/seal.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';

const problems = [...fatalProblems, ...sealErrors, ...sealWarnings];

describe.each(languages)('sealText in %s', (language) => {
  it('returns a sentence of its own and a remedy for every problem', () => {
    const texts = problems.map((problem) => sealText(problem, translator(language)));
    expect(new Set(texts.map(({ message }) => message)).size).toBe(problems.length);
    for (const { message, remedy } of texts)
      for (const text of [message, remedy]) expect(text).toMatch(/^\p{Lu}.{10,}\.$/u);
  });
});

it('contains no text for a problem that does not exist', () => {
  const known = problems.flatMap((one) => [`seal.${one}.message`, `seal.${one}.remedy`]);
  expect(Object.keys(seal).sort()).toEqual(known.sort());
});
