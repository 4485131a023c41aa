import type { ReaderFacts, ReadinessFacts, SignatureFact } from './readiness-facts.ts';
import { isNotYetValid, isExpired } from '../../session/opening/card-view.ts';
import { calendarDaysUntil } from '../../time/brussels-time.ts';
import { rows } from './readiness-reason.ts';
import type { ReadinessLevel, ReadinessLineName, ReadinessReason } from './readiness-reason.ts';
import type { ReadinessRemedy } from './readiness-reason.ts';

/** One thing that a signature needs, and how it is. */
export interface ReadinessLine {
  readonly line: ReadinessLineName;
  readonly level: ReadinessLevel;
  readonly reason: ReadinessReason;
  /** What to do; null where there is nothing to do. */
  readonly remedy: ReadinessRemedy | null;
  /** Values of the text; no national number, and no name but of reader, token or software. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** A card that ends before a renewal is through is noticed a while before, in days: as long before as this check asks for itself. */
const cardEndsSoonDays = 100;

/** A code that was not typed for this long is often forgotten, in days. */
const pinMemoryDays = 180;

/** A clock further off than this makes eHealth refuse, in seconds; less is tolerated or corrected. */
const clockLimitSeconds = 60;

/** Ours or eHealth's answer may be this much late for no reason of the clock, in seconds. */
const clockToleranceSeconds = 5;

/**
 * Decides whether a person could sign a request now, line by line, in the order in which one thing needs the other: what cannot be known
 * before another thing is repaired has no line. Pure. Where a token of another kind can sign, what is wrong with the card is worth a look only.
 */
export function decideReadiness(facts: ReadinessFacts, now: Date): readonly ReadinessLine[] {
  const lines = [...cardLines(facts, now), ...serviceLines(facts)];
  if (facts.token?.kind !== 'key') return lines;
  return lines.map((one) =>
    one.level === 'bad' && cardNames.has(one.line) ? { ...one, level: 'attention' } : one,
  );
}

/** The worst of the lines. */
export function readinessLevel(lines: readonly ReadinessLine[]): ReadinessLevel {
  if (lines.some(({ level }) => level === 'bad')) return 'bad';
  return lines.some(({ level }) => level === 'attention') ? 'attention' : 'good';
}

const cardNames: ReadonlySet<ReadinessLineName> = new Set([
  'cardService',
  'reader',
  'middleware',
  'card',
  'cardEnd',
]);

function line(reason: ReadinessReason, params: ReadinessLine['params'] = {}): ReadinessLine {
  return { ...rows[reason], reason, params };
}

function cardLines(facts: ReadinessFacts, now: Date): readonly ReadinessLine[] {
  const { readers, token } = facts;
  const before = [...placeLines(readers), ...middlewareLines(facts)];
  const found = readers.kind === 'readers' ? readers.card : null;
  const key = signatureLine(facts, now);
  if (found?.kind !== 'own') {
    const card = readers.kind === 'readers' && readers.names.length > 0 ? [cardLine(readers)] : [];
    return [...before, ...card, ...(token?.kind === 'key' ? [key, pinLine(facts, now)] : [])];
  }
  return [...before, cardLine(readers), cardEndLine(found, now), key, pinLine(facts, now)];
}

function placeLines(readers: ReaderFacts): readonly ReadinessLine[] {
  switch (readers.kind) {
    case 'off':
      return [line('CardsOff')];
    case 'unavailable':
      return [line(readers.code === 'ERR_READER_SERVICE' ? 'ServiceStopped' : 'SupportMissing')];
    case 'readers':
      return readers.names.length === 0
        ? [line('ServiceRuns'), line('NoReader')]
        : [line('ServiceRuns'), line('ReaderReady', { reader: readers.names.join(', ') })];
  }
}

/** The library matters only where the settings say that it signs; then one that refuses the signature key is no way. */
function middlewareLines({ readers, library }: ReadinessFacts): readonly ReadinessLine[] {
  if (readers.kind !== 'readers' || library === null) return [];
  const { setting, found } = library;
  if (setting !== 'pkcs11') return [line('CommandsUsed')];
  if (found.kind === 'none') return [line('LibraryMissing')];
  const params = { library: found.name };
  if (found.kind === 'fails') return [line('LibraryFails', params)];
  return [line(found.refusesSignature ? 'LibraryRefusesKey' : 'LibraryFound', params)];
}

function cardLine(readers: ReaderFacts): ReadinessLine {
  if (readers.kind !== 'readers' || readers.card === null) return line('NoCard');
  switch (readers.card.kind) {
    case 'reading':
      return line('CardBeingRead');
    case 'several':
      return line('SeveralCards');
    case 'other':
      return line('OtherPerson');
    case 'no-number':
      return line('NoNumber');
    case 'unusable':
      return line('CardUnusable', { code: readers.card.code });
    case 'own':
      return line('CardYours');
  }
}

type OwnCard = Extract<
  NonNullable<Extract<ReaderFacts, { kind: 'readers' }>['card']>,
  { kind: 'own' }
>;

function cardEndLine(
  { validFrom, validTo, certificateValidity }: OwnCard,
  now: Date,
): ReadinessLine {
  const end = validTo ?? certificateValidity.notAfter.toISOString().slice(0, 10);
  const params = { date: end };
  if (isExpired({ validTo, certificateValidity }, now)) return line('CardEnded', params);
  if (isNotYetValid({ validFrom, certificateValidity }, now)) return line('CardNotYetValid');
  const days = calendarDaysUntil(now, new Date(`${end}T12:00:00Z`));
  return line(days < cardEndsSoonDays ? 'CardEndsSoon' : 'CardLasts', params);
}

/** The card's key is the better news; the token's is a way where the card has none. */
function signatureLine({ signature, token }: ReadinessFacts, now: Date): ReadinessLine {
  const ofCard = signature === null ? null : cardSignature(signature, now);
  if (ofCard?.level === 'good') return ofCard;
  if (token?.kind === 'key')
    return line('SignatureOnToken', { place: token.label, date: dateOf(token.validUntil) });
  return ofCard ?? line('SignatureUnread');
}

function cardSignature(signature: SignatureFact, now: Date): ReadinessLine {
  if (signature.kind === 'failed') {
    switch (signature.code) {
      case 'ERR_CARD_NO_SIGNATURE':
        return line('NoSignature');
      case 'ERR_CARD_SIGNATURE_INACTIVE':
        return line('SignatureInactive');
      default:
        return line('SignatureUnread');
    }
  }
  const { validUntil, isRevoked } = signature;
  if (isRevoked === true) return line('SignatureRevoked');
  const params = { date: dateOf(validUntil) };
  return line(validUntil <= now ? 'SignatureEnded' : 'SignatureOnCard', params);
}

/**
 * No card says whether its holder knows its PIN, and a try to find out would cost one. The card has one PIN for both keys (eid.md 1.4), so a
 * session that was opened with it shows that it was known; a signature with the signature key would bind, so it is no test.
 */
function pinLine(
  { signature, token, triesLeft, pinUsedAt }: ReadinessFacts,
  now: Date,
): ReadinessLine {
  if (signature?.kind !== 'present' && token?.kind === 'key') return line('PinOfToken');
  if (triesLeft === 0) return line('PinBlocked');
  if (triesLeft === 1) return line('PinLastTry');
  if (pinUsedAt === null || now.getTime() - pinUsedAt.getTime() > pinMemoryDays * 86_400_000)
    return line('PinNotUsed');
  return line('PinUsed', { date: dateOf(pinUsedAt) });
}

function serviceLines({ authority }: ReadinessFacts): readonly ReadinessLine[] {
  if (authority.kind === 'unknown') return [line('ServicesUnknown')];
  const clock = clockLine(authority.clock);
  switch (authority.kind) {
    case 'answered':
      return [clock, line('ServicesAnswer', { milliseconds: Math.round(authority.milliseconds) })];
    case 'failed':
      return [
        ...(authority.clock === null ? [] : [clock]),
        line(authority.problem === 'fault' ? 'ServicesFault' : 'ServicesSilent'),
      ];
  }
}

function clockLine(
  clock: { readonly offset: number; readonly uncertainty: number } | null,
): ReadinessLine {
  if (clock === null) return line('ClockUnknown');
  const seconds = Math.round(clock.offset / 1000);
  const certain = Math.abs(clock.offset) / 1000 - clock.uncertainty / 1000;
  if (certain <= clockToleranceSeconds) return line('ClockRight');
  const params = { seconds: Math.abs(seconds) };
  if (certain <= clockLimitSeconds) return line('ClockOff', params);
  // eHealth's clock minus ours: a negative one means that ours is ahead
  return line(seconds < 0 ? 'ClockAhead' : 'ClockBehind', params);
}

const dateOf = (instant: Date): string => instant.toISOString();
