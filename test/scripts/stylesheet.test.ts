import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { parseTokens, stylesheet, tokensOfScreens } from '../../scripts/stylesheet/stylesheet.ts';

const viewsFolder = join(packageRoot(), 'plugin', 'views');

describe('stylesheet of the screens', () => {
  test('keeps within 30 kB', () => {
    expect(Buffer.byteLength(stylesheet())).toBeLessThanOrEqual(30_000);
  });

  test('writes plain colours for older browsers, for light, dark and the system’s choice', () => {
    const css = stylesheet();
    expect(css).not.toContain('light-dark(');
    expect(css).toContain(":root,[data-theme='light']{color-scheme:light;--paper:#f6f5f2");
    expect(css).toContain("[data-theme='dark']{color-scheme:dark;--paper:#151614");
    expect(css).toContain("@media (prefers-color-scheme:dark){[data-theme='auto']{");
  });

  test('reads a colour of two themes and a value of one', () => {
    const { light, dark, plain } = parseTokens('--a: light-dark(#fff, #000); --b: 4px;');
    expect([light.get('a'), dark.get('a'), plain.get('b')]).toEqual(['#fff', '#000', '4px']);
  });

  test('knows every class that the views use', () => {
    const css = stylesheet();
    const used = views().flatMap(({ text }) => [...text.matchAll(/class="([^"<]+)"/g)]);
    const names = new Set(used.flatMap(([, list = '']) => list.trim().split(/\s+/)));
    // Marks that only group what belongs together
    const free = new Set(['flush', 'top-sentence', 'who']);
    expect([...names].filter((name) => !free.has(name) && !css.includes(`.${name}`))).toEqual([]);
  });

  test('needs no style attribute in any view', () => {
    expect(views().filter(({ text }) => /\sstyle=/.test(text))).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const tokens = tokensOfScreens()[theme];
  const contrast = (a: string, b: string) => contrastOf(tokens.get(a) ?? '', tokens.get(b) ?? '');

  test.each([
    ['ink', 'paper'],
    ['ink', 'card'],
    ['soft', 'paper'],
    ['soft', 'card'],
    ['soft', 'sunk'],
    ['soft', 'accent-tint'],
    ['accent', 'card'],
    ['accent', 'paper'],
    ['accent', 'accent-tint'],
    ['accent-ink', 'accent'],
    ['ok', 'ok-tint'],
    ['soon', 'soon-tint'],
    ['bad', 'bad-tint'],
    ['neutral', 'neutral-tint'],
    ['bad', 'card'],
  ])('reads well: %s on %s', (text, background) => {
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['edge', 'card'],
    ['edge', 'paper'],
    ['ok-line', 'card'],
    ['soon-line', 'card'],
    ['soon-line', 'soon-tint'],
    ['bad-line', 'card'],
  ])('shows drawings well: %s on %s', (line, background) => {
    expect(contrast(line, background)).toBeGreaterThanOrEqual(3);
  });
});

/** Contrast ratio of two opaque colours (WCAG 2.2, relative luminance). */
function contrastOf(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function views(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(viewsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => ({ name, text: readFileSync(join(viewsFolder, name), 'utf8') }));
}
