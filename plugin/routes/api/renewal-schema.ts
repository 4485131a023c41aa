import * as z from 'zod';
import { reminderKinds } from '../../domain/renewal/notice/reminder.ts';
import {
  guidePaths,
  guideStepNames,
  guideStepStates,
  renewalReasons,
  renewalStates,
} from '../../domain/renewal/renewal.ts';
import { muteReasons, noticeCauses, noticeSeverities } from '../../domain/renewal/notice/notice.ts';
import { Instant } from './schema.ts';

/* What the JSON API says of renewal. Texts are in the language of the token; states and reasons are for programs. */

const Severity = z.enum(noticeSeverities);

const BarNoticeSchema = z
  .object({
    noticeId: z.string(),
    certificateId: z.string(),
    severity: Severity,
    title: z.string(),
    text: z.string(),
    action: z.string().describe('What a button says.'),
    path: z.string().describe('Page that leads on, as `next` of POST /launch.'),
    notAfter: Instant.nullable(),
    prominent: z.boolean().describe('Worth a window at the start of the day, not only a line.'),
  })
  .meta({ id: 'BarNotice' });

export const HostNoticesSchema = z.object({
  notices: z.array(BarNoticeSchema).describe('Open, neither read nor muted; gravest first.'),
});

const State = z.enum(renewalStates);
const Reason = z.enum(renewalReasons);

const PlanSchema = z.object({
  state: State,
  reason: Reason,
  text: z.string().describe('State and reason in words.'),
  since: Instant,
  opensAt: Instant.nullable().describe('From when eHealth takes a renewal.'),
  dueAt: Instant.nullable().describe('When the holder is asked.'),
  latestAt: Instant.nullable(),
  notAfter: Instant.nullable(),
  muted: z.object({ state: State, reason: Reason, until: Instant }).nullable(),
});

const NoticeSchema = z.object({
  id: z.string(),
  cause: z.enum(noticeCauses),
  step: z.number().int().describe('Expiry: days before the end, negative after it.'),
  severity: Severity,
  raisedAt: Instant,
});

const MuteSchema = z.object({
  reason: z.enum(muteReasons),
  text: z.string(),
  until: Instant,
  by: z.object({ userId: z.string(), displayName: z.string() }),
  at: Instant,
});

/** One of eHealth's answers, with its age; null: never asked. */
function probed<Answer extends z.ZodRawShape>(answer: Answer) {
  return z
    .object({
      answer: z.object({ ...answer, checkedAt: Instant }).nullable(),
      failure: z
        .object({ at: Instant, problem: z.string() })
        .nullable()
        .describe('Of the last attempt, if it failed; the last answer is kept as well.'),
    })
    .nullable();
}

const ProbesSchema = z.object({
  depot: probed({
    kind: z.enum(['published', 'none']),
    ours: z.boolean().describe('Whether the published key is in the loaded file.'),
  }),
  status: probed({
    certificate: z.string().nullable(),
    etk: z.string().nullable(),
    replaceable: z.boolean().nullable(),
    replaceableFrom: Instant.nullable(),
  }),
  revocation: probed({
    kind: z.enum(['good', 'revoked', 'unknown']),
    source: z.enum(['ocsp', 'crl']),
    revokedAt: Instant.nullable(),
    reason: z.string().nullable(),
    nextUpdate: Instant.nullable(),
  }),
});

const GuideSchema = z.object({
  path: z.enum(guidePaths),
  paths: z.array(z.enum(guidePaths)),
  steps: z.array(
    z.object({
      name: z.enum(guideStepNames),
      title: z.string(),
      state: z.enum(guideStepStates),
      evidence: z.string().nullable(),
    }),
  ),
  next: z.enum(guideStepNames).nullable(),
  atHand: z.array(z.string()).describe('In words.'),
});

export const RenewalSchema = z
  .object({
    certificateId: z.string(),
    plan: PlanSchema,
    notices: z.array(NoticeSchema),
    mute: MuteSchema.nullable(),
    statusAllowed: z.boolean().describe('Whether the holder allows the nightly status check.'),
    probes: ProbesSchema,
    guide: GuideSchema,
  })
  .meta({ id: 'Renewal' });

export const MuteBodySchema = z.strictObject({
  reason: z.enum(muteReasons),
  text: z.string().trim().max(200).default(''),
  until: Instant.describe('At most 180 days ahead.'),
});

export const ReminderBodySchema = z.object({
  userId: z.string().max(200).nullable().describe('null: all who have a renewal to take care of.'),
  kind: z.enum(reminderKinds).default('renewal').describe('Of all, only renewals.'),
});

export const RemindedSchema = z.object({
  sent: z.number().int(),
  already: z.number().int().describe('Asked the same today.'),
});
