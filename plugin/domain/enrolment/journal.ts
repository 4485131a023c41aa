import { auditDraft } from '../audit/audit-entry.ts';
import type { AuditDraft } from '../audit/audit.ts';
import type { Actor } from '../practice/actor.ts';
import type { Enrolment } from './enrolment.ts';
import { isEnded } from './enrolment.ts';
import type { EnrolmentChange, EnrolmentRepository } from './repository.ts';
import type { EnrolmentEvent } from './service.ts';

export interface JournalDeps {
  readonly enrolments: Pick<EnrolmentRepository, 'save'>;
  readonly emit: (event: EnrolmentEvent) => void;
  readonly now: () => Date;
}

/** One step of a request, as it is written down. */
export interface Step {
  readonly change: Partial<Enrolment>;
  /** As in {@link EnrolmentChange}; its file keys are overwritten once they are written down. */
  readonly sealed?: EnrolmentChange['sealed'];
  readonly event?: EnrolmentEvent['type'];
  readonly details?: AuditDraft['details'];
}

export interface Journal {
  /** Writes a step down with its audit entry, and says it to the host. `by`: null for what runs by the clock. */
  write(
    enrolment: Enrolment,
    step: Step,
    by: Actor | null,
    keep?: { readonly until: Date },
  ): Promise<Enrolment>;
}

export function createJournal({ enrolments, emit, now }: JournalDeps): Journal {
  return {
    write: async (enrolment, { change, sealed, event, details }, by, keep) => {
      const at = now();
      const changed: Enrolment = { ...enrolment, ...change, changedAt: at };
      const ended = { ...changed, endedAt: isEnded(changed) ? at : null };
      const entry = event && entryOf(ended, event, by, at, details);
      const saved = await enrolments
        .save(
          {
            enrolment: ended,
            ...(sealed !== undefined && { sealed }),
            ...(entry !== undefined && { entry }),
          },
          keep,
        )
        .finally(() => sealed?.fileKeys?.fill(0));
      if (event !== undefined) emit(eventOf(saved, event, at));
      return saved;
    },
  };
}

/** Who acts where no one does. */
const system = { userId: 'system', displayName: 'system' } as const;

export function entryOf(
  { practiceId, userId, kind, state, certificateId }: Enrolment,
  event: EnrolmentEvent['type'],
  by: Actor | null,
  at: Date,
  details: AuditDraft['details'] = {},
): AuditDraft {
  const outcome = event === 'enrolment.failed' ? 'failed' : 'ok';
  const what = {
    subjectUserId: userId,
    certificateId: isOnProfile(state) ? certificateId : null,
    outcome,
    details: { kind, ...details },
  } as const;
  if (by !== null) return auditDraft(by, at, event, what);
  return { practiceId, at, actor: system, event, assurance: 'none', ...what };
}

export function eventOf(
  { practiceId, userId, id, state, certificateId }: Enrolment,
  type: EnrolmentEvent['type'],
  at: Date,
): EnrolmentEvent {
  return {
    type,
    at,
    practiceId,
    userId,
    enrolmentId: id,
    certificateId: isOnProfile(state) ? certificateId : null,
  };
}

const isOnProfile = (state: Enrolment['state']) => state === 'to-activate' || state === 'done';
