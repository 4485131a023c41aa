/** A Content-Type header, taken apart (RFC 2045, 5.1). */
export interface ContentType {
  /** `type/subtype`, in lower case; '' where there is none. */
  readonly mediaType: string;
  /** By their names in lower case; of two with the same name the first. */
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const media = new RegExp(`^[ \\t]*(${token}/${token})[ \\t]*(?=;|$)`);
const parameter = new RegExp(
  `;[ \\t]*(?:(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^ \\t;"]*)))?[ \\t]*(?=;|$)`,
  'ys',
);
const maxLength = 2_000;

/** What cannot be read ends the parameters; those before it count. Values without quotes may have characters that need them. */
export function parseContentType(header: string): ContentType {
  const text = header.slice(0, maxLength).replace(/\r?\n[ \t]+/g, ' ');
  const found = media.exec(text);
  if (found === null) return { mediaType: '', parameters: new Map() };
  const parameters = new Map<string, string>();
  parameter.lastIndex = found[0].length;
  for (let one = parameter.exec(text); one !== null; one = parameter.exec(text)) {
    const [, name, quoted, bare = ''] = one;
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/gs, '$1') ?? bare);
  }
  return { mediaType: (found[1] ?? '').toLowerCase(), parameters };
}
