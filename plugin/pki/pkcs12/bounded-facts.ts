import type { KeystoreFacts } from './keystore-content.ts';

/** Characters of a name, an identifier or an algorithm; X.520 allows less for all that eHealth writes. */
const maxLength = 256;
/** Attributes of a name, usages, policies. */
const maxElements = 64;

/**
 * Facts with every text and list cut: they are kept in clear, read on every page and searched in, so a file must not decide how long
 * its names are. The certificates themselves stay whole (`der`): 1 MiB in all, as the file.
 */
export function boundedFacts(facts: KeystoreFacts): KeystoreFacts {
  return bounded(facts) as KeystoreFacts;
}

function bounded(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.slice(0, maxElements).map(bounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      name === 'der' ? inner : bounded(inner),
    ]),
  );
}

/** Not in the middle of a character beyond U+FFFF. */
function cut(text: string): string {
  return text.length <= maxLength ? text : text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
