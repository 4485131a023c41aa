import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../../plugin/domain/report/csv.ts';

/** Reads one line as a spreadsheet does (RFC 4180 with semicolons). */
function cellsOf(line: string): string[] {
  expect(line.endsWith('\r\n')).toBe(true);
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/y;
  for (let read = cell.exec(line); read !== null; read = cell.exec(line)) {
    cells.push(read[1]?.replaceAll('""', '"') ?? read[2] ?? '');
    if (read[3] === '\r\n') break;
  }
  expect(cell.lastIndex).toBe(line.length);
  return cells;
}

describe('csvLine', () => {
  test('quotes text, leaves numbers unquoted and writes null as an empty cell', () => {
    expect(csvLine(['Anne; dite "Nan"', -3, null, ''])).toBe('"Anne; dite ""Nan""";-3;;""\r\n');
  });

  test.each([
    ['=1+1', `'=1+1`],
    ['+32 2', `'+32 2`],
    ['-cmd', `'-cmd`],
    ['@SUM(A1)', `'@SUM(A1)`],
    [' \t=1', `'  =1`],
    ['＝HYPERLINK("x")', `'＝HYPERLINK("x")`],
    ["O'Neill = Anne", "O'Neill = Anne"],
    ['…097', '…097'],
  ])('makes no formula of %j', (text, cell) => {
    expect(cellsOf(csvLine([text]))).toEqual([cell]);
  });

  test('writes one cell for each text on one line, and starts no cell like a formula', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const line = csvLine(texts);
        expect(line.slice(0, -2)).not.toMatch(/[\r\n]/);
        const cells = cellsOf(line);
        expect(cells).toHaveLength(texts.length);
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
