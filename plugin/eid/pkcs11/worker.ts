import { parentPort, workerData } from 'node:worker_threads';
import type { Handle, PKCS11 } from 'pkcs11js';
import { mechanism, returnValue, signingInput } from './cryptoki.ts';
import type {
  Pkcs11Call,
  Pkcs11Reply,
  Pkcs11Request,
  Pkcs11Values,
  TokenContents,
  TokenView,
} from './message.ts';
import { findCertificates, findPrivateKey, keyNamed, presentPin, signWith } from './objects.ts';
import { codeOf, functionFailure, quietly, Refusal } from './refusal.ts';
import { slotDescription, namesAnotherCard } from './slot.ts';

/*
 * The one thread that owns the PKCS#11 library. Its calls block for as long as the card or the holder takes, and the library
 * may be entered by one thread only. Requests are answered one after the other, each exactly once.
 */

const serialSession = 0x4;

interface OpenSession {
  readonly handle: Handle;
  readonly slot: Handle;
  readonly key: Handle;
  readonly keyType: 'RSA' | 'EC';
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

type ToCard = Extract<Pkcs11Request, { kind: 'logIn' | 'signOnce' }>;

/** The slot of the very card. */
function slotOf(p11: PKCS11, { readerName, keyType, chipNumber }: ToCard): Handle {
  const slots = slotsOf(p11, readerName);
  if (slots.length === 0) throw new Refusal({ kind: 'NoToken' });
  const wanted = mechanismOf(keyType);
  const slot = slots.find((each) => p11.C_GetMechanismList(each).includes(wanted));
  if (slot === undefined) throw new Refusal({ kind: 'NoMechanism' });
  const { serialNumber } = p11.C_GetTokenInfo(slot);
  if (chipNumber !== null && namesAnotherCard(serialNumber.trim(), chipNumber))
    throw new Refusal({ kind: 'NoToken' });
  return slot;
}

function logIn(p11: PKCS11, request: ToCard): number {
  const slot = slotOf(p11, request);
  // One session per card: what an earlier one left behind (a card pulled and put back) must not block it
  forget(p11, slot);
  const handle = p11.C_OpenSession(slot, serialSession);
  try {
    presentPin(p11, slot, handle, request.pin);
    const key = keyNamed(p11, handle, request.kind === 'signOnce' ? request.key : 'authentication');
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

type SignOnceRequest = Extract<Pkcs11Request, { kind: 'signOnce' }>;

/** A log-in is the whole token's: within its open session it is ended, and begun with this PIN. A refusal leaves nothing open. */
function logInWithin(
  p11: PKCS11,
  [id, session]: readonly [number, OpenSession],
  { pin, key }: SignOnceRequest,
): number {
  const { handle, slot } = session;
  try {
    quietly(() => p11.C_Logout(handle));
    presentPin(p11, slot, handle, pin);
    // A log-off makes the handles of private keys worthless
    sessions.set(id, { ...session, key: keyNamed(p11, handle, 'authentication') });
  } catch (error) {
    forget(p11, slot);
    throw error;
  }
  lastSession += 1;
  sessions.set(lastSession, { ...session, key: keyNamed(p11, handle, key) });
  return lastSession;
}

function signOnce(p11: PKCS11, request: SignOnceRequest): Uint8Array {
  const slot = request.isWithinSession ? slotOf(p11, request) : null;
  const open = [...sessions].find(([, each]) => slot !== null && each.slot.equals(slot));
  const id = open === undefined ? logIn(p11, request) : logInWithin(p11, open, request);
  try {
    return sign(p11, id, request.data, request);
  } finally {
    if (open === undefined) logOut(p11, id);
    else sessions.delete(id);
  }
}

/** `asked`: the PIN of a signature that it was asked for, and the hash it is to have. */
function sign(
  p11: PKCS11,
  id: number,
  data: Uint8Array,
  asked: Pick<SignOnceRequest, 'pin' | 'ecdsaHash'> | null = null,
): Uint8Array {
  const session = sessions.get(id);
  if (session === undefined) throw new Refusal({ kind: 'NoSession' });
  const { handle, key, keyType } = session;
  const input = signingInput(keyType, data, [mechanismOf(keyType)], asked?.ecdsaHash);
  if (input === null) throw new Refusal({ kind: 'NoMechanism' });
  return signWith(p11, handle, key, input, asked?.pin ?? null);
}

function tokenOf(p11: PKCS11, label: string): Handle {
  const slot = p11.C_GetSlotList(true).find((each) => labelOf(p11, each) === label);
  if (slot === undefined) throw new Refusal({ kind: 'NoToken' });
  return slot;
}

/** Null for a slot whose token is not recognised, or was pulled right now: it says so by throwing. */
function labelOf(p11: PKCS11, slot: Handle): string | null {
  try {
    return p11.C_GetTokenInfo(slot).label.trim();
  } catch {
    return null;
  }
}

/** In a session of its own, which leaves nothing open; a token's sessions share one log-in. */
function onToken<Result>(
  p11: PKCS11,
  label: string,
  work: (session: Handle, slot: Handle) => Result,
): Result {
  const slot = tokenOf(p11, label);
  forget(p11, slot);
  const session = p11.C_OpenSession(slot, serialSession);
  try {
    return work(session, slot);
  } finally {
    quietly(() => {
      p11.C_Logout(session);
    });
    forget(p11, slot);
  }
}

function token(p11: PKCS11, label: string): TokenContents {
  return onToken(p11, label, (session, slot) => {
    const { flags, minPinLen, maxPinLen } = p11.C_GetTokenInfo(slot);
    const certificates = findCertificates(p11, session);
    return { flags, pinLength: { min: minPinLen, max: maxPinLen }, certificates };
  });
}

function signOnToken(
  p11: PKCS11,
  { label, id, keyType, pin, data, ecdsaHash }: Extract<Pkcs11Request, { kind: 'signOnToken' }>,
): Uint8Array {
  return onToken(p11, label, (session, slot) => {
    const input = signingInput(keyType, data, p11.C_GetMechanismList(slot), ecdsaHash);
    if (input === null) throw new Refusal({ kind: 'NoMechanism' });
    presentPin(p11, slot, session, pin);
    const key = findPrivateKey(p11, session, { id });
    if (key === null) throw new Refusal({ kind: 'NoKey', key: 'signature' });
    return signWith(p11, session, key, input, pin);
  });
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
    case 'token':
      return token(await library(), request.label);
    case 'signOnToken':
      return signOnToken(await library(), request);
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

const port = parentPort;
if (port === null) throw new Error('pkcs11-worker runs in a worker thread only');
let queue: Promise<void> = Promise.resolve();
port.on('message', (call: Pkcs11Call) => {
  queue = queue.then(async () => {
    port.postMessage(await replyTo(call));
    if (call.request.kind === 'end') port.close();
  });
});
