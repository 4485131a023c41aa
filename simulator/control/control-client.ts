import type {
  EtkOrder,
  FaultOrder,
  ReceivedMessage,
  Register,
  RegisteredCertificate,
  SimulatorSettings,
  SimulatorState,
} from './control.ts';

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
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await call(method, path, body);
  };
  return {
    state: async () => (await (await call('GET', '/state')).json()) as SimulatorState,
    settings: (patch) => tell('PUT', '/settings', patch),
    fault: (order) => tell('PUT', '/fault', order),
    register: (register) => tell('PUT', '/register', register),
    publishEtk: (order) => tell('PUT', '/etk', order),
    withdrawEtks: () => tell('DELETE', '/etk'),
    certificates: (registered) => tell('PUT', '/certificates', registered),
    messages: async () =>
      (await (await call('GET', '/messages')).json()) as readonly ReceivedMessage[],
    clearMessages: () => tell('DELETE', '/messages'),
  };
}
