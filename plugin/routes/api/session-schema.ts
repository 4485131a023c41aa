import * as z from 'zod';
import { fallbackReasons } from '../../domain/session/session.ts';
import type { SessionSelect } from '../../domain/session/session.ts';
import { QualitySchema } from '../parts/quality.ts';
import { Environment, FindingSchema, HolderKindSchema, Instant } from './schema.ts';
import { sessionModes } from '../../ehealth/sts/token.ts';
import { fallbackLevels } from '../../domain/session/fallback-policy.ts';

/*
 * Sessions as the JSON API says and accepts them. Secrets come in by the body of one request and are said nowhere; assertion,
 * keys and photo have no field here.
 */

const ModeSchema = z
  .enum(sessionModes)
  .describe('Card and certificate, card alone, or certificate alone.');

export const SessionSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    mode: ModeSchema,
    quality: QualitySchema,
    kind: HolderKindSchema,
    identifier: z.string(),
    certificateId: z.string().nullable(),
    environment: Environment,
    openedAt: Instant,
    notOnOrAfter: Instant,
    secondsLeft: z.number().int(),
    recognised: z
      .boolean()
      .describe('False: open, but eHealth does not recognise the quality; most services refuse.'),
    attributes: z
      .record(z.string(), z.array(z.string()))
      .describe('What eHealth certified, by attribute name.'),
  })
  .meta({ id: 'Session' });

export const SessionListSchema = z.object({
  sessions: z.array(SessionSchema).describe('Longest left first.'),
});

export const CurrentSessionSchema = z.object({
  session: SessionSchema.nullable().describe('Null: none, or less than a minute left.'),
});

/** Which session; by default the personal one, else the only one. */
export const SessionSelectSchema = z.object({
  sessionId: z.string().max(64).optional(),
  kind: HolderKindSchema.optional(),
  identifier: z.string().max(20).optional(),
});

export const OpenSessionBodySchema = z.strictObject({
  mode: ModeSchema,
  certificateId: z.string().max(64).nullable().default(null).describe('Null with the card alone.'),
  quality: QualitySchema,
  password: z.string().max(1_000).nullable().default(null).describe('Of the keystore, as typed.'),
  pin: z.string().max(64).nullable().default(null).describe('As typed; null for a PIN pad.'),
  lastTryConfirmed: z.boolean().default(false),
  reason: z.enum(fallbackReasons).nullable().default(null).describe('Of a fallback.'),
  reasonText: z.string().max(200).default('').describe('With the reason "other".'),
  renew: z
    .boolean()
    .default(false)
    .describe('Open a new one although the running one has more than half its life left.'),
});

const FallbackStateSchema = z.object({
  openings: z.number().int(),
  periodDays: z.number().int(),
  level: z.enum(fallbackLevels),
  noticeAfter: z.number().int().describe('Openings from which on holder and admin are notified.'),
  faults: z.number().int().describe('Openings for a fault of card, reader or software.'),
  reasons: z
    .array(z.object({ reason: z.enum(fallbackReasons), count: z.number().int() }))
    .describe('What the openings were for, the most frequent first.'),
  liftedUntil: Instant.nullable(),
});

export const OpenedSchema = z.object({
  session: SessionSchema,
  reused: z.boolean().describe('The running session was handed out again; no secret was used.'),
  fallback: FallbackStateSchema,
});

const CardSchema = z.object({
  kind: z.enum([
    'unavailable',
    'left-open',
    'no-reader',
    'empty',
    'reading',
    'several',
    'unusable',
    'expired',
    'other-person',
    'out-of-reach',
    'ready',
  ]),
  problem: z
    .object({ code: z.string(), message: z.string(), remedy: z.string() })
    .nullable()
    .describe('What keeps the card from being used; ask for no PIN then.'),
  ready: z
    .object({
      readerName: z.string(),
      pinPad: z.boolean().describe('The PIN is typed on the reader; send none.'),
      firstNames: z.string(),
      lastName: z.string(),
      validTo: z.string().nullable(),
      triesLeft: z.number().int().nullable().describe('Null where the card does not report it.'),
    })
    .nullable()
    .describe('The user’s own card.'),
});

export const OpeningsSchema = z.object({
  openings: z.array(
    z.object({
      certificateId: z.string().nullable(),
      kind: HolderKindSchema,
      identifier: z.string(),
      holderName: z.string(),
      qualities: z.array(QualitySchema).describe('The likeliest first.'),
      modes: z.array(ModeSchema),
      blockedBy: FindingSchema.nullable(),
      notices: z.array(FindingSchema),
      pinOnly: z.boolean().describe('The PIN is enough with the card: no password is asked.'),
      fallback: FallbackStateSchema,
      reusableSessionId: z.string().nullable(),
    }),
  ),
  card: CardSchema,
});

export const PracticeSessionsSchema = z.object({
  sessions: z.array(
    SessionSchema.omit({ attributes: true }).extend({
      identifier: z.string().describe('Masked.'),
      userName: z.string(),
      holderName: z.string(),
    }),
  ),
  fallback: z.array(
    z.object({
      kind: HolderKindSchema,
      identifier: z.string().describe('Masked.'),
      holderName: z.string(),
      openings: z.number().int(),
      lastAt: Instant,
      level: FallbackStateSchema.shape.level,
      noticeAfter: FallbackStateSchema.shape.noticeAfter,
      faults: FallbackStateSchema.shape.faults,
      reasons: FallbackStateSchema.shape.reasons,
      liftedUntil: Instant.nullable(),
    }),
  ),
  periodDays: z.number().int(),
});

/** Absent and undefined are one here, but not to exactOptionalPropertyTypes. */
export function selectOf(choice: {
  readonly [Key in keyof SessionSelect]?: SessionSelect[Key] | undefined;
}): SessionSelect {
  return {
    ...(choice.sessionId === undefined ? {} : { sessionId: choice.sessionId }),
    ...(choice.kind === undefined ? {} : { kind: choice.kind }),
    ...(choice.identifier === undefined ? {} : { identifier: choice.identifier }),
  };
}
