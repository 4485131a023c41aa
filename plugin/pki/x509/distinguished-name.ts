import type { NameAttribute } from './certificate-facts.ts';

/**
 * Whether two names have the same attributes in the same order. Compares parsed values: string types, and so bytes, may
 * differ between a certificate and its issuer.
 */
export function isSameName(
  one: readonly NameAttribute[],
  other: readonly NameAttribute[],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ type, value }, index) => {
      const counterpart = other[index];
      return counterpart?.type === type && counterpart.value === value;
    })
  );
}
