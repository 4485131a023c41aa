import { constants, privateEncrypt, type KeyObject } from 'node:crypto';
import type { Applet } from './card-files.ts';
import { ecdsaOverHash } from './ecdsa-over-hash.ts';

/*
 * The applet of an identity card: one command in, one answer out (eid.md 1.4, 1.5, 9). Written to the documentation, not to our
 * reader: what the reader gets wrong must fail here.
 */

export interface AppletDeps {
  readonly applet: Applet;
  readonly chipNumber: Buffer;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly authenticationKey: KeyObject;
  /** Null: never activated. */
  readonly signatureKey: KeyObject | null;
  /** The key of the card itself, applet 1.8. */
  readonly cardKey: KeyObject;
  readonly pin: string;
  readonly maxTries: number;
  readonly tries: number;
  /** The reader follows 61xx and 6Cxx itself, so that commands come with their Le and answers whole. */
  readonly apduLevel: boolean;
}

export interface BelpicApplet {
  readonly pinAttempts: number;
  readonly signatures: number;
  readonly triesLeft: number;
  readonly verified: boolean;
  /** Power gone or reset: everything is forgotten but the counter of tries. */
  reset(): void;
  respond(command: Buffer): Buffer;
}

interface Command {
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** 256 for a byte of zero; null: none was sent. */
  readonly le: number | null;
}

const ok = 0x9000;
const status = (word: number): Buffer => Buffer.from([word >> 8, word & 0xff]);
const withStatus = (data: Buffer, word: number): Buffer => Buffer.concat([data, status(word)]);

const folders = new Set(['3F00', '3F00DF00', '3F00DF01']);

const applications: Readonly<Record<string, string>> = {
  A00000003029057000AD13100101FF: '3F00',
  A000000177504B43532D3135: '3F00DF00',
  A000000177496446696C6573: '3F00DF01',
};

/** Lengths of input that an algorithm takes, and what RSA puts before them. */
const rsaAlgorithms: Readonly<Record<number, { readonly length: number; readonly head: string }>> =
  {
    2: { length: 20, head: '3021300906052B0E03021A05000414' },
    4: { length: 16, head: '3020300C06082A864886F70D020505000410' },
    8: { length: 32, head: '3031300D060960864801650304020105000420' },
  };

const ecAlgorithms: Readonly<Record<number, readonly number[]>> = {
  0x01: [32],
  0x02: [48],
  0x04: [64],
  0x08: [32],
  0x10: [48],
  0x20: [64],
  0x40: [20, 28, 32, 48, 64],
};

export function createBelpicApplet(deps: AppletDeps): BelpicApplet {
  const isNew = deps.applet === '1.8';
  let { pin } = deps;
  let triesLeft = deps.tries;
  let pinAttempts = 0;
  let signatures = 0;
  let folder = '3F00';
  let file: Buffer | null = null;
  let verified = false;
  /** Commands since a right PIN: the signature key wants it directly before. */
  let sinceVerify = Infinity;
  let environment: { readonly algorithm: number; readonly key: number } | null = null;
  /** What GET RESPONSE will fetch; until the next command only. */
  let pending: Buffer | null = null;

  const reset = (): void => {
    folder = '3F00';
    file = null;
    verified = false;
    sinceVerify = Infinity;
    environment = null;
    pending = null;
  };

  const instructions: Readonly<Record<number, (command: Command) => Buffer>> = {
    0x00a4: select,
    0x00b0: readBinary,
    0x0020: verify,
    0x0024: changePin,
    0x0022: setEnvironment,
    0x002a: computeSignature,
    0x00c0: getResponse,
    0x80e4: getCardData,
    0x80e6: logOff,
    ...(isNew ? { 0x80b2: readRecord, 0x0088: internalAuthenticate } : {}),
  };

  return {
    get pinAttempts() {
      return pinAttempts;
    },
    get signatures() {
      return signatures;
    },
    get triesLeft() {
      return triesLeft;
    },
    get verified() {
      return verified;
    },
    reset,
    respond: (bytes) => {
      if (bytes.length < 4) return status(0x6700);
      const [cla = 0, ins = 0] = bytes;
      if (cla !== 0x00 && cla !== 0x80) return status(0x6e00);
      const instruction = instructions[(cla << 8) | ins];
      if (instruction === undefined) return status(0x6d00);
      const command = parse(bytes);
      if (command === null) return status(0x6700);
      if (ins !== 0xc0) pending = null;
      if (ins !== 0x20 && ins !== 0x2a && ins !== 0xc0) sinceVerify += 1;
      return instruction(command);
    },
  };

  function select({ p1, p2, data }: Command): Buffer {
    if (p2 !== 0x0c && !(p1 === 0x04 && p2 === 0x00)) return status(0x6a86);
    const name = data.toString('hex').toUpperCase();
    if (p1 === 0x04) {
      const application = applications[name];
      // The application of the identity files is said to be gone from the new applet
      if (application === undefined || (isNew && application.endsWith('DF01'))) {
        return status(0x6a82);
      }
      return enter(application);
    }
    if (p1 === 0x08) return enter(name.startsWith('3F00') ? name : `3F00${name}`);
    if (p1 !== 0x02 && p1 !== 0x00) return status(0x6a86);
    if (data.length !== 2) return status(0x6a87);
    const paths = name === '3F00' ? [name] : [folder + name, `3F00${name}`];
    return enter(paths.find(exists) ?? '');
  }

  function exists(path: string): boolean {
    return folders.has(path) || deps.files.has(path);
  }

  function enter(path: string): Buffer {
    if (!exists(path)) return status(0x6a82);
    file = deps.files.get(path) ?? null;
    folder = file === null ? path : path.slice(0, -4);
    return status(ok);
  }

  function readBinary({ p1, p2, le }: Command): Buffer {
    if (file === null) return status(0x6986);
    const offset = (p1 << 8) | p2;
    if (offset >= file.length) return status(0x6b00);
    return upTo(file.subarray(offset), le ?? 256);
  }

  /** Too much asked: with T=0 the card says how much there is and waits to be asked again. */
  function upTo(rest: Buffer, wanted: number): Buffer {
    if (wanted <= rest.length) return withStatus(rest.subarray(0, wanted), ok);
    return deps.apduLevel ? withStatus(rest, ok) : status(0x6c00 | rest.length);
  }

  function readRecord({ p1, p2, le }: Command): Buffer {
    if (file === null) return status(0x6986);
    const records: Buffer[] = [];
    for (let at = 0; at + 2 <= file.length;) {
      const end = at + 2 + file.readUInt8(at + 1);
      const tag = file.readUInt8(at);
      if (tag >= p1 && tag <= p2) records.push(file.subarray(at, end));
      at = end;
    }
    return records.length === 0
      ? status(0x6a83)
      : upTo(Buffer.concat(records).subarray(0, 256), le ?? 256);
  }

  function getCardData({ p1, p2, le }: Command): Buffer {
    if (p1 !== 0 || p2 > 1 || (p2 === 1 && !isNew)) return status(0x6b00);
    const version = parseInt(deps.applet.replace('.', ''), 16);
    const platform = isNew
      ? [0xf3, 0x36, 0x01, 0x22, 0x21, version, 0x00, 0x01, 0x00, 0x00, 0x02, 0x0f]
      : [0xa5, 0x03, 0x01, 0x01, 0x01, version, 0x00, 0x03, 0x00, 0x21, 0x01, 0x0f];
    const data = Buffer.concat([
      deps.chipNumber,
      Buffer.from(platform),
      ...(p2 === 1 ? [Buffer.from([triesLeft, 0xff, 0xff])] : []),
    ]);
    const exact = le === data.length || (deps.apduLevel && le === 256);
    return exact ? withStatus(data, ok) : status(0x6c00 | data.length);
  }

  function verify({ p1, p2, data }: Command): Buffer {
    if (p1 !== 0) return status(0x6a86);
    if (p2 !== 1) return status(0x6a88);
    if (data.length === 0 && deps.applet !== '1.1') {
      if (triesLeft === 0) return status(0x6983);
      return verified ? status(ok) : status(0x63c0 | triesLeft);
    }
    pinAttempts += 1;
    if (triesLeft === 0) return status(0x6983);
    if (data.equals(pinBlock(pin))) {
      triesLeft = deps.maxTries;
      sinceVerify = 0;
      if (environment?.key !== 0x83) verified = true;
      return status(ok);
    }
    triesLeft -= 1;
    verified = false;
    sinceVerify = Infinity;
    return status(0x63c0 | triesLeft);
  }

  function changePin({ p1, p2, data }: Command): Buffer {
    if (data.length !== 16) return status(0x6700);
    const answer = verify({ p1, p2, data: data.subarray(0, 8), le: null });
    if (answer.readUInt16BE() !== ok) return answer;
    const length = data.readUInt8(8) & 0x0f;
    pin = data.subarray(9).toString('hex').slice(0, length);
    return answer;
  }

  function logOff(): Buffer {
    verified = false;
    sinceVerify = Infinity;
    return status(ok);
  }

  function setEnvironment({ p1, p2, data }: Command): Buffer {
    if (p1 !== 0x41 || p2 !== 0xb6) return status(0x6b00);
    const [length, algorithmTag, algorithm = 0, keyTag, key = 0] = data;
    if (data.length !== 5 || length !== 4 || algorithmTag !== 0x80 || keyTag !== 0x84) {
      return status(0x6a80);
    }
    if (key !== 0x82 && key !== 0x83) return status(0x6a88);
    if (key === 0x83 && deps.signatureKey === null) return status(0x6985);
    const known = isNew ? [1, 2, 4, 8, 0x10, 0x20, 0x40] : [1, 2, 4, 8, 0x10, 0x20];
    if (!known.includes(algorithm)) return status(0x6a80);
    environment = { algorithm, key };
    return status(ok);
  }

  function computeSignature({ p1, p2, data, le }: Command): Buffer {
    if (p1 !== 0x9e || p2 !== 0x9a) return status(0x6b00);
    if (environment === null) return status(0x6985);
    const { algorithm, key } = environment;
    const allowed = key === 0x82 ? verified : sinceVerify <= 1;
    if (key === 0x83) sinceVerify = Infinity;
    if (!allowed) return status(0x6982);
    const privateKey = key === 0x82 ? deps.authenticationKey : deps.signatureKey;
    if (privateKey === null) return status(0x6985);
    const signed = signWith(privateKey);
    if (Buffer.isBuffer(signed)) signatures += 1;
    return Buffer.isBuffer(signed) ? answerOfCase4(signed, le) : status(signed);

    function signWith(privateKey: KeyObject): Buffer | number {
      if (privateKey.asymmetricKeyType === 'ec') {
        const fits = ecAlgorithms[algorithm]?.includes(data.length) ?? false;
        return fits ? ecdsaOverHash(privateKey, data) : 0x6700;
      }
      if (algorithm === 1) return data.length > 245 ? 0x6700 : rsa(privateKey, data);
      const scheme = rsaAlgorithms[algorithm];
      if (scheme === undefined) return 0x6a80; // PSS: no part of what we need
      if (data.length !== scheme.length) return 0x6700;
      return rsa(privateKey, Buffer.concat([Buffer.from(scheme.head, 'hex'), data]));
    }
  }

  function internalAuthenticate({ p2, data, le }: Command): Buffer {
    if (p2 !== 0x81) return status(0x6a88);
    if (data[0] !== 0x94 || data[1] !== data.length - 2) return status(0x6a80);
    return answerOfCase4(ecdsaOverHash(deps.cardKey, data.subarray(2)), le);
  }

  /** Data in and data out: T=0 cannot do both at once, so the answer waits for GET RESPONSE. */
  function answerOfCase4(answer: Buffer, le: number | null): Buffer {
    if (deps.apduLevel || le !== null) return withStatus(answer, ok);
    pending = answer;
    return status(0x6100 | (answer.length & 0xff));
  }

  function getResponse({ le }: Command): Buffer {
    if (pending === null) return status(0x6985);
    const wanted = le ?? 256;
    if (wanted > pending.length) return status(0x6c00 | pending.length);
    const answer = pending.subarray(0, wanted);
    const rest = pending.subarray(wanted);
    pending = rest.length === 0 ? null : rest;
    return withStatus(answer, rest.length === 0 ? ok : 0x6100 | Math.min(rest.length, 255));
  }
}

/** Null: the bytes are not as many as Lc says. */
function parse(bytes: Buffer): Command | null {
  const p1 = bytes.readUInt8(2);
  const p2 = bytes.readUInt8(3);
  const expected = (value: number): number => (value === 0 ? 256 : value);
  const none = Buffer.alloc(0);
  if (bytes.length === 4) return { p1, p2, data: none, le: null };
  const third = bytes.readUInt8(4);
  if (bytes.length === 5) return { p1, p2, data: none, le: expected(third) };
  const data = bytes.subarray(5, 5 + third);
  if (data.length !== third || bytes.length > 6 + third) return null;
  const le = bytes.length === 6 + third ? expected(bytes.readUInt8(5 + third)) : null;
  return { p1, p2, data, le };
}

/** "2" and the count of digits, the digits as nibbles, F to the end. */
function pinBlock(pin: string): Buffer {
  return Buffer.from(`2${pin.length.toString(16)}${pin}`.padEnd(16, 'f'), 'hex');
}

/** PKCS#1 v1.5, block type 1, over a DigestInfo that is given. */
function rsa(key: KeyObject, digestInfo: Buffer): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
}
