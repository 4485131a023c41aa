/*
 * Browser and system out of a User-Agent header (RFC 9110, 10.1.5), coarse: for a person who asks "was that me?", never for a
 * decision.
 */

/** The first that fits: Edge and Opera also say "Chrome", and Chrome also says "Safari". */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:(?:Headless)?Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

/** Android also says "Linux", an iPhone also says "Mac OS X". */
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox, Windows"; '' for what names neither. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (userAgent ?? '').slice(0, 500);
  return [browsers, systems]
    .flatMap((table) => table.find(([pattern]) => pattern.test(named))?.[1] ?? [])
    .join(', ');
}
