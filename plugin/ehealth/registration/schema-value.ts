/** One of the words that we know; null for any other, and where there is none. */
export const wordOf = <Word extends string>(words: readonly Word[], text: string | undefined) =>
  words.find((word) => word === text) ?? null;

/** An xs:boolean; null for what is none. */
export function booleanOf(text: string | undefined): boolean | null {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}
