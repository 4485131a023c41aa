import { createMailbox } from '../../domain/mailbox/create-service.ts';
import type { ConnectConsultation, OpenSealed } from '../../domain/mailbox/ports.ts';
import type { MailboxEvent } from '../../domain/mailbox/polling/mailbox-event.ts';
import type { MailboxServices } from '../../domain/mailbox/service.ts';
import { createSendingServices } from '../../domain/mailbox/sending/create-service.ts';
import type { SendingServicesDeps } from '../../domain/mailbox/sending/create-service.ts';
import type { ConnectPublication } from '../../domain/mailbox/sending/ports.ts';
import {
  defaultConsultationEndpoint,
  defaultDepotEndpoint,
  defaultPublicationEndpoint,
} from '../../ehealth/endpoints.ts';
import type { MailboxService } from '../../ehealth/ehbox/call.ts';
import type { LetterSeals } from '../../ehealth/etee/worker/letter-seals.ts';
import { createEtkDepot } from '../../ehealth/registration/etk-depot.ts';
import { createEhealthTransport } from '../../ehealth/soap/transport.ts';
import type { Transport } from '../../ehealth/soap/transport.ts';
import type { LetterSession } from '../../domain/session/decryption/letter-session.ts';
import type { TrustStore } from '../../domain/trust/service.ts';
import type { HostLog } from '../../logging.ts';
import type { RevocationChecker } from '../../pki/revocation/checker.ts';
import type { Settings } from '../../settings/index.ts';
import type { Store } from '../../store/index.ts';
import type { Practice } from '../practice.ts';
import type { SessionsPart } from '../sessions.ts';
import { createSealingKeys } from './sealing-keys.ts';
import { withRevocation } from './signer-revocation.ts';

export interface MailboxesDeps {
  readonly settings: Pick<Settings, 'ehealth' | 'environment' | 'mailbox' | 'probes'>;
  readonly store: Pick<Store, 'mailboxes' | 'outbox' | 'audit'>;
  readonly trustStore: Pick<TrustStore, 'anchors'>;
  readonly practice: Pick<Practice, 'directory'>;
  readonly sessions: Pick<SessionsPart, 'letterSession' | 'usableHere'>;
  readonly transport: Transport;
  /** null where revocation is not asked. */
  readonly revocation: RevocationChecker | null;
  /** PEM of CAs that may certify the servers. */
  readonly authorities: readonly string[];
  readonly version: string;
  readonly emit: (event: MailboxEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface MailboxesPart {
  /** null where the settings switch the mailbox off, or no address of it is known. */
  readonly services: MailboxServices | null;
  /** Asks for new letters from now on. */
  start(): void;
  /** Asks no more, and ends the threads that open letters. */
  close(): Promise<void>;
}

export function createMailboxes(deps: MailboxesDeps): MailboxesPart {
  const { settings, store, practice, sessions, now } = deps;
  const { environment, mailbox } = settings;
  const endpoint = mailbox.consultationEndpoint ?? defaultConsultationEndpoint(environment);
  if (!mailbox.enabled || endpoint === null)
    return { services: null, start: () => undefined, close: () => Promise.resolve() };
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
  const sending = sendingDeps(deps, async (parts, options) =>
    (await openSeals()).sealLetter(parts, options),
  );
  const { services, watch } = createMailbox({
    letterSession: sessions.letterSession,
    connect: connectionTo(endpoint, deps),
    openSealed: withRevocation(openSealed, deps),
    mailboxes: store.mailboxes,
    outbox: store.outbox,
    createSending: sending && ((at) => createSendingServices({ ...sending, at })),
    directory: practice.directory,
    audit: store.audit,
    sessions: sessions.usableHere,
    pollMinutes: mailbox.pollMinutes,
    emit: deps.emit,
    now,
    log: deps.log,
  });
  return {
    services,
    start: () => {
      watch.start();
    },
    close: async () => {
      await watch.stop();
      await (await seals)?.close();
    },
  };
}

/** null where no address is known to send to, or to ask recipients' keys of. */
function sendingDeps(
  deps: MailboxesDeps,
  sealParts: SendingServicesDeps['sealParts'],
): Omit<SendingServicesDeps, 'at'> | null {
  const { settings, store, trustStore, transport, now } = deps;
  const { environment, mailbox, probes } = settings;
  const endpoint = mailbox.publicationEndpoint ?? defaultPublicationEndpoint(environment);
  const depot = probes.depotEndpoint ?? defaultDepotEndpoint(environment);
  if (endpoint === null || depot === null) return null;
  const connectPublication: ConnectPublication = async (letters) => {
    const { createPublicationClient } = await import('../../ehealth/ehbox/publication/client.ts');
    return createPublicationClient(await serviceAt(endpoint, deps, letters));
  };
  return {
    connectPublication,
    sealingKeys: createSealingKeys({
      depot: createEtkDepot({ endpoint: depot, transport }),
      anchors: trustStore.anchors,
      now,
    }),
    sealParts,
    outbox: store.outbox,
    now,
  };
}

function connectionTo(endpoint: string, deps: MailboxesDeps): ConnectConsultation {
  return async (letters) => {
    const { createConsultationClient } = await import('../../ehealth/ehbox/consultation/client.ts');
    return createConsultationClient(await serviceAt(endpoint, deps, letters));
  };
}

async function serviceAt(
  endpoint: string,
  { settings: { ehealth }, version, now, authorities }: MailboxesDeps,
  letters: LetterSession,
): Promise<MailboxService> {
  const { mailboxAnswerBytes } = await import('../../ehealth/ehbox/call.ts');
  return {
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
  };
}
