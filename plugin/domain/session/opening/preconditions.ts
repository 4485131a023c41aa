import { auditedRefusal } from '../../access/refusal.ts';
import type { AccessTarget } from '../../access/access-decision.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import type { CertificateRepository } from '../../certificate/repository.ts';
import type { JudgedCertificate } from '../../certificate/service.ts';
import type { TokenSubject } from '../../../ehealth/claims/claims.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory, HostUser } from '../../practice/directory.ts';
import { maskIdentifier } from '../../../pki/x509/identifier.ts';
import { decideOpening } from '../session-access.ts';
import { eligibilityWith, eligibilityWithCard, noQuality } from './eligibility.ts';
import type { Eligibility, EligibilityPolicy } from './eligibility.ts';
import type { OpenRequest } from '../service.ts';
import { numbersOfOrganisation, numbersOfPerson, subjectFor } from './token-subject.ts';
import type { SessionAudit } from '../session-audit.ts';

/** What is about to be opened, with everything checked that needs neither card nor secret. */
export interface CheckedOpening {
  readonly practiceId: string;
  readonly user: HostUser;
  readonly eligibility: Eligibility;
  readonly certificate: JudgedCertificate | null;
  readonly subject: TokenSubject;
  readonly expectedNihii: readonly string[];
}

export interface PreconditionsDeps {
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly policy: EligibilityPolicy;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
  readonly now: () => Date;
}

/**
 * Reads what a request is about and refuses what cannot become a session: ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_MODE_DISABLED,
 * ERR_SESSION_BLOCKED, ERR_QUALITY_UNFIT, ERR_CLAIM_MISMATCH, in this order.
 */
export function createPreconditions(
  deps: PreconditionsDeps,
): (actor: Actor, request: OpenRequest) => Promise<CheckedOpening> {
  const { certificates, directory, verdicts, policy, sessionAudit } = deps;

  const requireRight = async (
    actor: Actor,
    target: AccessTarget,
    me: HostUser | undefined,
  ): Promise<HostUser> => {
    const decision = decideOpening(actor, target, me);
    if (decision === 'allow' && me !== undefined) return me;
    await sessionAudit.denied(
      actor,
      'open-session',
      target.practiceId === actor.practiceId ? target.userId : null,
    );
    throw auditedRefusal(decision === 'hidden' ? 'hidden' : 'forbidden', {
      hidden: 'no such certificate for this actor',
      forbidden: 'a session is opened by the person themselves',
    });
  };

  const findCertificate = async (actor: Actor, certificateId: string) => {
    const record = await certificates.findById(actor.practiceId, certificateId);
    if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
    const user = await requireRight(
      actor,
      record,
      await directory.findUser(actor.practiceId, actor.userId),
    );
    // Replaced: its key opens old messages, and no session any more
    if (record.role !== 'active') throw blocked('NewerLoaded');
    return { user, certificate: await verdicts.read().judged(record, user.displayName) };
  };

  const findEligibility = async (
    actor: Actor,
    { certificateId, mode }: OpenRequest,
  ): Promise<{ user: HostUser; eligibility: Eligibility | undefined }> => {
    if (certificateId !== null) {
      if (mode === 'eid-only')
        throw new PluginError(
          'ERR_MODE_DISABLED',
          'a session with the card alone takes no certificate',
        );
      const { user, certificate } = await findCertificate(actor, certificateId);
      const eligibility = eligibilityWith(certificate, user, policy);
      if (eligibility === undefined) throw noQuality(certificate);
      return { user, eligibility };
    }
    const { practiceId, userId } = actor;
    const user = await requireRight(
      actor,
      { practiceId, userId, kind: 'person', identifier: '' },
      await directory.findUser(practiceId, userId),
    );
    if (mode !== 'eid-only' || !policy.sessions.eidOnly || !policy.cards) {
      throw new PluginError('ERR_MODE_DISABLED', 'sessions without a certificate are not offered');
    }
    return { user, eligibility: eligibilityWithCard(user, policy) };
  };

  return async (actor, request) => {
    const { user, eligibility } = await findEligibility(actor, request);
    const { quality } = request;
    if (eligibility?.modes.includes(request.mode) === false) {
      throw new PluginError('ERR_MODE_DISABLED', `mode ${request.mode} is not offered`);
    }
    if (eligibility?.blockedBy != null) throw blocked(eligibility.blockedBy.code);
    if (eligibility?.qualities.includes(quality) !== true) throw unfit(quality);
    requireSameNumber(eligibility, user);
    const numbers =
      eligibility.holder.kind === 'person'
        ? numbersOfPerson(user)
        : numbersOfOrganisation(user, {
            kind: eligibility.holder.kind,
            identifier: eligibility.holder.identifier,
          });
    const subject = subjectFor(quality, numbers, policy.ehealth);
    if (subject === undefined) throw unfit(quality);
    return {
      practiceId: actor.practiceId,
      user,
      eligibility,
      certificate: eligibility.certificate,
      subject,
      expectedNihii: eligibility.holder.kind === 'person' ? nihiiInForce(user, deps.now()) : [],
    };
  };
}

/** The number eHealth will read in the certificate must be the one we assert (sessions.md section 13). */
function requireSameNumber({ certificate, holder }: Eligibility, user: HostUser): void {
  if (certificate === null) return;
  const asserted = holder.kind === 'person' ? (user.ssin ?? '') : holder.identifier;
  const certified = certificate.verdict.holder?.id ?? '';
  if (asserted === certified) return;
  throw new PluginError('ERR_CLAIM_MISMATCH', 'the certificate is for another number', {
    params: { asserted: maskIdentifier(asserted), certificate: maskIdentifier(certified) },
  });
}

function nihiiInForce({ nihii }: Pick<HostUser, 'nihii'>, now: Date): readonly string[] {
  const today = now.toISOString().slice(0, 10);
  return nihii
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
    .map(({ number }) => number);
}

function blocked(finding: string): PluginError {
  return new PluginError('ERR_SESSION_BLOCKED', `blocked by ${finding}`, { params: { finding } });
}

function unfit(quality: string): PluginError {
  return new PluginError('ERR_QUALITY_UNFIT', 'quality not possible for this certificate', {
    params: { quality },
  });
}
