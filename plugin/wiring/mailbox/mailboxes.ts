import { createMailboxServices } from '../../domain/mailbox/create-service.ts';
import type { ConnectConsultation, OpenSealed } from '../../domain/mailbox/ports.ts';
import type { MailboxServices } from '../../domain/mailbox/service.ts';
import { defaultConsultationEndpoint } from '../../ehealth/endpoints.ts';
import type { LetterSeals } from '../../ehealth/etee/worker/letter-seals.ts';
import { createEhealthTransport } from '../../ehealth/soap/transport.ts';
import type { TrustStore } from '../../domain/trust/service.ts';
import type { Settings } from '../../settings/index.ts';
import type { Store } from '../../store/index.ts';
import type { Practice } from '../practice.ts';
import type { SessionsPart } from '../sessions.ts';

export interface MailboxesDeps {
  readonly settings: Pick<Settings, 'ehealth' | 'environment' | 'mailbox'>;
  readonly store: Pick<Store, 'mailboxes' | 'audit'>;
  readonly trustStore: Pick<TrustStore, 'anchors'>;
  readonly practice: Pick<Practice, 'directory'>;
  readonly sessions: Pick<SessionsPart, 'letterSession'>;
  /** PEM of CAs that may certify the servers. */
  readonly authorities: readonly string[];
  readonly version: string;
  readonly now: () => Date;
}

export interface MailboxesPart {
  /** null where the settings switch the mailbox off, or no address of it is known. */
  readonly services: MailboxServices | null;
  /** Ends the threads that open letters. */
  close(): Promise<void>;
}

export function createMailboxes(deps: MailboxesDeps): MailboxesPart {
  const { settings, store, practice, sessions, now } = deps;
  const { environment, mailbox } = settings;
  const endpoint = mailbox.consultationEndpoint ?? defaultConsultationEndpoint(environment);
  if (!mailbox.enabled || endpoint === null)
    return { services: null, close: () => Promise.resolve() };
  let seals: Promise<LetterSeals> | undefined;
  // What reads letters is loaded with the first one
  const openSeals = () =>
    (seals ??= import('../../ehealth/etee/worker/letter-seals.ts').then(({ createLetterSeals }) =>
      createLetterSeals(),
    ));
  const openSealed: OpenSealed = async (parts, opening) =>
    (await openSeals()).unsealLetter(parts, {
      ...opening,
      anchors: deps.trustStore.anchors(),
      now: now(),
    });
  return {
    services: createMailboxServices({
      letterSession: sessions.letterSession,
      connect: connectionTo(endpoint, deps),
      openSealed,
      mailboxes: store.mailboxes,
      directory: practice.directory,
      audit: store.audit,
      now,
    }),
    close: async () => (await seals)?.close(),
  };
}

function connectionTo(
  endpoint: string,
  { settings: { ehealth }, version, now, authorities }: MailboxesDeps,
): ConnectConsultation {
  return async (letters) => {
    const [{ createConsultationClient }, { mailboxAnswerBytes }] = await Promise.all([
      import('../../ehealth/ehbox/consultation/client.ts'),
      import('../../ehealth/ehbox/call.ts'),
    ]);
    return createConsultationClient({
      endpoint,
      transport: createEhealthTransport({
        settings: ehealth,
        version,
        now,
        authorities,
        maxBytes: mailboxAnswerBytes,
      }),
      signer: letters,
      clock: now,
      timeoutMs: ehealth.timeoutSeconds * 1000,
    });
  };
}
