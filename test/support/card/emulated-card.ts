import { randomBytes, type KeyObject } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { issueCitizen, type SimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import type { KeySource } from '../../../simulator/pki/key-source.ts';
import { runKeys } from '../fixtures/run-keys.ts';
import { createBelpicApplet } from './belpic-applet.ts';
import {
  cardFiles,
  fileSystem,
  type Applet,
  type CardFiles,
  type CardFilesRequest,
  type CardPerson,
} from './card-files.ts';

/** What a reader needs of a card. */
export interface InsertableCard {
  readonly atr: Uint8Array;
  power(state: 'on' | 'off' | 'reset'): void;
  /** A command in, data and status word out. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
}

/** A Belgian identity card, with what a test wants to know about it. */
export interface EmulatedCard extends InsertableCard {
  readonly applet: Applet;
  readonly person: CardPerson;
  /** Hex, upper case. */
  readonly chipNumber: string;
  /** DER; null when the card has none. */
  readonly authenticationCertificate: Buffer | null;
  /** DER; null when the card has none. */
  readonly signatureCertificate: Buffer | null;
  /** DER: the citizens' CA and its root. */
  readonly issuers: readonly Buffer[];
  /** PINs presented, right and wrong ones; an empty VERIFY of a card that takes it for a question is none. */
  readonly pinAttempts: number;
  readonly signatures: number;
  readonly triesLeft: number;
  /** The authentication key would sign now. */
  readonly verified: boolean;
  /** All commands so far in upper-case hex; of VERIFY and CHANGE PIN the first five bytes only. */
  readonly commands: readonly string[];
}

/** The kinds of command that can be made slow. */
export type SlowCommand = 'verify' | 'sign' | 'read';

export interface EmulatedCardOptions {
  readonly applet: Applet;
  readonly person: CardPerson;
  readonly eidPki: SimulatedEidPki;
  /** Of the holder's two keys; EC with applet 1.8, else RSA. An old card may have been given new keys of the other type. */
  readonly keyType?: 'RSA' | 'EC';
  readonly pin?: string;
  /** Left before it blocks; a right PIN gives three again. */
  readonly tries?: number;
  readonly withSignature?: boolean;
  /** The holder never had the signature key activated: the certificate is there, and the key cannot be chosen. */
  readonly isSignatureInactive?: boolean;
  /** The SSIN that the signature certificate alone says. */
  readonly signatureSsin?: string;
  readonly withAuthentication?: boolean;
  /** Milliseconds before the answer. */
  readonly delays?: Partial<Record<SlowCommand, number>>;
  /** Hex. */
  readonly atr?: string;
  readonly tamper?: (files: CardFiles) => CardFiles;
  /** Whose CA and National Register signed; a card with RSA keys may have been signed again by the EC line. */
  readonly line?: 'rsa' | 'ec';
  readonly registerHash?: CardFilesRequest['registerHash'];
  /** Fields of the identity file in place of the usual ones, by tag; signed like the rest. */
  readonly fields?: CardFilesRequest['fields'];
  readonly photo?: Buffer;
  readonly chipNumber?: string;
  /** The SSIN that the certificates say, where it is to differ from the identity file's. */
  readonly certifiedSsin?: string;
  readonly validity?: { readonly notBefore: Date; readonly notAfter: Date };
  /** The reader follows 61xx and 6Cxx itself. */
  readonly apduLevel?: boolean;
  readonly keys?: KeySource;
}

const atrs: Readonly<Record<Applet, string>> = {
  '1.1': '3B9813400AA503010101AD1311',
  '1.7': '3B9813400AA503010101AD1311',
  '1.8': '3B7F96000080318065B085040120120FFF829000',
};

const slowInstructions: Readonly<Record<number, SlowCommand>> = {
  0x20: 'verify',
  0x2a: 'sign',
  0xb0: 'read',
};

/** Makes a card: keys, certificates, files. Its state is all in the object, so taking it out and putting it back keeps the tries. */
export async function createEmulatedCard(options: EmulatedCardOptions): Promise<EmulatedCard> {
  const { applet, person, delays = {} } = options;
  const { keyType = applet === '1.8' ? 'EC' : 'RSA' } = options;
  const line = options.eidPki[options.line ?? (keyType === 'EC' ? 'ec' : 'rsa')];
  const keys = options.keys ?? sharedKeys;
  const make = () => (keyType === 'EC' ? keys.ec('P-384') : keys.rsa());
  const [authentication, signature, card] = await Promise.all([make(), make(), keys.ec('P-384')]);
  const ssinIn = (kind: 'authentication' | 'signature') =>
    (kind === 'signature' ? options.signatureSsin : undefined) ??
    options.certifiedSsin ??
    person.ssin;
  const issue = (kind: 'authentication' | 'signature', publicKey: KeyObject) =>
    issueCitizen(
      line,
      { ...person, ssin: ssinIn(kind) },
      kind,
      publicKey,
      options.validity ?? {
        notBefore: new Date('2024-02-01T00:00:00Z'),
        notAfter: new Date('2034-02-01T00:00:00Z'),
      },
    ).der;
  const chipNumber = Buffer.from(options.chipNumber ?? randomBytes(16).toString('hex'), 'hex');
  const authenticationCertificate =
    options.withAuthentication === false ? null : issue('authentication', authentication.publicKey);
  const signatureCertificate =
    options.withSignature === false ? null : issue('signature', signature.publicKey);
  const genuine = cardFiles({
    applet,
    line,
    person,
    chipNumber,
    authenticationCertificate,
    signatureCertificate,
    cardKey: card.publicKey,
    registerHash: options.registerHash ?? (line === options.eidPki.ec ? 'sha384' : 'sha256'),
    fields: options.fields ?? {},
    photo: options.photo ?? null,
  });
  const chip = createBelpicApplet({
    applet,
    chipNumber,
    files: fileSystem(options.tamper?.(genuine) ?? genuine, applet, chipNumber),
    authenticationKey: authentication.privateKey,
    signatureKey: options.isSignatureInactive === true ? null : signature.privateKey,
    cardKey: card.privateKey,
    pin: options.pin ?? '1234',
    maxTries: 3,
    tries: options.tries ?? 3,
    apduLevel: options.apduLevel ?? false,
  });
  const commands: string[] = [];
  return {
    atr: Buffer.from(options.atr ?? atrs[applet], 'hex'),
    applet,
    person,
    chipNumber: chipNumber.toString('hex').toUpperCase(),
    authenticationCertificate,
    signatureCertificate,
    issuers: [line.citizen.certificate, line.root.certificate],
    commands,
    get pinAttempts() {
      return chip.pinAttempts;
    },
    get signatures() {
      return chip.signatures;
    },
    get triesLeft() {
      return chip.triesLeft;
    },
    get verified() {
      return chip.verified;
    },
    power: () => chip.reset(),
    transmit: async (command) => {
      const bytes = Buffer.from(command);
      const [, instruction = 0] = bytes;
      const secret = instruction === 0x20 || instruction === 0x24;
      commands.push(
        bytes
          .subarray(0, secret ? 5 : undefined)
          .toString('hex')
          .toUpperCase(),
      );
      const slow = slowInstructions[instruction];
      const delay = slow === undefined ? undefined : delays[slow];
      if (delay !== undefined) await wait(delay);
      return chip.respond(bytes);
    },
  };
}

/** Two cards in a row never share a key. */
const sharedKeys = runKeys('card', 8);
