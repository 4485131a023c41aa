/** Elements after which a reader of plain text needs a new line. */
const blocks =
  /^\/?(?:address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|title|tr|ul)$/;
/** Elements whose content no browser shows. */
const unseen = new Set(['head', 'noscript', 'script', 'style', 'template', 'title']);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: '’',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lt: '<',
  mdash: '—',
  nbsp: '\u00a0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsquo: '’',
  euro: '€',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
};

/**
 * The words of an HTML document, for those who read without frames. Understands enough of HTML for a letter or a text of eHealth, and
 * never interprets it: what comes out is plain text. Linear in the length of the document.
 */
export function plainText(html: string): string {
  const tokens = html.split(/(<!--.*?(?:-->|$)|<[/!?a-z][^>]*>)/is);
  let skipping: string | null = null;
  let text = '';
  for (const token of tokens) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (skipping !== null) {
      if (tag?.[1] === '/' && name === skipping) skipping = null;
      continue;
    }
    if (tag !== null) {
      if (tag[1] === '' && unseen.has(name)) skipping = name;
      else if (name === 'li' && tag[1] === '') text += '\n• ';
      else if (name === 'td' || name === 'th') text += ' ';
      else if (blocks.test(name)) text += '\n';
    } else if (!/^<[!?/]/.test(token)) {
      text += decoded(token.replaceAll(/[ \t\r\n\f]+/g, ' '));
    }
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const decoded = (text: string): string =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (all, decimal, hex, name) => {
      const code =
        typeof decimal === 'string'
          ? Number(decimal)
          : typeof hex === 'string'
            ? Number.parseInt(hex, 16)
            : null;
      if (code === null) return named[String(name)] ?? all;
      return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff)
        ? String.fromCodePoint(code)
        : '\ufffd';
    },
  );
