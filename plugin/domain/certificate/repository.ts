import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { ProbeFacts } from './online-status.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { HostUser } from '../practice/directory.ts';
import type { CertificateLevel } from './verdict/level.ts';
import type { AuditDraft, Person } from '../audit/audit.ts';
import type { CertificateSummary } from './verdict/summary.ts';

/*
 * What this folder needs of a store. The SQLite engine implements it; nothing here knows SQL, and every call names the
 * practice: an id of another practice behaves like one that does not exist.
 */

/** 'decrypt-only': replaced by a newer file, kept for older messages. */
export const certificateRoles = ['active', 'decrypt-only'] as const;
export type CertificateRole = (typeof certificateRoles)[number];

/** A keystore loaded on a user's profile. The file itself is sealed apart and fetched only for export and sessions. */
export interface CertificateRecord {
  readonly id: string;
  readonly practiceId: string;
  readonly userId: string;
  readonly kind: HolderKind;
  /** Digits as asked from the user: 11 (person), 8 (group), 10 (company). */
  readonly identifier: string;
  /** Name of the holder in the certificate, for lists and search; '' for a placeholder. */
  readonly holderName: string;
  readonly fileName: string;
  readonly facts: KeystoreFacts;
  /** What eHealth's services said of it; written by probes alone. */
  readonly probes: ProbeFacts;
  readonly role: CertificateRole;
  readonly loadedAt: Date;
  readonly loadedBy: Person;
  readonly replacedAt: Date | null;
  readonly replacedBy: string | null;
  /** When its password was last changed here; null: the file is as it was loaded. */
  readonly rewrittenAt: Date | null;
  readonly summary: CertificateSummary;
}

/** By urgency unless asked otherwise: the worst level first, then the nearest end. */
export const certificateSorts = ['holder', 'kind', 'end'] as const;

export interface CertificateOrder {
  readonly by: (typeof certificateSorts)[number];
  readonly descending: boolean;
}

export interface CertificateQuery {
  /** Part of a holder's name, user's name, identifier or file name; '' for all. */
  readonly text: string;
  /** 'muted': silenced now, of any level; 'all': every level, then those. */
  readonly level: CertificateLevel | 'muted' | 'all';
  readonly kind: HolderKind | 'all';
  readonly now: Date;
  readonly renewalWindowDays: number;
  /** null: by urgency. */
  readonly order?: CertificateOrder | null;
  readonly offset: number;
  readonly limit: number;
}

export interface CertificatePage {
  /** By urgency: unusable first, then by end of validity; muted ones at the end; or as asked. Decrypt-only files are not listed. */
  readonly records: readonly CertificateRecord[];
  readonly total: number;
  /** Of all levels, under the text and kind asked for. */
  readonly counts: OverviewCounts;
}

export type LevelCounts = Readonly<Record<CertificateLevel, number>>;

/** A muted certificate waits for no one: it counts as muted, under no level. */
export type OverviewCounts = LevelCounts & { readonly muted: number };

export interface NewCertificate {
  readonly record: CertificateRecord;
  /** Display name of the user, kept for search only. */
  readonly userName: string;
  /** The file as it was loaded; the store seals it. */
  readonly keystore: Uint8Array;
  /** Id of the active record that this one takes the place of. */
  readonly replaces: string | null;
  /** Where a user stores; without it nothing is counted. */
  readonly bounds?: CertificateBounds;
  readonly entry: AuditDraft;
}

export interface RewrittenFile {
  readonly keystore: Uint8Array;
  readonly facts: KeystoreFacts;
  /** Of a file that was finished: what its certificate says now. */
  readonly completed?: Pick<CertificateRecord, 'holderName' | 'summary'>;
  readonly entry: AuditDraft;
}

/** How many files there may be, the new one included: active ones of a holder's application, of a holder, all of a profile. */
export interface CertificateBounds {
  readonly application: number;
  readonly holder: number;
  readonly profile: number;
}

/** A certificate that was removed less than a day ago. */
export interface RemovedCertificate {
  readonly record: CertificateRecord;
  readonly removedAt: Date;
  readonly removedBy: Person;
  /** Until when it can be brought back; then it is destroyed. */
  readonly until: Date;
}

/** Of what it read lately it keeps the facts: records of one certificate may share them. */
export interface CertificateRepository {
  findById(practiceId: string, id: string): Promise<CertificateRecord | undefined>;
  /** Active and decrypt-only records on a user's own profile. */
  listForUser(practiceId: string, userId: string): Promise<readonly CertificateRecord[]>;
  /**
   * Everything on the profiles of these users, and the active records of their groups and companies, on any profile they
   * are. Each once, those on profiles first, newest first.
   */
  listOfUsers(
    practiceId: string,
    users: readonly Pick<HostUser, 'id' | 'organisations'>[],
  ): Promise<readonly CertificateRecord[]>;
  /** Active records of one holder anywhere in the practice. */
  listForHolder(
    practiceId: string,
    kind: HolderKind,
    identifier: string,
  ): Promise<readonly CertificateRecord[]>;
  list(practiceId: string, query: CertificateQuery): Promise<CertificatePage>;
  countByLevel(practiceId: string, now: Date, renewalWindowDays: number): Promise<OverviewCounts>;
  /** Ids of the users whose own profile has an active personal certificate, in any state. */
  personalCertificateUsers(practiceId: string): Promise<ReadonlySet<string>>;
  /** Certificates of renewals made here that wait for their activation, each with the one whose place it takes then. */
  awaitingActivation(practiceId: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Stores record, sealed file and audit entry together, or nothing; `replaces` makes that record decrypt-only in the same
   * transaction. Throws ERR_CONFLICT when the replaced record is no longer active, is not one of the same user, kind and
   * identifier, or when the new record's id is taken; with `bounds` also ERR_CERTIFICATE_LOADED, when the same certificate is active
   * for that holder already, and ERR_CERTIFICATE_LIMIT.
   */
  insert(certificate: NewCertificate): Promise<void>;
  /**
   * Takes the record off its profile, with the audit entry; false when it was gone already. The sealed file stays until `until`,
   * without one it is deleted too; a key that was kept of it is deleted at once.
   */
  remove(practiceId: string, id: string, entry: AuditDraft, until?: Date): Promise<boolean>;
  /** What was removed from a user's own profile and can be brought back, newest first. */
  listRemoved(
    practiceId: string,
    userId: string,
    now: Date,
  ): Promise<readonly RemovedCertificate[]>;
  /**
   * Puts a removed record back as it was, with the audit entry; false when there is none any more. Throws as `insert` does for an
   * active one that no longer fits: ERR_CERTIFICATE_LOADED, ERR_CERTIFICATE_LIMIT.
   */
  restore(
    practiceId: string,
    id: string,
    entry: AuditDraft,
    bounds: CertificateBounds,
  ): Promise<boolean>;
  /** Deletes for good what can no longer be brought back; returns how many. */
  destroyRemoved(now: Date): Promise<number>;
  /**
   * Makes an active record decrypt-only, because `by` took its place, with the audit entry; a key that was kept of it is deleted. False
   * when it is active no more.
   */
  retire(practiceId: string, id: string, by: string, entry: AuditDraft): Promise<boolean>;
  /**
   * Writes down that eHealth revoked it: what is known of it, the summary that follows, decrypt-only from now on, with the audit entry; a
   * key that was kept of it is deleted. False when it is revoked already or gone.
   */
  retireRevoked(
    practiceId: string,
    id: string,
    known: Pick<CertificateRecord, 'probes' | 'summary'>,
    entry: AuditDraft,
  ): Promise<boolean>;
  /**
   * Puts the same keystore under another password, or finished, in place of the file of `record`, with the audit entry. Throws ERR_NOT_FOUND when
   * the certificate is gone, ERR_CONFLICT when its file changed since `record` was read.
   */
  rewrite(
    record: Pick<CertificateRecord, 'practiceId' | 'id' | 'rewrittenAt'>,
    rewritten: RewrittenFile,
  ): Promise<void>;
  /** The keystore file, as it was loaded or last rewritten, unsealed. */
  readKeystore(practiceId: string, id: string): Promise<Uint8Array>;
  /**
   * Recomputes the summary of every record, in batches, and returns how many changed. `basis` names the rules and trust anchors that
   * `summarise` goes by: when it is that of the last complete run, nothing is read. After an abort it ends with the current batch;
   * the next call starts again.
   */
  resummarise(
    basis: string,
    summarise: (record: CertificateRecord) => CertificateSummary,
    signal?: AbortSignal,
  ): Promise<number>;
}
