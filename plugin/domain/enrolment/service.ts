import type { LocalizedText } from '../../ehealth/registration/localized-text.ts';
import type { ContactData } from '../../ehealth/registration/contact-data.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import type { JudgedCertificate } from '../certificate/service.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostOrganisation } from '../practice/directory.ts';
import type { SignaturePin } from '../signature/signature-key.ts';
import type { Enrolment, EnrolmentKind } from './enrolment.ts';
import type { HolderLimit } from './limit/holder-limit.ts';
import type { Place } from './places/place.ts';
import type { OrganisationLimit } from './organisation/organisation-limit.ts';

/*
 * What screens, JSON API and host call. A request belongs to the person on whose profile it is: their card signs it and their password
 * protects it, so no one else acts on it; who manages the practice sees it.
 */

/** An organisation that a certificate is asked for. */
export type RequestedOrganisation = Omit<Holder, 'name'> & { readonly name: string };

/** What a request made now would be. */
export interface EnrolmentOffer {
  readonly kind: Exclude<EnrolmentKind, 'completion' | 'non-resident'>;
  /** The certificate that runs out; null for a first one. */
  readonly current: JudgedCertificate | null;
  /** From when eHealth takes a renewal; null: now. */
  readonly opensAt: Date | null;
  /** A request that runs already. */
  readonly running: Enrolment | null;
  /** Whether eHealth would take it, by its own word; null where it did not say, and for a renewal. */
  readonly limit: HolderLimit | null;
  /** Of an organisation, as in {@link OfferedOrganisation}; null for a person, and where eHealth did not say. */
  readonly applicationIds: readonly (string | null)[] | null;
  /** What was given last; for the form. */
  readonly contactData: Partial<ContactData>;
}

export interface BeginRequest {
  readonly userId: string;
  /** null: for the person. */
  readonly organisation: RequestedOrganisation | null;
  readonly contactData: ContactData;
  /** Of the new keystore. */
  readonly password: string;
  /**
   * Of the keystore that runs out: its old encryption keys move along, so that older messages stay readable in one file. null: they
   * stay in the old file, which is kept.
   */
  readonly currentPassword: string | null;
  /** eHealth's conditions (rules.md section 5) were shown and accepted. */
  readonly conditionsAccepted: true;
  /** The holder lets the certificate be finished while they are away. */
  readonly unattended: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Of a person who does not live in Belgium: the number of the profile is a bis number. */
export interface NonResidentRequest extends Omit<BeginRequest, 'organisation' | 'currentPassword'> {
  /** As on the identity document. */
  readonly firstNames: string;
  readonly lastName: string;
}

export interface SignRequest {
  /** null when the reader's own keypad asks. */
  readonly pin: string | null;
  readonly lastTryConfirmed: boolean;
  /** The language in which the contract was shown and agreed to. */
  readonly language: string;
}

/** A type of organisation that eHealth gives certificates to. */
export interface OfferedType {
  readonly type: string;
  readonly names: LocalizedText;
}

/** An organisation that the person may act for, by eHealth's word. */
export interface OfferedOrganisation {
  readonly type: string;
  readonly id: string;
  readonly names: LocalizedText;
  /** Services that its certificate may be announced to. */
  readonly baseServices: readonly string[];
  /**
   * Application ids that a certificate has already, null among them for one without: a new one takes another. null where eHealth did not
   * say.
   */
  readonly applicationIds: readonly (string | null)[] | null;
  /** Whether one more is allowed: at most ten, with a warning from eight on; null where eHealth did not say. */
  readonly limit: OrganisationLimit | null;
}

export interface OfferedHolders {
  /** eHealth knows a quality of the person, so that a personal certificate is validated by itself. */
  readonly person: boolean;
  readonly organisations: readonly OfferedOrganisation[];
}

export interface EnrolmentServices {
  offer(
    actor: Actor,
    userId: string,
    organisation: RequestedOrganisation | null,
  ): Promise<EnrolmentOffer>;
  /**
   * For which organisations the actor may ask, asked with the card's authentication key and its PIN: no signature that binds. ERR_PIN_…,
   * ERR_CARD_…, ERR_REGISTRATION_….
   */
  organisations(actor: Actor, given: SignaturePin): Promise<OfferedHolders>;
  /** Types that an organisation with this number may have, asked without PIN; null where eHealth does not say it in time. */
  organisationTypes(
    actor: Actor,
    organisation: Pick<HostOrganisation, 'kind' | 'identifier'>,
  ): Promise<readonly OfferedType[] | null>;
  /** Those that run, and those that ended in the last 30 days; newest first. */
  forUser(actor: Actor, userId: string): Promise<readonly Enrolment[]>;
  find(actor: Actor, id: string): Promise<Enrolment>;
  /**
   * Asks eHealth for the contract and writes the keystore. Nothing is signed. ERR_ENROLMENT_RUNNING, ERR_ENROLMENT_TOO_EARLY,
   * ERR_ENROLMENT_LIMIT, ERR_ENROLMENT_APPLICATION_TAKEN, ERR_ENROLMENT_ELSEWHERE, ERR_CONTACT_DATA, ERR_PASSWORD_UNSUITABLE, ERR_READER_…, ERR_CARD_…, ERR_KEYSTORE_…, ERR_REGISTRATION_….
   */
  begin(actor: Actor, request: BeginRequest): Promise<Enrolment>;
  /**
   * The same for a person who does not live in Belgium: no card, no signature. The request is handed in at once; the person confirms it at
   * its address before its end. ERR_REGISTRATION_REFUSED ends it.
   */
  beginNonResident(actor: Actor, request: NonResidentRequest): Promise<Enrolment>;
  /**
   * Has the contract signed by the card's signature key, once, and hands in the request. ERR_PIN_…, ERR_CARD_…, ERR_REGISTRATION_…;
   * after a signature the request may be at eHealth although no answer came: its state says so.
   */
  sign(actor: Actor, id: string, request: SignRequest): Promise<Enrolment>;
  /** Begins where a stored keystore stopped: its certificate was never fetched, or its encryption token never registered. */
  completeStored(
    actor: Actor,
    certificateId: string,
    given: { readonly password: string; readonly signal?: AbortSignal | undefined },
  ): Promise<Enrolment>;
  /** Goes on as far as possible now; `password` opens the keystore where its keys were not left. ERR_ENROLMENT_BUSY. */
  advance(
    actor: Actor,
    id: string,
    given?: { readonly password: string | null; readonly signal?: AbortSignal | undefined },
  ): Promise<Enrolment>;
  /** Has eHealth serve the new encryption token: the holder said that every place has the new file. */
  activate(
    actor: Actor,
    id: string,
    given: { readonly password: string | null; readonly signal?: AbortSignal | undefined },
  ): Promise<Enrolment>;
  /** Other places that are to have the new file, as their holder named them. */
  places(actor: Actor, id: string): Promise<readonly Place[]>;
  /** Names one more: 60 characters, 12 places. ERR_ENROLMENT_PLACE; ERR_ENROLMENT_STATE for a request that has ended, as the next two. */
  addPlace(actor: Actor, id: string, name: string): Promise<void>;
  /** That the place has the new file, or not after all. */
  markPlace(actor: Actor, id: string, placeId: string, isDone: boolean): Promise<void>;
  removePlace(actor: Actor, id: string, placeId: string): Promise<void>;
  /** Gives up a request that eHealth does not have; its keystore is destroyed. ERR_ENROLMENT_STATE for a later one. */
  abandon(actor: Actor, id: string): Promise<void>;
  /** The keystore as it is, to be finished elsewhere. Holder only; the password is proved first. */
  exportKeystore(
    actor: Actor,
    id: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<{ readonly fileName: string; readonly file: Uint8Array }>;
}

/** What runs by the clock. */
export interface EnrolmentWatch {
  /** Goes on with every request whose moment has come. */
  run(signal?: AbortSignal): Promise<{ readonly asked: number; readonly finished: number }>;
}

export interface EnrolmentEvent {
  readonly type:
    | 'enrolment.begun'
    | 'enrolment.signed'
    | 'enrolment.submitted'
    | 'enrolment.delivered'
    | 'enrolment.completed'
    | 'enrolment.activated'
    | 'enrolment.failed'
    | 'enrolment.abandoned';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly enrolmentId: string;
  /** Of the certificate on the profile; null while there is none. */
  readonly certificateId: string | null;
}
