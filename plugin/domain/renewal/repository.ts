import type { AuditDraft } from '../audit/audit.ts';
import type { CertificateRecord, CertificateSummary } from '../certificate/repository.ts';
import type { ProbeFacts, ProbeProblem, ProbeSource } from '../certificate/online-status.ts';
import type { HolderKind } from '../certificate/verdict/verdict-input.ts';
import type {
  Mute,
  Notice,
  NoticeCause,
  NoticeEnd,
  NoticeSeverity,
  RenewalPlan,
} from './renewal.ts';

/*
 * What this folder needs of a store. Every active certificate has one row of renewal, made by the database itself together with
 * the certificate, with `looks_again_at` in the past: nothing that is loaded can be forgotten. Loading, replacing or removing a
 * file makes the rows of the same holder due at once, by the database too.
 */

export interface RenewalRow {
  readonly practiceId: string;
  readonly certificateId: string;
  /** null until it was first planned. */
  readonly plan: RenewalPlan | null;
  /** When the holder was first told of what the plan now asks for; null: not yet. */
  readonly toldAt: Date | null;
  /** Technical failures in a row while looking (a directory that throws, …), and the last of them. */
  readonly failures: number;
  readonly failedAt: Date | null;
  /** Rises with every look that was saved and with every change of an input that the database sees. */
  readonly version: number;
}

/** Everything one look at a certificate decided, written in one transaction or not at all. */
export interface RenewalOutcome {
  readonly practiceId: string;
  readonly certificateId: string;
  readonly plan: RenewalPlan;
  readonly toldAt: Date | null;
  /**
   * Of the row that was read before everything else the look rests on. Another one by now: an input changed or another node was
   * quicker, and nothing is written, so that a row made due meanwhile stays due. Without it the outcome is written whatever happened.
   */
  readonly version?: number | undefined;
  /** Ids are new; a (certificate, cause, step) that exists already is left out silently: another node was quicker. */
  readonly raise: readonly Omit<Notice, 'acknowledgedAt' | 'endedAt' | 'end'>[];
  readonly end: readonly { readonly id: string; readonly end: NoticeEnd; readonly at: Date }[];
  /** Deliveries of each raised notice; skipped with it. */
  readonly deliveries: readonly NewDelivery[];
  readonly entries: readonly AuditDraft[];
}

/** What of an outcome was really written, by ids. What another node raised or ended first is not among it. */
export interface WrittenOutcome {
  readonly raised: readonly string[];
  readonly ended: readonly string[];
}

export interface RenewalPage {
  readonly rows: readonly OpenRenewal[];
  readonly total: number;
}

/** One line of "open renewals": from columns alone, without the certificate's facts. */
export interface OpenRenewal {
  readonly certificateId: string;
  readonly userId: string;
  readonly userName: string;
  readonly holderName: string;
  readonly kind: HolderKind;
  readonly plan: RenewalPlan;
}

export interface RenewalRepository {
  /** Rows whose moment has come, longest waiting first; at most `limit`. One indexed question, whatever the table's size. */
  due(now: Date, limit: number): Promise<readonly RenewalRow[]>;
  find(practiceId: string, certificateId: string): Promise<RenewalRow | undefined>;
  findMany(practiceId: string, certificateIds: readonly string[]): Promise<readonly RenewalRow[]>;
  /** Tells which of `raise` and `end` were really written. Row removed or changed meanwhile (`version`): null, nothing is. */
  save(outcome: RenewalOutcome): Promise<WrittenOutcome | null>;
  /** A look failed for a technical reason: counts it and says when to look again. */
  failed(practiceId: string, certificateId: string, at: Date, lookAgainAt: Date): Promise<void>;
  /** Makes rows due at once: an input changed. Without ids, all of the installation (new trust anchors, new policy). */
  lookAgain(now: Date, certificateIds?: readonly string[]): Promise<void>;
  /** Open = neither NotDueYet nor Done; most urgent first (Expired, Overdue, … by end of validity). */
  listOpen(
    practiceId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<RenewalPage>;
  countByState(
    practiceId: string,
  ): Promise<Readonly<Partial<Record<RenewalPlan['state'], number>>>>;
  /** Every practice that has certificates. */
  practices(): Promise<readonly string[]>;
}

export interface NoticeEnding {
  readonly end: NoticeEnd;
  readonly at: Date;
  readonly entry: AuditDraft;
  readonly deliveries: readonly NewDelivery[];
}

export interface NoticeRepository {
  find(practiceId: string, id: string): Promise<Notice | undefined>;
  /** Every notice a certificate ever had, newest first: what was told once is not told again. */
  listForCertificate(practiceId: string, certificateId: string): Promise<readonly Notice[]>;
  /** Not ended, for these users; gravest first, newest first. */
  listOpenForUsers(practiceId: string, userIds: readonly string[]): Promise<readonly Notice[]>;
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

export type DeliveryChannel = 'email' | 'webhook';
export type DeliveryKind = 'notice' | 'notice-ended' | 'digest';

/** One message to one recipient on one channel. What it says is made when it is sent, from what is true then. */
export interface NewDelivery {
  readonly id: string;
  readonly practiceId: string;
  readonly channel: DeliveryChannel;
  readonly kind: DeliveryKind;
  /** null for a digest. */
  readonly noticeId: string | null;
  /** User id for e-mail; '' for the webhook. Addresses are asked of the host when sending, and not kept. */
  readonly recipient: string;
  /** At most one delivery with the same key ever exists: "digest 2026-W47 <user>", "<notice> email <user>". */
  readonly key: string;
  readonly dueAt: Date;
}

export interface Delivery extends NewDelivery {
  readonly state: 'waiting' | 'sent' | 'failed' | 'dropped';
  readonly attempts: number;
  readonly lastProblem: string | null;
  readonly sentAt: Date | null;
}

export interface DeliveryRepository {
  /** False when the key exists already. */
  add(delivery: NewDelivery): Promise<boolean>;
  /**
   * Takes due deliveries for this process until `leaseUntil`; nobody else gets them meanwhile. One whose taker died comes back
   * after its lease, so a message may be sent twice then: it carries the same Message-ID or webhook id.
   */
  take(now: Date, leaseUntil: Date, limit: number): Promise<readonly Delivery[]>;
  sent(id: string, at: Date): Promise<void>;
  /** `retryAt` null: given up for good (`failed`), shown to admins. */
  problem(id: string, at: Date, problem: string, retryAt: Date | null): Promise<void>;
  /** Nobody to send to, or its notice has ended: no longer wanted. */
  drop(id: string, at: Date, why: string): Promise<void>;
  /** Newest first; for the screen that shows what did not arrive. */
  listTroubled(practiceId: string, limit: number): Promise<readonly Delivery[]>;
  /** Forgets messages that were sent, dropped or given up more than 400 days ago. Gives how many. */
  removeExpired(now: Date): Promise<number>;
}

/** A person's calendar feed. Only the digest of its secret is stored. */
export interface CalendarFeed {
  readonly practiceId: string;
  readonly userId: string;
  readonly createdAt: Date;
}

/** What a calendar already knows of one event: the sequence rises whenever what it says changes. */
export interface CalendarEntry {
  readonly uid: string;
  readonly certificateId: string;
  readonly sequence: number;
  /** Of what it says; equal digest, equal sequence. */
  readonly digest: string;
  readonly changedAt: Date;
  /** The event as JSON, so that a cancelled one can still be named. */
  readonly content: string;
  readonly cancelled: boolean;
}

export interface CalendarRepository {
  findByDigest(tokenDigest: string): Promise<CalendarFeed | undefined>;
  findForUser(practiceId: string, userId: string): Promise<CalendarFeed | undefined>;
  /** Replaces the user's former feed. */
  create(feed: CalendarFeed, tokenDigest: string, entry: AuditDraft): Promise<void>;
  revoke(practiceId: string, userId: string, entry: AuditDraft): Promise<boolean>;
  entries(practiceId: string, userId: string): Promise<readonly CalendarEntry[]>;
  saveEntries(practiceId: string, userId: string, entries: readonly CalendarEntry[]): Promise<void>;
  /**
   * Forgets events that were cancelled more than 90 days ago and cannot come back: their certificates are not active any more.
   * Gives how many. One that may come back keeps its sequence.
   */
  removeExpired(now: Date): Promise<number>;
}

/** When which service is asked about which certificate. */
export interface ProbeTurn {
  readonly practiceId: string;
  readonly certificateId: string;
  readonly source: ProbeSource;
  readonly failures: number;
}

export interface ProbeRepository {
  /**
   * Active certificates whose turn has come for one of these sources; those never asked come first. `status` only where the
   * holder left the key for it. Takes them until `leaseUntil`. With `only`, those of one certificate.
   */
  take(
    now: Date,
    sources: readonly ProbeSource[],
    leaseUntil: Date,
    limit: number,
    only?: { readonly practiceId: string; readonly certificateId: string },
  ): Promise<readonly ProbeTurn[]>;
  /**
   * Writes what is known now (answer or failure), the summary that follows from it, and the next turn, and makes the renewals of
   * the same holder due: together. False when the certificate is gone.
   */
  save(
    turn: ProbeTurn,
    saved: {
      readonly probes: ProbeFacts;
      readonly summary: CertificateSummary;
      readonly problem: ProbeProblem | null;
      readonly at: Date;
      readonly nextAt: Date;
    },
  ): Promise<boolean>;
  /** Makes every source of one certificate due, e.g. "check now". */
  askAgain(practiceId: string, certificateId: string, now: Date): Promise<void>;
  /** Per source: how many certificates, when last answered, how many fail. For metrics and screens. */
  health(): Promise<
    readonly {
      readonly source: ProbeSource;
      readonly answeredAt: Date | null;
      readonly failing: number;
    }[]
  >;
}

/** A month of the overview. */
export interface MonthFigure {
  /** "2026-11", Belgian time. */
  readonly month: string;
  readonly kind: HolderKind;
  readonly level: 'ok' | 'attention' | 'unusable';
  readonly count: number;
}

/** One certificate as reports list it: columns, no facts. */
export type ReportRow = Pick<
  CertificateRecord,
  'id' | 'userId' | 'kind' | 'identifier' | 'holderName' | 'summary'
> & {
  readonly userName: string;
  readonly plan: RenewalPlan | null;
};

export interface ReportRepository {
  /** Active certificates by end of validity, streamed in pages so that a large practice needs no memory. */
  listByEnd(
    practiceId: string,
    page: {
      readonly from: Date | null;
      readonly to: Date | null;
      readonly afterId: string;
      readonly limit: number;
    },
  ): Promise<readonly ReportRow[]>;
}

/** What metrics show of each active certificate: opaque id, no name, no number. */
export interface CertificateFigure {
  readonly certificateId: string;
  readonly environment: string | null;
  readonly kind: HolderKind;
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  readonly state: CertificateSummary['state'];
  readonly plan: RenewalPlan | null;
}

export interface FigureRepository {
  /** In pages by id; every practice. */
  certificates(afterId: string, limit: number): Promise<readonly CertificateFigure[]>;
  openNotices(): Promise<
    readonly {
      readonly cause: NoticeCause;
      readonly severity: NoticeSeverity;
      readonly count: number;
    }[]
  >;
  deliveries(): Promise<
    readonly {
      readonly channel: DeliveryChannel;
      readonly state: Delivery['state'];
      readonly count: number;
    }[]
  >;
}
