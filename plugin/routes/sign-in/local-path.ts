/**
 * A path inside the plugin that a form asks to go to next, or null. Only what a browser cannot read as another site: one
 * slash first, no backslash, no control character, and no way up out of the mount path.
 */
export function localPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2_000) return null;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes('\\')) return null;
  const [path = ''] = value.split(/[?#]/);
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const climbs = decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..');
  return climbs || decoded.includes('//') || decoded.includes('\\') ? null : value;
}
