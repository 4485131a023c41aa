const textEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Element text in canonical writing (Canonical XML 1.0, section 2.3). */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (found) => textEscapes[found] ?? found);
}

/** Value of an attribute in double quotes, in canonical writing. */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (found) => attributeEscapes[found] ?? found);
}
