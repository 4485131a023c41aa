import type { Actor } from '../practice/actor.ts';
import type { SignerAnchor } from '../../ehealth/sts/signer-validation.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { AuditDraft } from '../audit/audit.ts';
import type { ListIssue } from './list-sequence.ts';
import type { ExpiringAuthority, TrustEntry, TrustPreview, TrustSet } from './trust-entry.ts';

/** What screens and command line call. Reading is for admins; updating too, where `trust.updateBy` of the settings says "admin". */
export interface TrustServices {
  list(actor: Actor): Promise<{
    readonly entries: readonly TrustEntry[];
    readonly ending: readonly ExpiringAuthority[];
    readonly mayUpdate: boolean;
  }>;
  /**
   * Reads an update and keeps it for 30 minutes. The kind follows from the content: ZIP, or XML (a trusted list, whose signature must
   * verify with a signer that the settings name, and which is not older than the last one applied). Throws
   * ERR_TRUST_ARCHIVE_INVALID, ERR_TRUST_LIST_INVALID.
   */
  prepare(actor: Actor, update: TrustUpdate): Promise<TrustPreview>;
  /** Of this actor's own, as everything below; another actor's is ERR_NOT_FOUND. */
  preview(actor: Actor, id: string): Promise<TrustPreview>;
  /** Carries out what was previewed, and only that; ERR_CONFLICT when what is stored changed in between. */
  apply(actor: Actor, id: string): Promise<void>;
  discard(actor: Actor, id: string): Promise<void>;
}

export interface TrustUpdate {
  readonly file: Uint8Array;
  readonly fileName: string;
  readonly set: TrustSet;
  readonly environment: Environment;
}

/** The authorities this process trusts at this moment. */
export interface TrustStore {
  /** Who issues certificates, of every environment. The same array until an update changes it. */
  readonly anchors: () => readonly TrustAnchor[];
  /** Trust anchors of the signer of assertions in this environment: the other set, never mixed with the first. */
  signerAnchors(environment: Environment): readonly SignerAnchor[];
  entries(): readonly TrustEntry[];
  /** Reads the store again, e.g. after an update by another process; true when something changed. */
  refresh(): Promise<boolean>;
}

/** The actor who made a preview: only they see, apply or discard it. User ids are a practice's own. */
export interface PreviewOwner {
  readonly userId: string;
  /** null: the operator. */
  readonly practiceId: string | null;
}

/** What this folder needs of a store. */
export interface TrustRepository {
  list(): Promise<readonly TrustEntry[]>;
  /** Rises with every applied update; cheap to ask. */
  version(): Promise<number>;
  /** Of the last trusted list applied to this set of this environment. */
  lastList(set: TrustSet, environment: Environment): Promise<ListIssue | undefined>;
  savePreview(preview: TrustPreview, baseVersion: number, owner: PreviewOwner): Promise<void>;
  /** Undefined for another actor's too. */
  findPreview(
    id: string,
    owner: PreviewOwner,
    now: Date,
  ): Promise<{ readonly preview: TrustPreview; readonly baseVersion: number } | undefined>;
  /**
   * Adds, withdraws, remembers the list and audits together. Does nothing of it when the version is no longer `baseVersion`
   * ("changed"), or the list is older than the last one applied ("older").
   */
  apply(
    preview: TrustPreview,
    baseVersion: number,
    by: string,
    at: Date,
    entry: AuditDraft,
  ): Promise<'applied' | 'changed' | 'older'>;
  /** False when there is none of this owner. */
  discard(id: string, owner: PreviewOwner): Promise<boolean>;
  /** Deletes previews that were not applied in time. Returns how many. */
  removeExpired(now: Date): Promise<number>;
}
