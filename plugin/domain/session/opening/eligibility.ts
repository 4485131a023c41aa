import { qualityOfHolder } from '../../../ehealth/claims/claims.ts';
import { namesPersonAsHolder } from '../../../ehealth/claims/claims-table.ts';
import { PluginError } from '../../../errors.ts';
import type { Finding } from '../../certificate/findings/finding.ts';
import type { JudgedCertificate } from '../../certificate/service.ts';
import type { HostUser } from '../../practice/directory.ts';
import type { Opening } from '../service.ts';
import type { SessionPolicy } from '../policy.ts';
import {
  numbersOfOrganisation,
  qualitiesOfOrganisation,
  qualitiesOfPerson,
} from './token-subject.ts';
import type { SessionHolder, SessionMode } from '../session.ts';
import { holderKinds } from '../../../pki/x509/identifier.ts';

/** An opening as far as facts decide it; what the store knows of the holder comes later. */
export type Eligibility = Omit<Opening, 'pinOnly' | 'fallback' | 'reusable'>;

export type EligibilityPolicy = SessionPolicy & {
  /** Whether cards can be in this machine at all. */
  readonly cards: boolean;
};

/** The finding that keeps this certificate from opening any session, the gravest first; null when none does. */
export function blockingFinding({ verdict }: Pick<JudgedCertificate, 'verdict'>): Finding | null {
  return verdict.findings.find(({ blocks }) => blocks.includes('session')) ?? null;
}

/**
 * What is said at opening, and let go on: messages that will not open, a renewal that is due, a newer file that should be used.
 */
export function openingNotices({
  verdict,
}: Pick<JudgedCertificate, 'verdict'>): readonly Finding[] {
  return verdict.findings.filter(
    ({ code, blocks }) =>
      !blocks.includes('session') &&
      (blocks.includes('decryption') || code === 'Expiring' || code === 'NewerLoaded'),
  );
}

/** The ways that are open with a certificate, the standard one first. */
export function modesOf(policy: EligibilityPolicy): readonly SessionMode[] {
  const modes: SessionMode[] = [];
  if (policy.cards) modes.push('eid');
  if (policy.sessions.fallback.enabled) modes.push('fallback');
  return modes;
}

/** Whose name a session with this certificate carries. */
export function holderOf(
  { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
  user: Pick<HostUser, 'displayName' | 'organisations'>,
): SessionHolder {
  const { kind, identifier } = record;
  const fromHost =
    kind === 'person'
      ? user.displayName
      : user.organisations.find((one) => one.kind === kind && one.identifier === identifier)?.name;
  const name = verdict.holder?.name ?? record.holderName;
  return { kind, identifier, name: name === '' ? (fromHost ?? '') : name };
}

/** What one certificate offers its user; undefined when it fits no quality at all, as without a number on the profile. */
export function eligibilityWith(
  certificate: JudgedCertificate,
  user: HostUser,
  policy: EligibilityPolicy,
): Eligibility | undefined {
  const { kind, identifier } = certificate.record;
  const holderType = certificate.verdict.holder?.type ?? null;
  const organisation = user.organisations.find(
    (one) => one.kind === kind && one.identifier === identifier,
  );
  const qualities =
    kind === 'person'
      ? qualitiesOfPerson(user, policy.ehealth)
      : qualitiesOfOrganisation(
          { kind, holderType, quality: organisation?.quality },
          numbersOfOrganisation(user, { kind, identifier }),
          policy.ehealth,
        );
  const [first] = qualities;
  if (first === undefined) return undefined;
  return {
    certificate,
    holder: holderOf(certificate, user),
    qualities,
    qualityStated:
      kind === 'person'
        ? first === user.quality
        : first === organisation?.quality ||
          (holderType !== null && first === qualityOfHolder(holderType)),
    // A pharmacy's own key is used next to the card of a person, who is named as the holder (sessions.md, added November 2026)
    modes: modesOf(policy).filter(
      (mode) =>
        mode !== 'fallback' ||
        kind === 'person' ||
        !qualities.every((quality) => namesPersonAsHolder(quality, policy.ehealth.claims)),
    ),
    blockedBy: blockingFinding(certificate),
    notices: openingNotices(certificate),
  };
}

/** Why a certificate is offered no quality: that of its type is not known, or the profile has none that fits. */
export function noQuality({ verdict }: Pick<JudgedCertificate, 'verdict'>): PluginError {
  const type = verdict.holder?.type ?? null;
  return type === null || type === 'SSIN' || qualityOfHolder(type) !== null
    ? new PluginError('ERR_QUALITY_UNFIT', 'no quality of the profile matches this certificate')
    : new PluginError('ERR_QUALITY_NONE', `no quality is known for ${type}`, { params: { type } });
}

/** The card alone, where the practice wants that offered. */
export function eligibilityWithCard(
  user: HostUser,
  policy: EligibilityPolicy,
): Eligibility | undefined {
  const qualities = qualitiesOfPerson(user, policy.ehealth);
  if (!policy.cards || !policy.sessions.eidOnly || user.ssin === null || qualities.length === 0) {
    return undefined;
  }
  return {
    certificate: null,
    holder: { kind: 'person', identifier: user.ssin, name: user.displayName },
    qualities,
    qualityStated: qualities[0] === user.quality,
    modes: ['eid-only'],
    blockedBy: null,
    notices: [],
  };
}

/** Personal first; of one holder the one that works, then the one that lasts; the card alone at the end. */
export function byLikelihood(a: Eligibility, b: Eligibility): number {
  return (
    Number(a.certificate === null) - Number(b.certificate === null) ||
    holderKinds.indexOf(a.holder.kind) - holderKinds.indexOf(b.holder.kind) ||
    a.holder.identifier.localeCompare(b.holder.identifier) ||
    Number(a.blockedBy !== null) - Number(b.blockedBy !== null) ||
    endOf(b).localeCompare(endOf(a))
  );
}

function endOf({ certificate }: Eligibility): string {
  return certificate?.verdict.validity?.notAfter ?? '';
}
