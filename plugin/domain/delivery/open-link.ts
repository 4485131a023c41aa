/**
 * The host's page that signs the user in and then shows `path` of ours; null when the operator named none. In a query or
 * fragment the path is encoded, in a path it is used unchanged. The link does nothing by itself (rules.md 9.3).
 */
export function openLink(openUrl: string | null, path: string): string | null {
  if (openUrl === null) return null;
  const [before = '', ...after] = openUrl.split('{path}');
  return after.reduce(
    (link, rest) => link + (/[?#]/.test(link) ? encodeURIComponent(path) : path) + rest,
    before,
  );
}
