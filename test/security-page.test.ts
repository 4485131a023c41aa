import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../plugin/package-root.ts';

/** Sections of ASVS 5.0.0 with the number of their last requirement of level 1 or 2; in each they are the first ones. V10 and V17 do not apply. */
const sections = `
  1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2
  5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 11.1:2
  11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
  16.1:1 16.2:5 16.3:4 16.4:3 16.5:3`;

const required = [...sections.matchAll(/(\d+\.\d+):(\d+)/g)].flatMap(([, section = '', last]) =>
  Array.from({ length: Number(last) }, (_, index) => `${section}.${index + 1}`),
);

interface Row {
  readonly ids: readonly string[];
  readonly state: string;
  readonly answer: string;
}

/** "1.2.1–1.2.4" is four of them. */
function idsOf(cell: string): string[] {
  return cell.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('–');
    const section = from.slice(0, from.lastIndexOf('.'));
    const [first, last] = [from, to].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
    return Array.from(
      { length: (last ?? 0) - (first ?? 0) + 1 },
      (_, index) => `${section}.${(first ?? 0) + index}`,
    );
  });
}

const page = readFileSync(join(packageRoot(), 'SECURITY.md'), 'utf8');
const rows: readonly Row[] = page
  .slice(page.indexOf('## ASVS'))
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id]) => /^\d+\.\d+\.\d+/.test(id ?? ''))
  .map(([, id = '', state = '', answer = '']) => ({ ids: idsOf(id), state, answer }));

describe('SECURITY.md', () => {
  test('returns one answer for each requirement of ASVS 5.0.0 that applies', () => {
    expect(rows.flatMap(({ ids }) => ids).sort()).toEqual([...required].sort());
  });

  test('keeps to its states, and gives a reason for all that is not whole', () => {
    for (const { ids, state, answer } of rows) {
      expect(['met', 'partly', 'open', 'host', 'n/a']).toContain(state);
      if (state === 'partly' || state === 'open')
        expect([ids, answer.length > 10]).toEqual([ids, true]);
    }
  });

  test('names a test for each attack', () => {
    const attacks = page
      .slice(page.indexOf('## Attacks'))
      .split('\n## ', 1)
      .flatMap((section) => section.split('\n'))
      .filter((line) => /^\|(?! ?-| attack)/.test(line));
    expect(attacks.length).toBeGreaterThan(20);
    expect(attacks.filter((line) => !/`test\/[\w./-]+\.test\.ts`/.test(line))).toEqual([]);
  });
});
