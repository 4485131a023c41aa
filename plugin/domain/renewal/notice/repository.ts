import type { AuditDraft } from '../../audit/audit.ts';
import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { HostUser } from '../../practice/directory.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import type { RenewalPlan } from '../renewal.ts';
import type { MuteFacts } from './mute-rule.ts';
import type { Mute, Notice, NoticeEnd } from './notice.ts';
import type { NewDelivery } from './new-delivery.ts';

/* What notices need of a store. */

export interface NoticeEnding {
  readonly end: NoticeEnd;
  readonly at: Date;
  readonly entry: AuditDraft;
  readonly deliveries: readonly NewDelivery[];
}

/** An active certificate that has open notices, with the columns that their text needs: no file is read for it. */
export interface NotifiedCertificate {
  readonly certificateId: string;
  /** On whose profile it is. */
  readonly userId: string;
  readonly kind: HolderKind;
  /** '' for a placeholder. */
  readonly holderName: string;
  readonly environment: Environment | null;
  /** As last reconciled. */
  readonly plan: RenewalPlan;
  /** As stored; one that is over decides nothing. */
  readonly mute: MuteFacts | null;
  /** The open ones, and the superseded ones, whose acknowledgement may still hold; newest first. */
  readonly notices: readonly Notice[];
}

export interface NoticeRepository {
  find(practiceId: string, id: string): Promise<Notice | undefined>;
  /** Every notice a certificate ever had, newest first: what was raised once is not raised again. */
  listForCertificate(practiceId: string, certificateId: string): Promise<readonly Notice[]>;
  /** Certificates with open notices on this user's profile, then those of each of their organisations, each once. One query. */
  listNotified(
    practiceId: string,
    user: Pick<HostUser, 'id' | 'organisations'>,
  ): Promise<readonly NotifiedCertificate[]>;
  listOpen(
    practiceId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly notices: readonly Notice[]; readonly total: number }>;
  /** Open notices of certificates that are gone or no longer active. */
  listOrphans(limit: number): Promise<readonly Notice[]>;
  /** Ends a notice outside a look, with its entry and messages, in one transaction; false when it has ended already. */
  end(practiceId: string, id: string, ending: NoticeEnding): Promise<boolean>;
  acknowledge(practiceId: string, id: string, at: Date, entry: AuditDraft): Promise<boolean>;
  mute(practiceId: string, mute: Mute, entry: AuditDraft): Promise<void>;
  unmute(practiceId: string, certificateId: string, entry: AuditDraft): Promise<boolean>;
  findMute(practiceId: string, certificateId: string): Promise<Mute | undefined>;
  listMutes(practiceId: string, certificateIds: readonly string[]): Promise<readonly Mute[]>;
  /** Forgets what ended more than 400 days ago, of certificates that are gone for as long. Gives how many, with their messages. */
  removeExpired(now: Date): Promise<number>;
}
