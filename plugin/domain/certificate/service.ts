import type { Actor } from '../practice/actor.ts';
import type { HostUser, UserPage, UserQuery } from '../practice/directory.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type {
  CertificateQuery,
  CertificateRecord,
  OverviewCounts,
  RemovedCertificate,
} from './repository.ts';
import type { LoadDraft } from './draft.ts';
import type { Verdict } from './verdict/verdict-input.ts';
import type { KeystorePasswords } from '../../pki/pkcs12/keystore-content.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { CertificateAction } from '../access/certificate-action.ts';

/*
 * What screens, JSON API and host call. Every function takes the actor and checks rights itself: what the actor may not
 * see throws ERR_NOT_FOUND, what they may see but not do throws ERR_FORBIDDEN.
 */

/** A stored certificate with its verdict at this instant. */
export interface JudgedCertificate {
  readonly record: CertificateRecord;
  readonly userName: string;
  readonly verdict: Verdict;
}

export interface Overview {
  readonly certificates: readonly JudgedCertificate[];
  readonly total: number;
  readonly counts: OverviewCounts;
  /** Care providers without an active personal certificate: they are in no list of certificates. */
  readonly withoutCertificate: number;
  /** The actor is one of them. */
  readonly isActorWithout: boolean;
  readonly checkedAt: Date;
}

export interface UserCertificates {
  readonly user: HostUser;
  /** Active ones first, by kind, then newest end first. */
  readonly certificates: readonly JudgedCertificate[];
  readonly history: readonly AuditEntry[];
}

/** `withoutCertificate`: only care providers who have no active personal certificate, by name. */
export interface DirectoryQuery extends UserQuery {
  readonly withoutCertificate?: boolean;
}

export interface DirectoryRow {
  readonly user: HostUser;
  readonly certificates: readonly JudgedCertificate[];
}

export interface LoadRequest {
  readonly userId: string;
  readonly kind: HolderKind;
  /** As typed: blanks, dots, BE prefix allowed; normalised and its check digit verified here. */
  readonly identifier: string;
  readonly fileName: string;
  readonly file: Uint8Array;
  readonly password: string;
  /** Aborts when the client no longer waits. */
  readonly signal?: AbortSignal | undefined;
}

export interface LoadReview {
  readonly draft: LoadDraft;
  readonly verdict: Verdict;
  /**
   * Active certificates of the same kind and identifier that storing may replace, newest first: on this profile, and of an
   * organisation on any member's.
   */
  readonly replaceable: readonly JudgedCertificate[];
  /** False for a file of no use on this profile (NotEhealth, NoPrivateKey, another holder's): it may be viewed, not stored. */
  readonly storable: boolean;
  /** The active certificate that this file already is, key by key; there is nothing to store. */
  readonly already: JudgedCertificate | null;
  /** Whose the file is, where it is not this profile's and the actor may load it there. */
  readonly owner: { readonly userId: string; readonly userName: string } | null;
}

export interface CertificateServices {
  overview(
    actor: Actor,
    query: Omit<CertificateQuery, 'now' | 'renewalWindowDays'>,
  ): Promise<Overview>;
  directory(
    actor: Actor,
    query: DirectoryQuery,
  ): Promise<{ readonly rows: readonly DirectoryRow[]; readonly total: UserPage['total'] }>;
  forUser(actor: Actor, userId: string): Promise<UserCertificates>;
  find(actor: Actor, certificateId: string): Promise<JudgedCertificate>;
  /** Opens the file and keeps it as a draft for 15 minutes; throws the keystore's coded error, or ERR_IDENTIFIER_INVALID. */
  prepare(actor: Actor, request: LoadRequest): Promise<LoadDraft>;
  review(actor: Actor, draftId: string): Promise<LoadReview>;
  /** `replaces`: id out of `replaceable`, or null to keep both. Returns the new certificate's id. */
  store(actor: Actor, draftId: string, replaces: string | null): Promise<string>;
  discard(actor: Actor, draftId: string): Promise<void>;
  /** Judges the file on the profile of its `owner` instead; returns the new draft's id. ERR_NOT_STORABLE without an owner. */
  moveToOwner(actor: Actor, draftId: string): Promise<string>;
  /** Off the profile at once; for 24 hours it can be brought back, then the file is destroyed. */
  remove(actor: Actor, certificateId: string): Promise<void>;
  /** What this actor may bring back to a profile: what they removed themself, for an admin everything. */
  removed(actor: Actor, userId: string): Promise<readonly RemovedCertificate[]>;
  /**
   * Brings a removed certificate back as it was. Who removed it, or an admin; for others, and
   * after 24 hours, ERR_NOT_FOUND. ERR_CERTIFICATE_LOADED when the same certificate was loaded again since.
   */
  restore(actor: Actor, userId: string, certificateId: string): Promise<void>;
  /**
   * The file as it was loaded, or encrypted again since; `compatible`: a copy that older programs read, under the same password. Holder
   * only; the password is proved against the file first. ERR_KEYSTORE_NOT_REWRITABLE for a copy.
   */
  exportKeystore(
    actor: Actor,
    certificateId: string,
    password: string,
    options?: { readonly compatible?: boolean; readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly fileName: string; readonly file: Uint8Array }>;
  /**
   * Encrypts the stored file again under a new password and ends the sessions that were opened with it. Holder only; the current
   * password is proved against the file first. ERR_PASSWORD_UNSUITABLE, the keystore's coded errors,
   * ERR_KEYSTORE_NOT_REWRITABLE, ERR_CONFLICT when it was changed at the same time.
   */
  changePassword(
    actor: Actor,
    certificateId: string,
    request: KeystorePasswords & { readonly signal?: AbortSignal | undefined },
  ): Promise<void>;
  /** May this actor …? For showing or hiding a button; the calls above check by themselves. */
  may(
    actor: Actor,
    action: CertificateAction,
    record: Pick<CertificateRecord, 'practiceId' | 'userId' | 'kind' | 'identifier'>,
  ): Promise<boolean>;
}
