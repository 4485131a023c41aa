import type { Quality } from './ehealth/claims/quality.ts';
import type { SessionMode } from './ehealth/sts/token.ts';
import type { SignedPartChoice } from './ehealth/soap/security-header.ts';
import type { HolderKind } from './pki/x509/identifier.ts';
import type { FallbackReason } from './domain/session/session.ts';
import type { HostLog } from './logging.ts';
import type { HostDirectory } from './domain/practice/directory.ts';
import type { AuditHeadEvent } from './domain/audit/audit-event.ts';
import type { CertificateEvent } from './domain/certificate/certificate-event.ts';
import type { SessionEvent } from './domain/session/session-event.ts';
import type { DocumentForm, SigningToken } from './domain/session/signing-service.ts';
import type { CertificateReference } from './ehealth/xades/qualifying-properties.ts';
import type { SignaturePlacement, SignedContentKind } from './ehealth/xades/signed-document.ts';
import type { EnrolmentEvent, OfferedHolders } from './domain/enrolment/service.ts';
import type { RevocationEvent } from './domain/enrolment/revocation/service.ts';
import type { MailboxEvent } from './domain/mailbox/polling/mailbox-event.ts';
import type { LetterQuery, OpenedFile, OpenedLetter } from './domain/mailbox/service.ts';
import type { NoticeEvent } from './domain/renewal/notice/notice-event.ts';
import type { HostNotice } from './domain/renewal/notice/host-notice.ts';
import type { Language } from './i18n/language.ts';
import type { CertificateStatus } from './routes/api/status.ts';
import type {
  RegisteredCertificate,
  RevocationInfo,
} from './routes/api/enrolment/revocation-info.ts';
import type { EnrolmentInfo } from './routes/api/enrolment/view.ts';
import type { SessionInfo } from './routes/api/session-info.ts';
import type { PluginJob } from './jobs/job.ts';

/*
 * Everything that crosses the boundary between a host (the practice software) and Trousseau. Nothing else does.
 */

export type { AuditHeadEvent } from './domain/audit/audit-event.ts';
export type { CertificateEvent } from './domain/certificate/certificate-event.ts';
export type { Actor, Role } from './domain/practice/actor.ts';
export type {
  HostDirectory,
  HostOrganisation,
  HostUser,
  NihiiNumber,
  UserPage,
  UserQuery,
} from './domain/practice/directory.ts';
export type {
  EnrolmentEvent,
  OfferedHolders,
  OfferedOrganisation,
} from './domain/enrolment/service.ts';
export type { RevocationEvent } from './domain/enrolment/revocation/service.ts';
export type { MailboxEvent } from './domain/mailbox/polling/mailbox-event.ts';
export type { LetterQuery, OpenedFile, OpenedLetter } from './domain/mailbox/service.ts';
export type { HostNotice } from './domain/renewal/notice/host-notice.ts';
export type { NoticeEvent } from './domain/renewal/notice/notice-event.ts';
export type { SessionEvent } from './domain/session/session-event.ts';
export type { Language } from './i18n/language.ts';
export type { PluginJob } from './jobs/job.ts';
export type { HostLog } from './logging.ts';
export type {
  RegisteredCertificate,
  RevocationInfo,
} from './routes/api/enrolment/revocation-info.ts';
export type { EnrolmentInfo } from './routes/api/enrolment/view.ts';
export type { SessionInfo } from './routes/api/session-info.ts';
export type { CertificateStatus } from './routes/api/status.ts';

/** What the host hands over. `settings` is parsed by settings.ts; a mistake in it stops the start with its path. */
export interface Host {
  readonly settings: unknown;
  readonly directory: HostDirectory;
  readonly log: HostLog;
  /** The host's clock; the system's by default. */
  readonly now?: () => Date;
  /** Called after the fact, in order, once per process; a throw is logged and goes no further. */
  readonly onEvent?: (event: PluginEvent) => void;
}

export type PluginEvent =
  | CertificateEvent
  | EnrolmentEvent
  | RevocationEvent
  | SessionEvent
  | NoticeEvent
  | MailboxEvent
  | AuditHeadEvent;

/** What the host may ask in process; the JSON API offers the same to other hosts. */
export interface PluginApi {
  /** The badge for one user: worst first, one per kind that has a certificate. Without a language, that of the settings. */
  certificateStatus(
    practiceId: string,
    userId: string,
    language?: Language,
  ): Promise<readonly CertificateStatus[]>;
  readonly sessions: SessionApi;
  readonly enrolments: EnrolmentApi;
  readonly revocations: RevocationApi;
  readonly mailbox: MailboxApi;
  /** The open notices of this user, gravest first. Without a language, that of the settings. */
  notices(practiceId: string, userId: string, language?: Language): Promise<readonly HostNotice[]>;
}

/**
 * Requests for certificates, or for their end, for hosts with a dialog of their own: what asks a PIN. Everything else about them is on the screens
 * and in the JSON API. The host is trusted for the user it names.
 */
export interface ContractApi<Info> {
  /**
   * The contract by language, as eHealth wrote it: HTML of a stranger, to be shown without scripts and network before its PIN is asked.
   */
  contract(
    practiceId: string,
    userId: string,
    id: string,
  ): Promise<Readonly<Record<string, string>>>;
  /**
   * Has the contract signed by the card in the reader, once: a legally binding signature; that of a revocation ends the certificate for good.
   * Rejects with coded errors, ERR_PIN_… and ERR_CARD_… among them; never tried a second time by itself.
   */
  sign(practiceId: string, userId: string, id: string, request: ContractSigning): Promise<Info>;
}

export interface EnrolmentApi extends ContractApi<EnrolmentInfo> {
  /**
   * Holders that the user may ask for, by eHealth's word; asked with the card's authentication key, which signs nothing that binds. Rejects with
   * coded errors, ERR_PIN_… and ERR_CARD_… among them; never tried a second time by itself.
   */
  organisations(practiceId: string, userId: string, given: CardPin): Promise<OfferedHolders>;
}

export interface RevocationApi extends ContractApi<RevocationInfo> {
  /**
   * The certificates that eHealth's register has of the user and of their organisations, for who lost a file; asked with the card's authentication
   * key. It is no signature.
   */
  certificates(
    practiceId: string,
    userId: string,
    request: CardPin,
  ): Promise<readonly RegisteredCertificate[]>;
}

export interface CardPin {
  /** Absent when the reader's own keypad asks. */
  readonly pin?: string;
  readonly lastTryConfirmed?: boolean;
}

export interface ContractSigning extends CardPin {
  /** In which the contract was shown and agreed to, as {@link ContractApi.contract} names it. */
  readonly language: string;
}

/** Which of a user's sessions; by default the personal one, else the only one. */
export interface SessionChoice {
  readonly sessionId?: string;
  readonly kind?: HolderKind;
  readonly identifier?: string;
}

/** How the header of a SOAP call is made. */
export interface MessageSigning {
  /** What is signed; MyCareNet's asynchronous services want the time stamp alone. Both by default. */
  readonly parts?: SignedPartChoice;
  /** Whole seconds that the message is good for, 1 to 3600; 60 by default. */
  readonly lifeSeconds?: number;
}

export interface SigningChoice extends SessionChoice, MessageSigning {
  /** 'saml' (by default): the session's assertion; 'x509': the session's certificate alone, for services that take no session. */
  readonly token?: SigningToken;
}

/** How an XML document is signed by XAdES. */
export interface DocumentChoice extends SessionChoice {
  /** 'xades-bes' (by default), or 'xades-t' with a time stamp of eHealth's authority. */
  readonly form?: DocumentForm;
  /** 'enveloped' (by default): the document with the signature in it; 'detached': the signature alone. */
  readonly placement?: SignaturePlacement;
  /** 'xml' (by default); 'base64' and 'base64-xml': what the element carries in base64, or the XML that this is. Detached only. */
  readonly content?: SignedContentKind;
  /** Of the element that is signed; the whole document when absent. */
  readonly elementId?: string;
  /** How the certificate is named: 'v2' (by default), or 'v1' for readers as old as eHealth's connector. */
  readonly certificateReference?: CertificateReference;
}

export interface StampedDigest {
  /** The RFC 3161 token. */
  readonly token: Uint8Array;
  readonly at: Date;
  /** Upper-case hex. */
  readonly serialNumber: string;
  /** OID. */
  readonly policy: string;
}

export interface CertificateSigning extends MessageSigning {
  readonly certificateId: string;
  /** Of the keystore. */
  readonly password: string;
}

/**
 * eHealth sessions for the host's own modules. The host is trusted for the user it names, as in a launch token; the
 * private key never leaves the plugin.
 */
export interface SessionApi {
  /** The user's usable session; null when there is none, or it has less than a minute left. */
  current(practiceId: string, userId: string, choice?: SessionChoice): Promise<SessionInfo | null>;
  /** For hosts with a dialog of their own; our screens do the same. Rejects with coded errors, before or after secrets are used. */
  open(practiceId: string, userId: string, request: SessionOpening): Promise<SessionInfo>;
  /** Ends one session; without an id all of this user's and their browser sessions on the screens: the host's log-off. */
  end(practiceId: string, userId: string, sessionId?: string): Promise<void>;
  /** A SOAP 1.1 envelope with the WS-Security header that proves the session, ready to be sent as it is. */
  sign(
    practiceId: string,
    userId: string,
    envelope: string,
    choice?: SigningChoice,
  ): Promise<string>;
  /** The same with the certificate alone and without any session; its keystore is opened for this one signature, and the audit says so. */
  signWithCertificate(
    practiceId: string,
    userId: string,
    envelope: string,
    request: CertificateSigning,
  ): Promise<string>;
  /** An XML document, at most 1 MiB, signed with the session's key. */
  signDocument(
    practiceId: string,
    userId: string,
    document: string,
    choice?: DocumentChoice,
  ): Promise<string>;
  /** A time stamp over a SHA-256 digest, checked. */
  timeStamp(
    practiceId: string,
    userId: string,
    digest: Uint8Array,
    choice?: SessionChoice,
  ): Promise<StampedDigest>;
}

export interface SessionOpening {
  readonly mode: SessionMode;
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly quality: Quality;
  readonly password?: string;
  readonly pin?: string;
  readonly lastTryConfirmed?: boolean;
  /** Fallback only. */
  readonly reason?: FallbackReason;
  readonly reasonText?: string;
  /** Ask for a new one although the running one has more than half its life left. */
  readonly renew?: boolean;
}

/** Letters of the eHealthBox, for a host that files them in a patient's record. Nothing that was opened is kept by the plugin. */
export interface MailboxApi {
  /** Letters that the practice has not opened, in the boxes that the user reads; asks nothing. 0 where the mailbox is off. */
  unread(practiceId: string, userId: string): Promise<number>;
  /**
   * Opens a letter through the user's session, which counts as reading it: its sender may get a receipt. Rejects with ERR_SESSION_NONE,
   * ERR_LETTER_…, ERR_MAILBOX_…; ERR_NOT_FOUND where the mailbox is off.
   */
  letter(practiceId: string, userId: string, query: LetterQuery): Promise<OpenedLetter>;
  /** One file of it, as {@link OpenedLetter.files} numbers them; -1: the body. Rejects with the same. */
  file(practiceId: string, userId: string, query: LetterQuery, index: number): Promise<OpenedFile>;
}

export interface Plugin {
  /** An express application: mount it at any path. */
  readonly app: (
    req: import('node:http').IncomingMessage,
    res: import('node:http').ServerResponse,
  ) => void;
  readonly api: PluginApi;
  readonly jobs: readonly PluginJob[];
  /** Ends jobs, workers and the database; resolves when nothing is left running. */
  close(): Promise<void>;
}
