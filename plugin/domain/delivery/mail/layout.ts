import type { Language } from '../../../i18n/language.ts';

/** A mail before it has a sender: made from what is true when it leaves. */
export interface MailMessage {
  /** Of the delivery: the Message-ID is made from it, so a message sent twice is recognised as one. */
  readonly id: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Attached as text/calendar; null for none. */
  readonly calendar: string | null;
}

/** What a mail says, in the order it is read. */
export interface MailContent {
  readonly id: string;
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Name and value, e.g. the holder and the end of validity. */
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** The one link, which asks for a sign-in; null where the host has no such page. */
  readonly button: { readonly label: string; readonly url: string } | null;
  readonly closing: readonly string[];
  readonly calendar: string | null;
}

/** Writes a mail as text and as HTML that says the same, without images, scripts or anything from elsewhere. */
export function composeMail(content: MailContent): MailMessage {
  const { id, language, calendar } = content;
  return {
    id,
    language,
    // A header is one line, for any name
    subject: content.subject.replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ').trim(),
    text: asText(content),
    html: asHtml(content),
    calendar,
  };
}

function asText(content: MailContent): string {
  const { button } = content;
  const blocks = [
    content.greeting,
    content.subject,
    ...content.paragraphs,
    content.facts.map(([name, value]) => label(name, content.language) + value).join('\n'),
    ...content.sections.map(({ title, lines }) =>
      [title, ...lines.map((line) => `- ${line}`)].join('\n'),
    ),
    button === null ? '' : `${label(button.label, content.language).trimEnd()}\n${button.url}`,
    ...content.closing,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** French sets a colon off by a blank that does not break. */
const label = (name: string, language: Language) => `${name}${language === 'fr' ? '\u00a0' : ''}: `;

/* Mail programs read few styles and no stylesheet: these are inline at each element. Colours keep 4.5:1 on white. */
const font = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1b2733';
const small = 'font-size:14px;color:#4a5865;margin:0 0 12px';

function asHtml(content: MailContent): string {
  const { button } = content;
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const body = [
    paragraph(content.greeting),
    `<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escapeHtml(content.subject)}</h1>`,
    ...content.paragraphs.map(paragraph),
    factTable(content.facts),
    ...content.sections.map(
      ({ title, lines }) =>
        `<h2 style="font-size:17px;margin:24px 0 8px">${escapeHtml(title)}</h2>\n<ul style="margin:0 0 16px;padding-left:20px">${lines
          .map((line) => `<li>${escapeHtml(line)}</li>`)
          .join('')}</ul>`,
    ),
    button === null
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 20px;background:#0b5cad;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:bold">${escapeHtml(button.label)}</a></p>`,
    ...content.closing.map((text) => `<p style="${small}">${escapeHtml(text)}</p>`),
  ];
  return `<!DOCTYPE html>
<html lang="${content.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;${font}">
<div style="max-width:600px">
${body.filter((part) => part !== '').join('\n')}
</div>
</body>
</html>
`;
}

function factTable(facts: MailContent['facts']): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ([name, value]) =>
      `<tr><th scope="row" style="text-align:left;padding:4px 16px 4px 0;font-weight:normal;color:#4a5865;vertical-align:top">${escapeHtml(name)}</th><td style="padding:4px 0;font-weight:bold">${escapeHtml(value)}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:0 0 16px">${rows.join('')}</table>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
