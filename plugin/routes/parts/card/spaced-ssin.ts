/** A national number as the identity card prints it. */
export function spacedSsin(ssin: string): string {
  return ssin.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, '$1.$2.$3-$4.$5');
}
