import type { CertificateEvent } from '../certificate/certificate-event.ts';
import type { JudgedCertificate } from '../certificate/service.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostNotice } from './notice/host-notice.ts';
import type { Language } from '../../i18n/language.ts';

import type { RenewalSummary } from './repository.ts';
import type { Guide, GuidePath, RenewalPlan, RenewalState } from './renewal.ts';
import type { Mute, MuteReason, Notice } from './notice/notice.ts';

/*
 * What screens, JSON API, host and jobs call. Every function that takes an actor checks rights itself: a clinician acts on their
 * own certificates and those of their groups and companies, an admin on all of the practice.
 */

/** One certificate with everything there is to say about its renewal. */
export interface CertificateRenewal {
  readonly certificate: JudgedCertificate;
  readonly plan: RenewalPlan;
  /** Open ones that are not acknowledged, gravest first. */
  readonly notices: readonly Notice[];
  readonly mute: Mute | null;
  /** Whether the nightly status check may use its key, by the holder's choice. */
  readonly statusAllowed: boolean;
}

export interface GuidedRenewal {
  readonly renewal: CertificateRenewal;
  readonly guide: Guide;
}

export interface MuteRequest {
  readonly reason: MuteReason;
  readonly text: string;
  readonly until: Date;
}

export interface PracticeRenewals {
  readonly renewals: readonly RenewalSummary[];
  readonly total: number;
  readonly counts: Readonly<Partial<Record<RenewalState, number>>>;

  readonly checkedAt: Date;
}

/** Of certificates that a list shows, with the figures of the whole practice. */
export interface ListedRenewals {
  /** By the certificate's id; only open renewals: neither NotDueYet nor Done. */
  readonly plans: ReadonlyMap<string, RenewalPlan>;
  readonly counts: PracticeRenewals['counts'];
}

export interface RenewalServices {
  find(actor: Actor, certificateId: string): Promise<CertificateRenewal>;
  /** For a page that has judged its certificates already: their plans by id; none for a file kept for old messages. */
  plansOf(
    actor: Actor,
    certificates: readonly JudgedCertificate[],
  ): Promise<ReadonlyMap<string, RenewalPlan>>;
  /** Of the active certificates that this user may act on: own, and of their organisations. */
  forUser(actor: Actor, userId: string): Promise<readonly RenewalSummary[]>;
  /** Admins only. */
  practice(
    actor: Actor,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<PracticeRenewals>;
  /** Admins only. As stored: nothing is decided for a list. */
  listed(actor: Actor, certificateIds: readonly string[]): Promise<ListedRenewals>;
  /** With what the guide follows from. Without a path, the likeliest. */
  guide(actor: Actor, certificateId: string, path?: GuidePath): Promise<GuidedRenewal>;
  /** Hides a notice, and further steps that are no graver; critical steps one by one. */
  acknowledge(actor: Actor, noticeId: string): Promise<void>;
  /** Throws ERR_MUTE_INVALID for an end before tomorrow (Belgian calendar) or more than 180 days ahead. */
  mute(actor: Actor, certificateId: string, request: MuteRequest): Promise<void>;
  unmute(actor: Actor, certificateId: string): Promise<void>;
  /** What the host's bar shows this user at the start of the day: open, not acknowledged, not muted; gravest first. */
  hostNotices(
    practiceId: string,
    userId: string,
    language: Language,
  ): Promise<readonly HostNotice[]>;
}

/** Called by jobs and by certificate events; without an actor. */
export interface RenewalReconciler {
  /** Reconciles every row that is due. Safe to run twice, on two nodes, and to be interrupted anywhere. */
  run(): Promise<ReconcileReport>;
  /** Reconciles these at once, e.g. after a mute. Never rejects. */
  reconcile(practiceId: string, certificateIds: readonly string[]): Promise<void>;
  /** A file was loaded, replaced or removed: reconciles everything of its holder at once. Never rejects. */
  reconcileHolder(event: CertificateEvent): Promise<void>;
  /** Waits for what was asked for outside a run. */
  close(): Promise<void>;
}

export interface ReconcileReport {
  readonly looked: number;
  readonly raised: number;
  readonly ended: number;
  readonly failed: number;
}
