import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Handle, PKCS11, Template } from 'pkcs11js';
import type { CardKeyName } from '../card-service.ts';
import { mechanism, returnValue } from './cryptoki.ts';
import type {
  Pkcs11Call,
  Pkcs11Failure,
  Pkcs11Reply,
  Pkcs11Request,
  Pkcs11Values,
  TokenView,
} from './message.ts';
import { slotDescription, namesAnotherCard } from './slot.ts';

/*
 * The one thread that owns the PKCS#11 library. Its calls block for as long as the card or the holder takes, and the library
 * may be entered by one thread only. Requests are answered one after the other, each exactly once.
 */

/** Room for the signature of any key on a card, in bytes. */
const signatureRoom = 512;

// Numbers of the standard that only this file speaks of
const classPrivateKey = 3;
const attribute = { CKA_CLASS: 0x0, CKA_LABEL: 0x3, CKA_ALWAYS_AUTHENTICATE: 0x202 } as const;
const serialSession = 0x4;
const userTypeUser = 1;
const userTypeContextSpecific = 2;

const labels = { authentication: 'Authentication', signature: 'Signature' } as const;

interface OpenSession {
  readonly handle: Handle;
  readonly slot: Handle;
  readonly key: Handle;
  readonly keyType: 'RSA' | 'EC';
}

/** Ends the handling of a request; a plain object, because classes do not survive the way between threads. */
class Refusal extends Error {
  readonly failure: Pkcs11Failure;

  constructor(failure: Pkcs11Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const { library: libraryPath } = workerData as { readonly library: string };
const sessions = new Map<number, OpenSession>();
let lastSession = 0;
let loaded: PKCS11 | null = null;

async function library(): Promise<PKCS11> {
  if (loaded !== null) return loaded;
  const binding = await import('pkcs11js').catch(() => {
    throw new Refusal({ kind: 'NoBinding' });
  });
  const opened = new binding.PKCS11();
  try {
    opened.load(libraryPath);
    initialize(opened);
  } catch (error) {
    // Never used again: calling on after a failed load ends the process
    const detail = error instanceof Error ? error.message.slice(0, 300) : '';
    throw new Refusal({ kind: 'NoLibrary', detail });
  }
  loaded = opened;
  return opened;
}

/** A thread that was given up may have left the library initialised: one initialisation counts for the whole process. */
function initialize(opened: PKCS11): void {
  try {
    opened.C_Initialize();
  } catch (error) {
    if (codeOf(error) !== returnValue.CKR_CRYPTOKI_ALREADY_INITIALIZED) throw error;
    opened.C_Finalize();
    opened.C_Initialize();
  }
}

/** Asking for the slots also makes the library notice cards that came or went. */
function slotsOf(p11: PKCS11, readerName: string): readonly Handle[] {
  const wanted = slotDescription(readerName);
  return p11
    .C_GetSlotList(true)
    .filter((slot) => slotDescription(p11.C_GetSlotInfo(slot).slotDescription) === wanted);
}

function inspect(p11: PKCS11, readerName: string): TokenView {
  const slots = slotsOf(p11, readerName);
  const [first] = slots;
  if (first === undefined) throw new Refusal({ kind: 'NoToken' });
  const { flags, serialNumber } = p11.C_GetTokenInfo(first);
  const mechanisms = new Set(slots.flatMap((slot) => p11.C_GetMechanismList(slot)));
  const manufacturer = p11.C_GetInfo().manufacturerID.trim();
  return { flags, serial: serialNumber.trim(), manufacturer, mechanisms: [...mechanisms] };
}

function logIn(
  p11: PKCS11,
  request: Extract<Pkcs11Request, { kind: 'logIn' | 'signOnce' }>,
): number {
  const slots = slotsOf(p11, request.readerName);
  if (slots.length === 0) throw new Refusal({ kind: 'NoToken' });
  const wanted = mechanismOf(request.keyType);
  const slot = slots.find((each) => p11.C_GetMechanismList(each).includes(wanted));
  if (slot === undefined) throw new Refusal({ kind: 'NoMechanism' });
  const { serialNumber } = p11.C_GetTokenInfo(slot);
  if (request.chipNumber !== null && namesAnotherCard(serialNumber.trim(), request.chipNumber))
    throw new Refusal({ kind: 'NoToken' });
  // One session per card: what an earlier one left behind (a card pulled and put back) must not block it
  forget(p11, slot);
  const handle = p11.C_OpenSession(slot, serialSession);
  try {
    presentPin(p11, slot, handle, request.pin);
    const key = findKey(p11, handle, request.kind === 'signOnce' ? request.key : 'authentication');
    lastSession += 1;
    sessions.set(lastSession, { handle, slot, key, keyType: request.keyType });
    return lastSession;
  } catch (error) {
    quietly(() => {
      p11.C_Logout(handle);
    });
    forget(p11, slot);
    throw error;
  }
}

/** Once, for any answer. The flags report "blocked" where the code does not (OpenSC on the third wrong PIN). */
function presentPin(p11: PKCS11, slot: Handle, session: Handle, pin: string): void {
  try {
    p11.C_Login(session, userTypeUser, pin);
  } catch (error) {
    const failure = functionFailure('C_Login', error);
    if (failure === null) throw error;
    let flags: number | null = null;
    quietly(() => {
      ({ flags } = p11.C_GetTokenInfo(slot));
    });
    throw new Refusal({ ...failure, flags });
  }
}

/** By class and label: key ids differ from library to library. Private keys may show only after log-in. */
function findKey(p11: PKCS11, session: Handle, name: CardKeyName): Handle {
  const template: Template = [
    { type: attribute.CKA_CLASS, value: classPrivateKey },
    { type: attribute.CKA_LABEL, value: labels[name] },
  ];
  p11.C_FindObjectsInit(session, template);
  const key = p11.C_FindObjects(session);
  p11.C_FindObjectsFinal(session);
  if (key === null) throw new Refusal({ kind: 'NoKey', key: name });
  return key;
}

function signOnce(p11: PKCS11, request: Extract<Pkcs11Request, { kind: 'signOnce' }>): Uint8Array {
  const session = logIn(p11, request);
  try {
    return sign(p11, session, request.data, request.pin);
  } finally {
    logOut(p11, session);
  }
}

/** A key that wants the PIN for each signature says so; some libraries do not know the question, and throw. */
function wantsPinEachTime(p11: PKCS11, session: Handle, key: Handle): boolean {
  const type = attribute.CKA_ALWAYS_AUTHENTICATE;
  try {
    const [answer] = p11.C_GetAttributeValue(session, key, [{ type }]);
    return Buffer.isBuffer(answer?.value) && answer.value[0] === 1;
  } catch {
    return false;
  }
}

/**
 * With ECDSA the hash is made here: not every library offers ECDSA with the hash inside. `pin`: the right one, for a key that wants it
 * once more between the choice of the key and the signature.
 */
function sign(p11: PKCS11, id: number, data: Uint8Array, pin: string | null = null): Uint8Array {
  const session = sessions.get(id);
  if (session === undefined) throw new Refusal({ kind: 'NoSession' });
  const { handle, key, keyType } = session;
  const input = keyType === 'RSA' ? Buffer.from(data) : createHash('sha256').update(data).digest();
  p11.C_SignInit(handle, { mechanism: mechanismOf(keyType) }, key);
  if (pin !== null && wantsPinEachTime(p11, handle, key))
    p11.C_Login(handle, userTypeContextSpecific, pin);
  return Uint8Array.from(p11.C_Sign(handle, input, Buffer.alloc(signatureRoom)));
}

/** Never fails: a card that has gone has nothing left to log off. */
function logOut(p11: PKCS11, id: number): void {
  const session = sessions.get(id);
  if (session === undefined) return;
  quietly(() => {
    p11.C_Logout(session.handle);
  });
  forget(p11, session.slot);
}

function forget(p11: PKCS11, slot: Handle): void {
  quietly(() => {
    p11.C_CloseAllSessions(slot);
  });
  for (const [id, session] of sessions) if (session.slot.equals(slot)) sessions.delete(id);
}

function end(): void {
  const p11 = loaded;
  loaded = null;
  sessions.clear();
  if (p11 === null) return;
  quietly(() => {
    p11.C_Finalize();
  });
  quietly(() => {
    p11.close();
  });
}

function mechanismOf(keyType: 'RSA' | 'EC'): number {
  return keyType === 'RSA' ? mechanism.CKM_SHA256_RSA_PKCS : mechanism.CKM_ECDSA;
}

async function answer(request: Pkcs11Request): Promise<Pkcs11Values[keyof Pkcs11Values]> {
  switch (request.kind) {
    case 'inspect':
      return inspect(await library(), request.readerName);
    case 'logIn':
      return logIn(await library(), request);
    case 'signOnce':
      return signOnce(await library(), request);
    case 'sign':
      return sign(await library(), request.session, request.data);
    case 'logOut':
      if (loaded !== null) logOut(loaded, request.session);
      return null;
    case 'end':
      end();
      return null;
  }
}

async function replyTo({ id, request }: Pkcs11Call): Promise<Pkcs11Reply> {
  try {
    return { id, value: await answer(request) };
  } catch (error) {
    if (error instanceof Refusal) return { id, failure: error.failure };
    const failure = functionFailure(request.kind, error);
    if (failure === null) throw error;
    return { id, failure };
  }
}

function functionFailure(
  step: string,
  error: unknown,
): Extract<Pkcs11Failure, { kind: 'Function' }> | null {
  const code = codeOf(error);
  if (code === null || !(error instanceof Error)) return null;
  const name = 'method' in error && typeof error.method === 'string' ? error.method : '';
  return { kind: 'Function', name: name || step, returned: error.message, code, flags: null };
}

/** The CKR_ number of an error of the binding; null for a mistake of ours. */
function codeOf(error: unknown): number | null {
  return error instanceof Error && error.message.startsWith('CKR_') && 'code' in error
    ? Number(error.code)
    : null;
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // what is being put away may be gone already
  }
}

const port = parentPort;
if (port === null) throw new Error('pkcs11-worker runs in a worker thread only');
let queue: Promise<void> = Promise.resolve();
port.on('message', (call: Pkcs11Call) => {
  queue = queue.then(async () => {
    port.postMessage(await replyTo(call));
    if (call.request.kind === 'end') port.close();
  });
});
