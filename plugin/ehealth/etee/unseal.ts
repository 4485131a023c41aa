import { MalformedError, TooLargeError } from '../../pki/asn1/malformed.ts';
import { readEnvelope } from './envelope.ts';
import { isAltered, judgeInner, judgeOuter } from './layer-judgement.ts';
import type { Findings, Layer } from './layer-judgement.ts';
import { openEnvelope } from './open-envelope.ts';
import { FatalSealError, levelOf } from './problem.ts';
import type { FatalProblem, LayerName, SealWarning } from './problem.ts';
import { readSignedLayer } from './signed-layer.ts';
import { reveals } from './verdict.ts';
import type { UnsealOptions, UnsealVerdict } from './verdict.ts';

/** Four times the largest letter of the mailbox (10 MB, all parts), and far from what fills a memory. */
export const maxMessageBytes = 40 * 1024 * 1024;

/**
 * Opens and judges a sealed message: signed, encrypted, signed (mailbox.md 14 and 16), by the checks of eHealth's library and with its
 * names of problems. Never throws for a message: what is wrong is in the verdict. Revocation is not looked up: `judgeRevocation` adds it.
 *
 * Stricter than the library in one point: content that its own signer's digest does not cover is never given.
 */
export function unseal(message: Uint8Array, options: UnsealOptions): UnsealVerdict {
  const found: Findings = { errors: [], signer: null, signingTime: null, recipients: [] };
  try {
    return verdictOf(openLayers(message, options, found), found, options);
  } catch (error) {
    if (!(error instanceof FatalSealError)) throw error;
    const { errors, signer, signingTime, recipients } = found;
    const nothing = { content: null, flaggedContent: null, openedBy: null, warnings: [] };
    const fatal = error.problem;
    return { level: 'unreadable', ...nothing, fatal, errors, signer, signingTime, recipients };
  }
}

interface Opened {
  /** A view on what was decrypted. */
  readonly content: Uint8Array;
  readonly isAltered: boolean;
  readonly openedBy: string;
  readonly wipe: () => void;
}

function verdictOf(opened: Opened, found: Findings, options: UnsealOptions): UnsealVerdict {
  const { errors, signer, signingTime, recipients } = found;
  const { openedBy } = opened;
  try {
    const level = levelOf(errors, !opened.isAltered);
    const copy = () => Uint8Array.from(opened.content);
    const isRevealed = level !== 'verified' && reveals(options.reveal, level);
    return {
      level,
      content: level === 'verified' ? copy() : null,
      flaggedContent: isRevealed ? copy() : null,
      fatal: null,
      errors,
      warnings: warningsOf(signingTime, options.now),
      signer,
      signingTime,
      recipients,
      openedBy,
    };
  } finally {
    opened.wipe();
  }
}

/** Older than five minutes, and five more that clocks may differ; ahead by more than these. */
const oldestMs = 10 * 60_000;
const farthestAheadMs = 5 * 60_000;

function warningsOf(signingTime: Date | null, now: Date): readonly SealWarning[] {
  if (signingTime === null) return ['SIGNING_TIME_MISSING'];
  const age = now.getTime() - signingTime.getTime();
  return age > oldestMs || -age > farthestAheadMs ? ['SIGNING_TIME_EXPIRED'] : [];
}

function openLayers(message: Uint8Array, options: UnsealOptions, found: Findings): Opened {
  if (message.length > maxMessageBytes) throw new FatalSealError('MESSAGE_TOO_LARGE');
  const outer = readLayer('OUTER', message);
  const outerSigner = judgeOuter(outer, options, found);
  const envelope = structure('ENVELOPED_DATA_STRUCTURE_INCORRECT', () =>
    readEnvelope(outer.content),
  );
  found.recipients = envelope.recipients;
  const { inner, openedBy, wipe } = openEnvelope(envelope, options.keys, found.errors, readInner);
  judgeInner(inner, { outer, outerSigner }, options, found);
  return { content: inner.content, isAltered: isAltered(inner, found), openedBy, wipe };
}

/** How much it is that cannot be read is no answer about what was encrypted. */
function readInner(bytes: Uint8Array): Layer {
  try {
    return readLayer('INNER', bytes);
  } catch (error) {
    const isTooLarge = error instanceof FatalSealError && error.problem === 'MESSAGE_TOO_LARGE';
    throw isTooLarge ? new FatalSealError('INNER_SIGNED_DATA_STRUCTURE_INCORRECT') : error;
  }
}

function readLayer(name: LayerName, bytes: Uint8Array): Layer {
  const layer = structure(`${name}_SIGNED_DATA_STRUCTURE_INCORRECT`, () => readSignedLayer(bytes));
  const { content } = layer;
  const [signer, ...others] = layer.signers;
  if (content === null) throw new FatalSealError(`${name}_SIGNED_DATA_CONTENT_MISSING`);
  if (signer === undefined)
    throw new FatalSealError(`MESSAGE_${name}_SIGNED_PART_HAS_NO_SIGNER_INFORMATION`);
  if (others.length > 0)
    throw new FatalSealError(`MESSAGE_${name}_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION`);
  return { ...layer, content, signer };
}

function structure<T>(problem: FatalProblem, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError) throw new FatalSealError(problem);
    if (error instanceof TooLargeError) throw new FatalSealError('MESSAGE_TOO_LARGE');
    throw error;
  }
}
