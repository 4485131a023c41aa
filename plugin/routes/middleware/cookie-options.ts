import type { CookieOptions, Request } from 'express';
import type { Settings } from '../../settings/index.ts';

export type CookieSettings = Pick<Settings, 'cookie' | 'publicOrigin'>;

/** How each of our cookies is set: for the mount path alone, unseen by scripts. */
export function cookieOptions(req: Request, settings: CookieSettings) {
  return {
    httpOnly: true,
    sameSite: settings.cookie.sameSite,
    secure: isSecure(req, settings),
    path: req.baseUrl === '' ? '/' : req.baseUrl,
    // In a frame of another site browsers keep a cookie only by the site around it (CHIPS); others ignore the word
    partitioned: settings.cookie.sameSite === 'none',
  } satisfies CookieOptions;
}

function isSecure(req: Request, settings: CookieSettings): boolean {
  const { secure, sameSite } = settings.cookie;
  if (secure !== 'auto') return secure;
  // Browsers drop SameSite=None without Secure, so there is nothing to gain by leaving it out
  return sameSite === 'none' || req.secure || settings.publicOrigin?.startsWith('https:') === true;
}
