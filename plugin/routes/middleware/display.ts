import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Theme } from '../../settings/theme.ts';
import { themes } from '../../settings/theme.ts';
import type { CookieSettings } from './cookie-options.ts';
import { cookieOptions } from './cookie-options.ts';

/** How the host shows the screens, from the claims `chrome` and `theme` of its launch token. */
export const HostDisplay = z.object({
  /** `none`: without brand, languages and name, because the host shows its own. */
  chrome: z.enum(['full', 'none']).optional(),
  theme: z.enum(themes).optional(),
});
export type HostDisplay = z.output<typeof HostDisplay>;

/** What a user chose on the screens themselves. */
export const OwnDisplay = z.object({
  ownTheme: z.enum(themes).optional(),
  /** The overview as a table or as cards. */
  list: z.enum(['cards', 'table']).optional(),
});
export type OwnDisplay = z.output<typeof OwnDisplay>;

export type Display = HostDisplay & OwnDisplay;

/** What a page is drawn with. */
export interface DisplayLocals {
  readonly theme: Theme;
  /** Whether the page brings brand, languages, name and the way back. */
  readonly hasChrome: boolean;
  /** null while the user has chosen neither. */
  readonly list: 'cards' | 'table' | null;
}

const cookieName = 'trousseau_display';
const keptDays = 400;

/** Nothing of it is secret or trusted: a cookie that was tampered with changes how the pages look. */
export function readDisplay(req: Request): Display {
  const pair = (req.headers.cookie ?? '')
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(`${cookieName}=`));
  if (pair === undefined) return {};
  const values = Object.fromEntries(
    new URLSearchParams(decoded(pair.slice(cookieName.length + 1))),
  );
  const kept = HostDisplay.extend(OwnDisplay.shape).safeParse(values);
  return kept.success ? kept.data : {};
}

/** Keeps what changes; the other choices stay. */
export function keepDisplay(
  req: Request,
  res: Response,
  settings: CookieSettings,
  changes: Display,
): void {
  const next = { ...readDisplay(req), ...changes };
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) {
    if (value !== undefined) values.set(name, value);
  }
  res.cookie(cookieName, values.toString(), {
    ...cookieOptions(req, settings),
    maxAge: keptDays * 86_400_000,
  });
}

/**
 * In a frame the page follows the host: its claim, else the setting, else light, because a dark page in a light program looks
 * broken. Alone, the user's choice comes first, and without any the system decides. Pure.
 */
export function displayLocals(
  display: Display,
  framed: boolean,
  setting: Theme | null,
): DisplayLocals {
  const isFramed = framed || display.chrome === 'none';
  const theme = isFramed
    ? (display.theme ?? setting ?? 'light')
    : (display.ownTheme ?? display.theme ?? setting ?? 'auto');
  return { theme, hasChrome: display.chrome !== 'none', list: display.list ?? null };
}

/** What the browser says of the place the page goes to (Fetch Metadata); older browsers do not say. */
export function isFramed(req: Request): boolean {
  return ['iframe', 'frame'].includes(req.get('Sec-Fetch-Dest') ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
