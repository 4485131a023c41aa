import type { Cheerio, CheerioAPI } from 'cheerio';
import { load } from 'cheerio';

/*
 * Finds the parts of a page as its readers do: by role and accessible name, by label, by heading. A class says how a part looks,
 * so no test selects by one. What a part shows by its colour is in the attribute data-tr-tone, -badge or -notice.
 */

type PageNode = Parameters<CheerioAPI['contains']>[0];
export type Parts = Cheerio<PageNode>;
/** A whole page, or the part of it to look in. */
export type Within = CheerioAPI | Parts;

export const readPage = (html: string): CheerioAPI => load(html);

/** Text that would be an element if a page let it through. */
export const hostile = `<img src=x onerror="alert(1)">&"'`;

/** Which elements have a role without saying so, of those that the views use. */
const implicit = {
  alert: '',
  banner: 'body > header',
  button: 'button',
  checkbox: 'input[type=checkbox]',
  columnheader: 'th[scope=col]',
  combobox: 'select',
  complementary: 'aside',
  definition: 'dd',
  form: 'form',
  group: 'details, fieldset',
  heading: 'h1, h2, h3, h4, h5, h6',
  img: 'img:not([alt=""])',
  link: 'a[href]',
  list: 'ul, ol',
  listitem: 'li',
  main: 'main',
  navigation: 'nav',
  option: 'option',
  radio: 'input[type=radio]',
  region: 'section',
  row: 'tr',
  rowheader: 'th[scope=row]',
  search: '',
  status: '',
  table: 'table',
  term: 'dt',
  textbox: 'input[type=text], textarea',
} as const;

type Role = keyof typeof implicit;

/** Roles that a part has only when it has a name. */
const namedOnly: ReadonlySet<Role> = new Set<Role>(['form', 'region']);

/** Text with its blanks folded, as a reader sees it. */
export const words = (text: string | Parts): string =>
  (typeof text === 'string' ? text : text.text()).replaceAll(/\s+/g, ' ').trim();

/** The text of each part. */
export const texts = (parts: Parts): string[] => each(parts).map((part) => words(part));

/** An attribute of each part; one that is not there is an empty text. */
export const attributes = (parts: Parts, name: string): string[] =>
  each(parts).map((part) => part.attr(name) ?? '');

/** The parts with this role, in the order of the page; what is hidden from assistive technology is none. */
export function byRole(
  within: Within,
  role: Role,
  { name, level }: { readonly name?: string | RegExp; readonly level?: number } = {},
): Parts {
  const own = implicit[role]
    .split(', ')
    .filter((selector) => selector !== '')
    .map((selector) => `${selector}:not([role])`);
  return keep(rootOf(within).find([`[role=${role}]`, ...own].join(', ')), (part) => {
    if (part.closest('[aria-hidden=true], [hidden]').length > 0) return false;
    if (level !== undefined && !part.is(`h${level}`)) return false;
    if (namedOnly.has(role) && nameOf(part) === '') return false;
    return name === undefined || fits(nameOf(part), name);
  });
}

/** The field with this label; of radio buttons and boxes, the one whose own label it is. */
export const byLabel = (within: Within, label: string | RegExp): Parts =>
  keep(rootOf(within).find('input:not([type=hidden]), select, textarea'), (field) =>
    fits(nameOf(field), label),
  );

/** What a list of terms says of this one. */
export const definitionOf = (within: Within, term: string | RegExp): Parts =>
  byRole(within, 'term', { name: term }).nextAll('dd');

/** The items of a list that have a heading of their own: certificates, users, sessions. */
export const entries = (within: Within): Parts =>
  keep(byRole(within, 'listitem'), (item) => byRole(item, 'heading').length > 0);

/** The part that shows a state by a word and its colour. */
export const badges = (within: Within): Parts => rootOf(within).find('[data-tr-badge]');

/** Notices that the page was drawn with, of this tone or of any; what has just happened is a status instead. */
export const notices = (within: Within, tone?: 'info' | 'caution' | 'critical'): Parts =>
  rootOf(within).find(tone === undefined ? '[data-tr-notice]' : `[data-tr-notice=${tone}]`);

/** What can be done with a certificate or a file: the group of links below it. */
export const actionsOf = (within: Within): Parts =>
  byRole(rootOf(within).find('[data-tr-actions]'), 'link');

/** The colour of a part, by its meaning: ok, attention, unusable, none, info, caution, critical. */
export const toneOf = (part: Parts): string | undefined =>
  part.attr('data-tr-badge') ?? part.attr('data-tr-notice') ?? part.attr('data-tr-tone');

/** What assistive technology calls a part; a simpler rule than that of browsers, enough for what the views hold. */
export function nameOf(part: Parts): string {
  const labelledBy = part.attr('aria-labelledby');
  if (labelledBy !== undefined) return words(labelledBy.split(/\s+/).map(textOfId).join(' '));
  const label = part.attr('aria-label');
  if (label !== undefined) return words(label);
  if (part.is('input, select, textarea')) return shown(labelOf(part));
  if (part.is('fieldset')) return shown(part.children('legend'));
  if (part.is('details')) return shown(part.children('summary'));
  if (part.is('table')) return shown(part.children('caption'));
  if (part.is('img')) return words(part.attr('alt') ?? '');
  if (part.is('section, nav, aside, form, main, ul, ol')) return '';
  return shown(part);

  function textOfId(id: string): string {
    return shown(documentOf(part).find(`[id="${id}"]`));
  }
}

const labelOf = (field: Parts): Parts => {
  const id = field.attr('id');
  const labels =
    id === undefined ? field.slice(0, 0) : documentOf(field).find(`label[for="${id}"]`);
  return labels.length > 0 ? labels : field.closest('label');
};

const documentOf = (part: Parts): Parts => part.parents().last();

const shown = (part: Parts): string => {
  const copy = part.clone();
  copy.find('[aria-hidden=true], [hidden]').remove();
  return words(copy);
};

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

const rootOf = (within: Within): Parts => (typeof within === 'function' ? within.root() : within);

/** The parts for which this holds. */
export const keep = (parts: Parts, holds: (part: Parts) => boolean): Parts =>
  parts.filter((index) => holds(parts.eq(index)));

/** The parts one by one. */
export const each = (parts: Parts): Parts[] =>
  Array.from({ length: parts.length }, (_, i) => parts.eq(i));
