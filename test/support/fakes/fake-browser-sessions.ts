import type { BrowserSessions } from '../../../plugin/domain/access/browser-sessions.ts';
import { PluginError } from '../../../plugin/errors.ts';

const at = (minutes: number) => new Date(Date.parse('2026-06-01T09:00:00Z') + minutes * 60_000);

/** Two of every user, and one other person who is signed in. Nothing ends. */
export const fakeBrowserSessions: BrowserSessions = {
  ofUser: () =>
    Promise.resolve(
      ['Firefox, Windows', '<Chrome>, Linux', ''].map((device, index) => ({
        reference: `reference-${index}`,
        device,
        createdAt: at(0),
        lastUsedAt: at(30 - index),
        expiresAt: at(60),
      })),
    ),
  signedIn: () =>
    Promise.resolve([
      { userId: 'a/b?c', displayName: 'Basile <Invente>', sessions: 2, lastUsedAt: at(20) },
    ]),
  end: (_actor, _userId, reference) =>
    reference.startsWith('reference-')
      ? Promise.resolve()
      : Promise.reject(new PluginError('ERR_NOT_FOUND', 'no such browser session')),
  endAll: () => Promise.resolve(),
};
