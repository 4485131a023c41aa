import { auditDraft } from '../audit/audit-entry.ts';
import { requireRecord } from '../certificate/queries.ts';
import type { Authorizer } from '../access/authorizer.ts';
import type { CertificateRepository } from '../certificate/repository.ts';
import { calendarDaysUntil } from '../time/brussels-time.ts';
import { PluginError } from '../../errors.ts';
import { compareSeverity } from './notice/expiry-threshold.ts';
import { silencesAll } from './notice/mute-rule.ts';
import type { Mute, MuteReason, NoticeSeverity } from './notice/notice.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalServices, RenewalReconciler } from './service.ts';

export interface MuteServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly notices: NoticeRepository;
  readonly authorizer: Pick<Authorizer, 'require'>;
  readonly reconciler: Pick<RenewalReconciler, 'reconcile'>;
  readonly now: () => Date;
}

const longestMuteDays = 180;
const longestText = 200;

/** What people do with notices: set one aside, mute a certificate for a while, end that. */
export function createMuteService(
  deps: MuteServiceDeps,
): Pick<RenewalServices, 'acknowledge' | 'mute' | 'unmute'> {
  const { certificates, notices, authorizer } = deps;

  return {
    acknowledge: async (actor, noticeId) => {
      const notice = await notices.find(actor.practiceId, noticeId);
      if (notice?.endedAt !== null) {
        throw new PluginError('ERR_NOT_FOUND', 'no such open notice in this practice');
      }
      const record = await requireRecord(certificates, actor, notice.certificateId);
      await authorizer.require(actor, 'see', record);
      const { cause, step } = notice;
      const at = deps.now();
      await notices.acknowledge(
        actor.practiceId,
        noticeId,
        at,
        auditDraft(actor, at, 'notice.acknowledged', {
          subjectUserId: record.userId,
          certificateId: record.id,
          details: { cause, step },
        }),
      );
    },

    mute: async (actor, certificateId, { reason, text, until }) => {
      const record = await requireRecord(certificates, actor, certificateId);
      const at = deps.now();
      const held = await notices.findMute(actor.practiceId, certificateId);
      await authorizer.require(actor, rightFor([reason, heldReason(held, at)]), record);
      const days = calendarDaysUntil(at, until);
      if (!(days >= 1 && days <= longestMuteDays)) {
        throw new PluginError('ERR_MUTE_INVALID', 'a mute ends between tomorrow and in 180 days');
      }
      if (text.length > longestText) {
        throw new PluginError('ERR_FORM_INVALID', 'the text of a mute is too long');
      }
      const former = await notices.listForCertificate(actor.practiceId, certificateId);
      await notices.mute(
        actor.practiceId,
        {
          certificateId,
          reason,
          text,
          until,
          severity: gravest(
            former.filter(({ endedAt }) => endedAt === null).map(({ severity }) => severity),
          ),
          by: { userId: actor.userId, displayName: actor.displayName },
          at,
        },
        auditDraft(actor, at, 'notice.muted', {
          subjectUserId: record.userId,
          certificateId,
          details: { reason, until: until.toISOString() },
        }),
      );
      await deps.reconciler.reconcile(actor.practiceId, [certificateId]);
    },

    unmute: async (actor, certificateId) => {
      const record = await requireRecord(certificates, actor, certificateId);
      const at = deps.now();
      const held = await notices.findMute(actor.practiceId, certificateId);
      await authorizer.require(actor, rightFor([heldReason(held, at)]), record);
      const entry = auditDraft(actor, at, 'notice.unmuted', {
        subjectUserId: record.userId,
        certificateId,
      });
      // Unmuting what is not muted is what its button wanted all the same
      if (await notices.unmute(actor.practiceId, certificateId, entry)) {
        await deps.reconciler.reconcile(actor.practiceId, [certificateId]);
      }
    },
  };
}

/** Silence for good is made and ended by those who may take the certificate away, not by every member of a group. */
function rightFor(reasons: readonly (MuteReason | null)[]): 'load' | 'see' {
  return reasons.some((reason) => reason !== null && silencesAll(reason)) ? 'load' : 'see';
}

function heldReason(mute: Mute | undefined, now: Date): MuteReason | null {
  return mute !== undefined && mute.until > now ? mute.reason : null;
}

function gravest(severities: readonly NoticeSeverity[]): NoticeSeverity {
  return severities.toSorted(compareSeverity).at(-1) ?? 'info';
}
