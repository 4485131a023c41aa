import { randomUUID } from 'node:crypto';
import type { Register } from '../control/control.ts';
import type { LetterSet } from '../control/letter-order.ts';
import {
  defaultMailboxSettings,
  type MailboxSettings,
  type MailboxState,
} from '../control/mailbox-settings.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import { envelope } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapRequest } from '../soap/soap-message.ts';
import { verifyHolderOfKey, type HolderOfKeyRules } from '../sts/holder-of-key.ts';
import { absences } from './absence.ts';
import { boxName, type BoxAddress, type Sender } from './boxes/box-address.ts';
import { createBoxDirectory, type Caller } from './boxes/box-directory.ts';
import { createDelivery } from './boxes/delivery.ts';
import { filing } from './filing.ts';
import type { LetterText } from './boxes/letter.ts';
import { correspondentBoxes } from './letters/correspondents.ts';
import { bend } from './lies.ts';
import { mailboxState } from './boxes/mailbox-state.ts';
import { createMailStore } from './boxes/mail-store.ts';
import {
  isMultipart,
  readMultipart,
  writeMultipart,
  type MultipartMessage,
} from './wire/multipart.ts';
import type { MailResult, Office, Operation } from './operation.ts';
import { reading } from './reading.ts';
import { requestShapes } from './wire/request-shapes.ts';
import { sending } from './sending.ts';
import { requireShape } from './wire/shape.ts';
import { MailboxRefusal, refusalFault, writeStatus } from './wire/status.ts';
import { parent } from './wire/xml-writer.ts';

export interface MailboxDeps extends HolderOfKeyRules {
  readonly requireUserAgent: () => boolean;
  readonly register: () => Register;
  /** Puts a set of letters into a box; false where none can be sealed for its holder yet. */
  readonly welcome: (box: BoxAddress, letters: LetterSet) => Promise<boolean>;
}

export interface MailHttpCall {
  readonly request: SoapRequest;
  readonly bytes: Buffer;
  readonly fault: MetFault;
  readonly now: Date;
}

export interface MailAnswer {
  readonly text: string;
  readonly outcome: string;
  readonly isLost?: boolean;
  readonly binary?: { readonly contentType: string; readonly bytes: Buffer };
  readonly pace?: number;
  readonly breaks?: boolean;
}

export interface Mailbox {
  /** Answer a call; reject with a SoapFault. */
  consultation(call: MailHttpCall): Promise<MailAnswer>;
  publication(call: MailHttpCall): Promise<MailAnswer>;
  state(): MailboxState;
  change(patch: Partial<MailboxSettings>): void;
  clear(): void;
  /** Puts a letter into a box at once, dated `hoursAgo`. Throws TypeError where the register has no such box. */
  put(text: LetterText, from: Sender, to: BoxAddress, hoursAgo: number): void;
}

interface MailService {
  readonly namespace: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The operation's name as SOAPAction has it, where it is not the element's. */
  readonly actions: Readonly<Record<string, string>>;
}

const consultation: MailService = {
  namespace: 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3',
  operations: { ...reading, ...filing, ...absences },
  actions: { GetHistory: 'getMessageHistory' },
};

const publication: MailService = {
  namespace: 'urn:be:fgov:ehealth:ehbox:publication:protocol:v3',
  operations: sending,
  actions: {},
};

/** What changes something, so that its answer can be lost with effect. */
const changing = /^(SendMessage|MoveMessage|DeleteMessage|InsertOoO|DeleteOoO)$/;

/** eHealthBox v3: boxes in memory, and the two services before them (mailbox.md 22). */
export function createMailbox(deps: MailboxDeps): Mailbox {
  let settings = defaultMailboxSettings;
  let complaints: readonly string[] = [];
  const store = createMailStore();
  const directory = createBoxDirectory(deps.register, correspondentBoxes);
  const delivery = createDelivery({ store, directory, settings: () => settings });
  const office: Office = {
    store,
    directory,
    delivery,
    settings: () => settings,
    complain: (complaint) => {
      complaints = [...complaints, complaint];
    },
  };
  /** The mailbox's calendar. */
  const calendar = (now: Date): Date => new Date(now.getTime() + settings.aheadSeconds * 1000);
  const welcomed = new Set<string>();
  const welcome = async ({ boxes }: Caller): Promise<void> => {
    const { welcome: letters } = settings;
    if (letters === null) return;
    for (const { address } of boxes) {
      const name = boxName(address);
      if (welcomed.has(name)) continue;
      // Marked first: two calls may come at once
      welcomed.add(name);
      if (!(await deps.welcome(address, letters))) welcomed.delete(name);
    }
  };
  const answer = (call: MailHttpCall, service: MailService): Promise<MailAnswer> =>
    answerCall(call, service, { deps, office, calendar, welcome });
  return {
    consultation: (call) => answer(call, consultation),
    publication: (call) => answer(call, publication),
    state() {
      delivery.settle(calendar(new Date()));
      return mailboxState(store, settings, delivery.underWay(), complaints);
    },
    change(patch) {
      settings = { ...settings, ...patch };
    },
    clear() {
      store.clear();
      delivery.clear();
      welcomed.clear();
      complaints = [];
    },
    put(text, from, to, hoursAgo) {
      const box = directory.find(to);
      if (box === undefined) throw new TypeError('the register has no such box');
      const at = calendar(new Date(Date.now() - hoursAgo * 3_600_000));
      delivery.deliverNow(text, from, box, at);
    },
  };
}

interface Desk {
  readonly deps: MailboxDeps;
  readonly office: Office;
  readonly calendar: (now: Date) => Date;
  readonly welcome: (caller: Caller) => Promise<void>;
}

async function answerCall(
  { request, bytes, fault, now: instant }: MailHttpCall,
  service: MailService,
  { deps, office, calendar, welcome }: Desk,
): Promise<MailAnswer> {
  const { root, attachments } = open(request, bytes);
  const message = readSoapRequest(root, actionsOf(service), deps.requireUserAgent());
  const assertion = verifyHolderOfKey(message, instant, deps);
  const caller = office.directory.callerOf(assertion);
  const { payload } = message;
  const shape = requestShapes[payload.name];
  const name = payload.name.replace(/Request$/, '');
  const operation = service.operations[name];
  if (shape === undefined || operation === undefined) throw new TypeError('an unknown operation');
  requireShape(payload, shape);
  await welcome(caller);
  const now = calendar(instant);
  office.delivery.settle(now);
  let result: MailResult;
  try {
    result = operation({ payload, attachments, caller, fault, now }, office);
  } catch (error) {
    if (!(error instanceof MailboxRefusal)) throw error;
    if (office.settings().faultCodes.includes(error.code)) throw refusalFault(error);
    result = { code: error.code, inside: error.inside };
  }
  return written(bend(result, fault), name, service, { fault, settings: office.settings() });
}

/** The envelope as a request of its own, and what came with it. */
function open(
  request: SoapRequest,
  bytes: Buffer,
): { readonly root: SoapRequest } & Pick<MultipartMessage, 'attachments'> {
  const contentType = request.headers['content-type'] ?? '';
  if (!isMultipart(contentType)) return { root: request, attachments: [] };
  const { root, attachments } = readMultipart(contentType, bytes);
  const headers = { ...request.headers, 'content-type': 'text/xml' };
  return { root: { ...request, headers, text: root.toString('utf8') }, attachments };
}

const actionsOf = ({
  namespace,
  operations,
  actions,
}: MailService): Readonly<Record<string, readonly [string, string]>> =>
  Object.fromEntries(
    Object.keys(operations).map((name) => [
      `${namespace}:${actions[name] ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`}`,
      [namespace, `${name}Request`],
    ]),
  );

function written(
  { code = 100, inside = '', attributes = {}, attachments = [] }: MailResult,
  name: string,
  { namespace }: MailService,
  { fault, settings }: { readonly fault: MetFault; readonly settings: MailboxSettings },
): MailAnswer {
  const id = Object.hasOwn(attributes, 'Id') ? {} : { Id: `sim-${randomUUID()}` };
  const all = { 'xmlns:m': namespace, ...(name === 'SendMessage' ? {} : id), ...attributes };
  const text = envelope(parent(`m:${name}Response`, writeStatus(code) + inside, all));
  const isLost = fault.mode === 'response-lost' && changing.test(name);
  if (isLost) fault.count();
  const answer = { text, outcome: String(code), isLost };
  if (attachments.length === 0) return answer;
  const wrong = fault.mode === 'wrong-boundary';
  const slow = fault.mode === 'slow-parts';
  const breaks = fault.mode === 'broken-part';
  if (wrong || slow || breaks) fault.count();
  return {
    ...answer,
    binary: writeMultipart(text, attachments, wrong ? 'another-boundary' : undefined),
    breaks,
    ...(slow ? { pace: settings.slowBytes } : {}),
  };
}
