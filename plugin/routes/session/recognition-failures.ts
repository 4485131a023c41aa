/** What eHealth failed to confirm, as a person thinks of it. */
export type FailingPoint = 'quality' | 'nihii' | 'practice' | 'name' | 'organisation' | 'other';

const points: readonly (readonly [RegExp, FailingPoint])[] = [
  // Rights that decide nothing about the profession, though they end like the ones that do
  [/:(usersession|cbe_daas_authorized):boolean$/, 'other'],
  [/:fpsph:[^:]+:boolean$/, 'practice'],
  [/:nihii11$/, 'nihii'],
  [/:(givenname|surname)$/, 'name'],
  [/:recognised\w+:boolean$/, 'organisation'],
  [/:boolean$/, 'quality'],
];

/** In plain words and each once; the attributes' own names are in the details (names: sessions.md section 13). */
export function failingPoints(attributes: readonly string[]): readonly FailingPoint[] {
  const found = attributes.map(
    (name) => points.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
  );
  return [...new Set(found)];
}
