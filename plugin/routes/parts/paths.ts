import type { Folder } from '../../ehealth/ehbox/message.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { GuidePath } from '../../domain/renewal/renewal.ts';
import type { FallbackReason, SessionMode } from '../../domain/session/session.ts';
import { renewalPath, renewalsPath } from '../../domain/renewal/page-path.ts';

/** What just happened, shown by a flash message on the page that a form redirects to. */
const flashes = [
  'stored',
  'already-stored',
  'replaced',
  'removed',
  'already-removed',
  'restored',
  'reminded',
  'reminded-before',
  'discarded',
  'password-changed',
  'session-opened',
  'session-reused',
  'session-ended',
  'session-ended-before',
  'browser-ended',
  'pin-only-on',
  'pin-only-off',
  'fallback-lifted',
  'checked',
  'acknowledged',
  'muted',
  'unmuted',
  'status-on',
  'status-off',
  'calendar-revoked',
  'calendar-shared',
  'enrolment-abandoned',
  'revocation-abandoned',
] as const;
export type Flash = (typeof flashes)[number];

/** The notice that a query asks for; anything unknown is no notice. */
export function flashOf(value: unknown): Flash | null {
  return flashes.find((flash) => flash === value) ?? null;
}

/** Addresses of the screens below a mount path. Ids come from the host, so they are always encoded. */
export function paths(base: string) {
  const user = (userId: string) => `${base}/users/${encodeURIComponent(userId)}`;
  const certificate = (id: string) => `${base}/certificates/${encodeURIComponent(id)}`;
  const guide = (id: string) => `${base}${renewalPath(id)}`;
  const bulk = (id: string) => `${base}/load/${encodeURIComponent(id)}`;
  const draft = (id: string) => `${base}/drafts/${encodeURIComponent(id)}`;
  const enrolment = (id: string) => `${base}/enrolments/${encodeURIComponent(id)}`;
  const revocation = (id: string) => `${base}/revocations/${encodeURIComponent(id)}`;
  const letter = (id: string) => `${base}/letters/${encodeURIComponent(id)}`;
  const authorityUpdate = (id: string) => `${base}/authorities/updates/${encodeURIComponent(id)}`;
  return {
    overview: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}/`, query),
    users: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}/users`, query),
    user: (userId: string, done?: Flash) =>
      withQuery(user(userId), done === undefined ? {} : { done }),
    /** A user's page with every file of each place, at the places of this kind. */
    allFiles: (userId: string, kind: HolderKind) =>
      `${withQuery(user(userId), { files: 'all' })}#kind-${kind}`,
    load: (userId: string, kind: HolderKind, identifier = '', done?: Flash) =>
      withQuery(`${user(userId)}/certificates/new`, { kind, identifier, done: done ?? '' }),
    readiness: (userId: string) => `${user(userId)}/readiness`,
    bulk: () => `${base}/load`,
    bulkState: bulk,
    bulkStore: (id: string) => `${bulk(id)}/store`,
    bulkUnlock: (id: string) => `${bulk(id)}/unlock`,
    bulkDiscard: (id: string) => `${bulk(id)}/discard`,
    loadPost: (userId: string) => `${user(userId)}/certificates`,
    draft,
    draftStore: (id: string) => `${draft(id)}/store`,
    draftDiscard: (id: string) => `${draft(id)}/discard`,
    draftMove: (id: string) => `${draft(id)}/move`,
    certificate,
    restore: (userId: string, id: string) =>
      `${user(userId)}/removed/${encodeURIComponent(id)}/restore`,
    remove: (id: string) => `${certificate(id)}/remove`,
    export: (id: string, query: { readonly request?: string } = {}) =>
      withQuery(`${certificate(id)}/export`, { ...query }),
    password: (id: string) => `${certificate(id)}/password`,
    /** The form of a request; without a holder: for the person. */
    enrolmentBegin: (userId: string, holder: EnrolmentQuery = {}) =>
      withQuery(`${user(userId)}/enrolment`, { ...holder }),
    /** For who has no Belgian identity card. */
    enrolmentAbroad: (userId: string) => `${user(userId)}/enrolment/abroad`,
    /** Holders that eHealth takes a request of this person for. */
    enrolmentOrganisations: (userId: string) => `${user(userId)}/enrolment/organisations`,
    /** `contract`: the language that its text is shown in. */
    enrolment: (id: string, query: { readonly contract?: string } = {}) =>
      withQuery(enrolment(id), { ...query }),
    enrolmentState: (id: string) => `${enrolment(id)}/state`,
    enrolmentContract: (id: string, language: string) =>
      `${enrolment(id)}/contract/${encodeURIComponent(language)}`,
    enrolmentContractText: (id: string, language: string) =>
      `${enrolment(id)}/contract/${encodeURIComponent(language)}/text`,
    enrolmentSign: (id: string, language: string) =>
      withQuery(`${enrolment(id)}/sign`, { contract: language }),
    enrolmentAdvance: (id: string) => `${enrolment(id)}/advance`,
    enrolmentActivate: (id: string) => `${enrolment(id)}/activate`,
    places: (id: string) => `${enrolment(id)}/places`,
    place: (id: string, placeId: string, act: 'mark' | 'remove') =>
      `${enrolment(id)}/places/${encodeURIComponent(placeId)}/${act}`,
    enrolmentAbandon: (id: string) => `${enrolment(id)}/abandon`,
    enrolmentExport: (id: string) => `${enrolment(id)}/export`,
    revoke: (certificateId: string) => `${certificate(certificateId)}/revoke`,
    /** For who has no file any more: the certificates that eHealth lists. */
    revokeLost: (userId: string) => `${user(userId)}/revoke`,
    revocation: (id: string, query: { readonly contract?: string } = {}) =>
      withQuery(revocation(id), { ...query }),
    revocationContract: (id: string, language: string) =>
      `${revocation(id)}/contract/${encodeURIComponent(language)}`,
    revocationContractText: (id: string, language: string) =>
      `${revocation(id)}/contract/${encodeURIComponent(language)}/text`,
    revocationSign: (id: string, language: string) =>
      withQuery(`${revocation(id)}/sign`, { contract: language }),
    revocationSettle: (id: string) => `${revocation(id)}/settle`,
    revocationAbandon: (id: string) => `${revocation(id)}/abandon`,
    completeStored: (certificateId: string) => `${certificate(certificateId)}/complete`,
    letters: (query: LettersQuery = {}) => withQuery(`${base}/letters`, { ...query }),
    letterWrite: (
      query: LettersQuery & { readonly reply?: string; readonly draft?: string } = {},
    ) => withQuery(`${base}/letters/write`, { ...query }),
    lettersUnlock: () => `${base}/letters/unlock`,
    letter: (messageId: string, query: LettersQuery = {}) =>
      withQuery(letter(messageId), { ...query }),
    letterFile: (messageId: string, index: number, query: LettersQuery = {}) =>
      withQuery(`${letter(messageId)}/files/${index}`, { ...query }),
    letterAct: (messageId: string, act: 'bin' | 'restore' | 'delete', query: LettersQuery = {}) =>
      withQuery(`${letter(messageId)}/${act}`, { ...query }),
    session: (done?: Flash) => withQuery(`${base}/session`, { done: done ?? '' }),
    sessionOpen: (choice: SessionChoiceQuery = {}) =>
      withQuery(`${base}/session/open`, { ...choice }),
    sessionEnd: (id: string) => `${base}/session/${encodeURIComponent(id)}/end`,
    browserEnd: (reference: string) =>
      `${base}/session/browsers/${encodeURIComponent(reference)}/end`,
    otherBrowsersEnd: () => `${base}/session/browsers/end-others`,
    browsersOfUserEnd: (userId: string) =>
      `${base}/sessions/users/${encodeURIComponent(userId)}/end`,
    sessionCard: () => `${base}/session/card`,
    sessionPhoto: () => `${base}/session/card/photo`,
    team: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}/team`, query),
    reminders: () => `${base}/reminders`,
    practiceSessions: (done?: Flash) => withQuery(`${base}/sessions`, { done: done ?? '' }),
    practiceSessionEnd: (id: string) => `${base}/sessions/${encodeURIComponent(id)}/end`,
    fallbackLift: () => `${base}/sessions/fallback`,
    pinOnly: (id: string) => `${certificate(id)}/pin-only`,
    renewals: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}${renewalsPath}`, query),
    guide: (id: string, query: { readonly path?: GuidePath; readonly done?: Flash } = {}) =>
      withQuery(guide(id), { ...query }),
    renewalCheck: (id: string) => `${guide(id)}/check`,
    acknowledge: (id: string) => `${guide(id)}/acknowledge`,
    mute: (id: string) => `${guide(id)}/mute`,
    unmute: (id: string) => `${guide(id)}/unmute`,
    statusConsent: (id: string) => `${certificate(id)}/status-check`,
    calendar: (done?: Flash) => withQuery(`${base}/calendar`, { done: done ?? '' }),
    calendarRevoke: () => `${base}/calendar/revoke`,
    calendarFeed: (token: string) => `${base}/calendar/${token}.ics`,
    jobs: (done = '') => withQuery(`${base}/jobs`, { done }),
    jobRun: (id: string) => `${base}/jobs/${encodeURIComponent(id)}/run`,
    authorities: (done = '') => withQuery(`${base}/authorities`, { done }),
    authorityUpdates: () => `${base}/authorities/updates`,
    authorityUpdate,
    authorityApply: (id: string) => `${authorityUpdate(id)}/apply`,
    authorityDiscard: (id: string) => `${authorityUpdate(id)}/discard`,
    reports: () => `${base}/reports`,
    reportCsv: (name: 'certificates' | 'fallback') => `${base}/reports/${name}.csv`,
    firstCertificate: () => `${base}/help/first-certificate`,
    help: () => `${base}/help/find-my-certificate`,
  };
}

/** For which organisation of the profile a certificate is asked. */
export interface EnrolmentQuery {
  readonly type?: string;
  readonly id?: string;
  readonly applicationId?: string;
  /** One more certificate of the organisation is wanted: which application id? */
  readonly more?: string;
}

/** A folder of the mailbox, and how a letter in it is read. */
export interface LettersQuery {
  readonly session?: string;
  readonly box?: string;
  readonly folder?: Folder;
  readonly page?: number;
  readonly refresh?: '1' | '';
  readonly reveal?: 'senderUnchecked' | 'notVerified' | '';
  /** A letter went out. */
  readonly sent?: '1';
  /** Letters that eHealth did not take. */
  readonly left?: number;
}

/** What an opening form is about; everything else comes in its body. */
export interface SessionChoiceQuery {
  /** Id of a certificate; none for the card alone. */
  readonly certificate?: string;
  readonly mode?: SessionMode;
  /** '1': a new session although the running one would do. */
  readonly renew?: '1' | '';
  /** Of a fallback, where it is known already. */
  readonly reason?: FallbackReason;
}

/** Leaves out what is empty, so that addresses stay short. */
function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

/** A holder's number in an address; a national number never travels in one: the form takes it from the profile. */
export function identifierInLink(holder: {
  readonly kind: HolderKind;
  readonly identifier: string;
}): string {
  return holder.kind === 'person' ? '' : holder.identifier;
}
