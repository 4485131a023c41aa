import { padIdentifier } from '../../pki/x509/ehealth-subject.ts';
import { failure } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import type { DepotHolder, DepotReply, EtkDepot } from './etk-depot.ts';

/** What a holder can be written to with; nothing in a token is believed yet. */
export type HolderTokens =
  /** One, or one for each application id of the holder: a letter is sealed for all of them (mailbox.md section 15). */
  | { readonly kind: 'published'; readonly tokens: readonly Uint8Array[] }
  | { readonly kind: 'none' }
  | ServiceFailure;

/** Encryption tokens of other people, remembered for some hours (mailbox.md section 17). */
export interface EtkCache {
  /** From memory where it is known, else from the depot. What is not published, and what failed, is asked for again each time. */
  get(holder: DepotHolder): Promise<HolderTokens>;
  /** From the depot in any case, and not remembered: for one's own token, which a check has to see as it is. */
  getFresh(holder: DepotHolder): Promise<HolderTokens>;
  /** After the mailbox refused a recipient (codes 802 and 814). */
  forget(holder: DepotHolder): void;
}

export const etkCacheHours = 8;
/** Of 5 to 7 KB each. */
const mostHolders = 500;
const mostTokens = 20;

/** Two questions about the same holder at a time are one to the depot. */
export function createEtkCache({
  depot,
  now,
}: {
  readonly depot: Pick<EtkDepot, 'get'>;
  readonly now: () => Date;
}): EtkCache {
  /** In the order of asking: the first is the oldest. */
  const known = new Map<
    string,
    { readonly askedAt: number; readonly reply: Promise<HolderTokens> }
  >();
  const getFresh = (holder: DepotHolder) => askAll(depot, holder);
  return {
    getFresh,
    get: (holder) => {
      const key = keyOf(holder);
      const entry = known.get(key);
      const at = now().getTime();
      if (entry !== undefined && isYoung(at - entry.askedAt)) return entry.reply;
      const reply = getFresh(holder);
      const asked = { askedAt: at, reply };
      known.delete(key);
      known.set(key, asked);
      const [oldest] = known.keys();
      if (known.size > mostHolders && oldest !== undefined) known.delete(oldest);
      const drop = () => {
        // Another question may have taken its place
        if (known.get(key) === asked) known.delete(key);
      };
      reply.then(({ kind }) => {
        if (kind !== 'published') drop();
      }, drop);
      return reply;
    },
    forget: (holder) => void known.delete(keyOf(holder)),
  };
}

/** A clock that was set back makes nothing younger. */
const isYoung = (ageMs: number): boolean => ageMs >= 0 && ageMs < etkCacheHours * 3_600_000;

const keyOf = ({ type, id, applicationId }: DepotHolder): string =>
  JSON.stringify([type, padIdentifier(type, id), applicationId ?? '']);

async function askAll(depot: Pick<EtkDepot, 'get'>, holder: DepotHolder): Promise<HolderTokens> {
  const reply = await depot.get(holder);
  if (reply.kind !== 'several') return tokensOf([reply]);
  if (reply.holders.length === 0 || reply.holders.length > mostTokens)
    return failure('Unreadable', 'several');
  const replies: DepotReply[] = [];
  for (const one of reply.holders) replies.push(await depot.get(one));
  return tokensOf(replies);
}

/** A letter that one of a holder's applications could not open is not sealed at all. */
function tokensOf(replies: readonly DepotReply[]): HolderTokens {
  const tokens: Uint8Array[] = [];
  for (const reply of replies) {
    if (reply.kind === 'several') return failure('Unreadable', 'several');
    if (reply.kind !== 'published') return reply;
    tokens.push(reply.token);
  }
  return { kind: 'published', tokens };
}
