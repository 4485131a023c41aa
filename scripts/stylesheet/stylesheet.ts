import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../plugin/package-root.ts';

/** Parts in the order of the stylesheet: what narrow screens, touch and print change comes last. */
const parts = [
  'tokens',
  'base',
  'words',
  'controls',
  'fields',
  'states',
  'objects',
  'lists',
  'mail',
  'narrow',
] as const;

export interface Tokens {
  readonly light: ReadonlyMap<string, string>;
  readonly dark: ReadonlyMap<string, string>;
  /** The same in both themes. */
  readonly plain: ReadonlyMap<string, string>;
}

/** The one stylesheet of the screens, from the parts under plugin/views/styles, without comments and needless blanks. */
export function stylesheet(): string {
  const css = parts
    .map((part) => (part === 'tokens' ? plainTokens(parseTokens(sourceOf(part))) : sourceOf(part)))
    .join('\n');
  return `${minified(css)}\n`;
}

/** Tokens by name, without the leading dashes. A colour of two themes is written `light-dark(a, b)`. */
export function parseTokens(css: string): Tokens {
  const light = new Map<string, string>();
  const dark = new Map<string, string>();
  const plain = new Map<string, string>();
  for (const [, name = '', value = ''] of withoutComments(css).matchAll(
    /--([\w-]+):\s*([^;]+);/g,
  )) {
    const themed = /^light-dark\((.+), (.+)\)$/.exec(value);
    if (themed === null) {
      plain.set(name, value.replaceAll(/\s+/g, ' '));
    } else {
      light.set(name, themed[1] ?? '');
      dark.set(name, themed[2] ?? '');
    }
  }
  return { light, dark, plain };
}

export const tokensOfScreens = (): Tokens => parseTokens(sourceOf('tokens'));

/**
 * Plain values for browsers without light-dark() (before Chromium 123, Firefox 120, Safari 17.5). `auto` follows the system; any
 * element may carry a theme of its own.
 */
function plainTokens({ light, dark, plain }: Tokens): string {
  const block = (scheme: 'light' | 'dark', values: ReadonlyMap<string, string>) =>
    `color-scheme: ${scheme}; ${declarations(values)}`;
  return [
    `:root { ${declarations(plain)} }`,
    `:root, [data-theme='light'] { ${block('light', light)} }`,
    `[data-theme='dark'] { ${block('dark', dark)} }`,
    `@media (prefers-color-scheme: dark) { [data-theme='auto'] { ${block('dark', dark)} } }`,
  ].join('\n');
}

const declarations = (values: ReadonlyMap<string, string>): string =>
  [...values].map(([name, value]) => `--${name}: ${value};`).join(' ');

/** Keeps every blank that can mean something: between selectors, in values and in media queries. */
function minified(css: string): string {
  return withoutComments(css)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/([\w-]): /g, '$1:')
    .replaceAll(';}', '}')
    .trim();
}

const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '');

const sourceOf = (part: (typeof parts)[number]): string =>
  readFileSync(join(packageRoot(), 'plugin', 'views', 'styles', `${part}.css`), 'utf8');
