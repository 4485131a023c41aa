import type { Opening } from '../../domain/session/service.ts';
import type { SessionMode } from '../../domain/session/session.ts';

/** What an opening page was asked for; nothing named means: what fits best. */
export interface WantedOpening {
  /** Id of a certificate, or ''. */
  readonly certificate: string;
  readonly mode: SessionMode | null;
}

/**
 * Which opening the form is about: the one asked for, else a personal one that works, so that a form is one gesture away.
 * undefined when there is nothing to open with, or not with what was asked for.
 */
export function chooseOpening(
  openings: readonly Opening[],
  wanted: WantedOpening,
): Opening | undefined {
  if (wanted.certificate !== '') {
    return openings.find(({ certificate }) => certificate?.record.id === wanted.certificate);
  }
  if (wanted.mode === 'eid-only') return openings.find(({ certificate }) => certificate === null);
  return openings.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** A person's own certificate first, even one that is blocked: its finding is what they must know. The card alone comes last. */
function rank({ certificate, holder, blockedBy }: Opening): number {
  if (certificate === null) return 4;
  return (holder.kind === 'person' ? 0 : 2) + (blockedBy === null ? 0 : 1);
}

/** The way asked for where it is offered, the card otherwise. A stopped fallback is shown as stopped, not passed over. */
export function chooseMode(
  { modes, fallback }: Pick<Opening, 'modes' | 'fallback'>,
  wanted: SessionMode | null,
): SessionMode {
  if (wanted !== null && modes.includes(wanted)) return wanted;
  if (wanted === 'fallback' && fallback.level === 'stopped') return wanted;
  return modes.find((mode) => mode !== 'fallback') ?? modes[0] ?? 'eid';
}
