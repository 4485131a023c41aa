/*
 * Search that forgives case and accents: what is searched and what is typed are folded alike, then compared as plain text.
 */

/** Lower case, no accents, ligatures spelled out, runs of blanks as one. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The folded text to store with a row; each field on its own line, so that no word of a query straddles two. */
export function searchText(fields: readonly string[]): string {
  return fields.map(foldText).join('\n');
}

/** What a typed query asks for: every word somewhere in the row, or the number that it spells with dots and blanks. */
export interface SearchTerms {
  readonly term1: string;
  readonly term2: string;
  readonly term3: string;
  readonly term4: string;
  /** Digits alone when nothing but a punctuated number was typed ("00.00.00-000.97"); '' otherwise. */
  readonly digits: string;
}

/** Splits a query into at most four words; what follows the fourth stays with it, as one phrase. */
export function searchTerms(typed: string): SearchTerms {
  const folded = foldText(typed);
  const words = folded.split(' ');
  const [term1 = '', term2 = '', term3 = ''] = words;
  const punctuated = /^\d[\d .\-/]*\d$/.test(folded) && /\D/.test(folded);
  return {
    term1,
    term2,
    term3,
    term4: words.slice(3).join(' '),
    digits: punctuated ? folded.replaceAll(/\D/g, '') : '',
  };
}

/**
 * SQL conditions over a column of {@link searchText} that these terms need, none for an empty query; the terms themselves go
 * in as named parameters. instr, not LIKE: it knows no wildcards that would need escaping.
 */
export function matchesSearch(column: string, terms: SearchTerms): readonly string[] {
  const found = (['term1', 'term2', 'term3', 'term4'] as const)
    .filter((name) => terms[name] !== '')
    .map((name) => `instr(${column}, @${name})`);
  return terms.digits === '' ? found : [`(${found.join(' AND ')} OR instr(${column}, @digits))`];
}
