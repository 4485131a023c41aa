import type {
  EtkOrder,
  FaultOrder,
  ReceivedMessage,
  Register,
  RegisteredCertificate,
  SimulatorSettings,
  SimulatorState,
} from './control.ts';
import type {
  CertificateRequestState,
  RegistrationSettings,
  RequestDecision,
} from './registration-settings.ts';
import type { LetterOrder } from './letter-order.ts';
import type { MailboxSettings, MailboxState } from './mailbox-settings.ts';

/** Client of the control port. Every call throws when the simulator rejects the command. */
export interface SimulatorControl {
  state(): Promise<SimulatorState>;
  settings(patch: Partial<SimulatorSettings>): Promise<void>;
  /** Null ends all orders. */
  fault(order: FaultOrder | null): Promise<void>;
  register(register: Register): Promise<void>;
  publishEtk(order: EtkOrder): Promise<void>;
  withdrawEtks(): Promise<void>;
  certificates(registered: readonly RegisteredCertificate[]): Promise<void>;
  registration(patch: Partial<RegistrationSettings>): Promise<void>;
  /** Requests for certificates since the start, in their order. */
  requests(): Promise<readonly CertificateRequestState[]>;
  decide(decision: RequestDecision): Promise<void>;
  mailbox(): Promise<MailboxState>;
  mailboxSettings(patch: Partial<MailboxSettings>): Promise<void>;
  /** No letters, no absences any more; the settings stay. */
  clearMailbox(): Promise<void>;
  /** Puts letters into a box at once. */
  putLetters(order: LetterOrder): Promise<void>;
  messages(): Promise<readonly ReceivedMessage[]>;
  clearMessages(): Promise<void>;
}

/** `address` is `SimulatorReady.control`. */
export function createSimulatorControl(address: string): SimulatorControl {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${address}${path}: ${await response.text()}`);
    return response;
  };
  const send = async (method: string, path: string, body?: unknown): Promise<void> => {
    await call(method, path, body);
  };
  return {
    state: async () => (await (await call('GET', '/state')).json()) as SimulatorState,
    settings: (patch) => send('PUT', '/settings', patch),
    fault: (order) => send('PUT', '/fault', order),
    register: (register) => send('PUT', '/register', register),
    publishEtk: (order) => send('PUT', '/etk', order),
    withdrawEtks: () => send('DELETE', '/etk'),
    certificates: (registered) => send('PUT', '/certificates', registered),
    registration: (patch) => send('PUT', '/registration', patch),
    requests: async () =>
      (await (await call('GET', '/requests')).json()) as readonly CertificateRequestState[],
    decide: (decision) => send('PUT', '/decision', decision),
    mailbox: async () => (await (await call('GET', '/mailbox')).json()) as MailboxState,
    mailboxSettings: (patch) => send('PUT', '/mailbox', patch),
    clearMailbox: () => send('DELETE', '/mailbox'),
    putLetters: (order) => send('PUT', '/letters', order),
    messages: async () =>
      (await (await call('GET', '/messages')).json()) as readonly ReceivedMessage[],
    clearMessages: () => send('DELETE', '/messages'),
  };
}
