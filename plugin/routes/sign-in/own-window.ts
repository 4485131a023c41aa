import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../domain/practice/actor.ts';

/*
 * A browser may block every cookie of a page that another site shows in a frame, partitioned ones too. The launch then opens a session
 * that no request brings back. Its redirect therefore carries a text in the fragment, which no request and no Referer ever holds; the
 * page "no access" posts it from a form, in a window of its own, where our cookie is not another site's.
 */

/** Time to press the button, in milliseconds. */
const lifeMs = 2 * 60_000;
/** Each is some hundred bytes; more at once are no practice's users. */
const mostKept = 10_000;

/** A launch that may go on in a window of its own. */
interface OpenedLaunch {
  /** Session that the launch opened. */
  readonly idHash: string;
  readonly actor: Actor;
}

export interface OwnWindows {
  /** The text for the fragment: 32 random bytes, good for one use and two minutes, at this process. */
  offer(launch: OpenedLaunch): string;
  /** The launch, once; null for what is unknown, used, too old, or not needed. */
  take(text: unknown): OpenedLaunch | null;
  /** A browser has sent the session's cookie: no other window is needed. */
  notNeeded(idHash: string): void;
}

interface Offer {
  /** SHA-256 of the text. */
  readonly digest: string;
  readonly actor: Actor;
  readonly until: number;
}

export function createOwnWindows(now: () => Date): OwnWindows {
  /** By session, in the order of their offers, which is that of their ends. */
  const offers = new Map<string, Offer>();

  const forgetOld = () => {
    for (const [idHash, { until }] of offers) {
      if (until > now().getTime() && offers.size < mostKept) return;
      offers.delete(idHash);
    }
  };

  return {
    offer: ({ idHash, actor }) => {
      forgetOld();
      const text = randomBytes(32).toString('base64url');
      offers.set(idHash, { digest: digestOf(text), actor, until: now().getTime() + lifeMs });
      return text;
    },
    take: (text) => {
      if (typeof text !== 'string') return null;
      forgetOld();
      const digest = digestOf(text);
      const found = [...offers].find(([, offer]) => offer.digest === digest);
      if (found === undefined) return null;
      const [idHash, { actor }] = found;
      offers.delete(idHash);
      return { idHash, actor };
    },
    notNeeded: (idHash) => {
      offers.delete(idHash);
    },
  };
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The page that a launch leads to, with the offer. A fragment of the page itself gives way to it. */
export function withOffer(path: string, text: string): string {
  return `${path.replace(/#.*$/, '')}#tr-window=${text}`;
}
