import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../../../plugin/ehealth/etee/seal.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import { certificatePem } from '../../../simulator/pki/certification-authority.ts';
import {
  correspondence,
  letter,
  sealedLetter,
  senderOf,
  tokenOf,
  type Correspondence,
} from '../../support/fixtures/sealed-letters.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/* The recipe of mailbox.md 15: the three layers by openssl, one step at a time, in both directions. */

const openssl = systemPart('openssl');
const run = promisify(execFile);

let parties: Correspondence;
let folder = '';
const at = (name: string) => join(folder, name);
const cms = (...args: readonly string[]) => run(openssl.path, ['cms', ...args]);

beforeAll(async () => {
  if (openssl.missing) return;
  parties = await correspondence();
  folder = await mkdtemp(join(tmpdir(), 'trousseau-etee-'));
  const { sender, recipient, chain } = parties;
  const pem = { format: 'pem', type: 'pkcs8' } as const;
  const secret = { mode: 0o600 };
  await writeFile(at('clear'), letter);
  await writeFile(at('sender.pem'), certificatePem(sender.leaf.der));
  await writeFile(at('sender.key'), sender.leafKey.export(pem), secret);
  await writeFile(at('chain.pem'), chain.map(certificatePem).join(''));
  await writeFile(at('root.pem'), certificatePem(chain.at(-1) ?? Buffer.alloc(0)));
  await writeFile(at('recipient.pem'), certificatePem(recipient.encryption.der));
  await writeFile(at('recipient.key'), recipient.decryptionKey.privateKey.export(pem), secret);
  await writeFile(at('own.pem'), certificatePem(sender.encryption.der));
});

afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true });
});

async function openByOpenssl(sealed: Uint8Array): Promise<Buffer> {
  await writeFile(at('sealed'), sealed);
  const verify = [
    '-verify',
    '-binary',
    '-inform',
    'DER',
    '-purpose',
    'any',
    '-CAfile',
    at('root.pem'),
  ];
  await cms(...verify, '-in', at('sealed'), '-out', at('envelope'));
  await cms(
    ...['-decrypt', '-binary', '-inform', 'DER', '-in', at('envelope'), '-out', at('signed')],
    ...['-recip', at('recipient.pem'), '-inkey', at('recipient.key')],
  );
  const certificates = ['-certfile', at('sender.pem')];
  await cms(
    ...['-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-CAfile', at('chain.pem')],
    ...[...certificates, '-in', at('signed'), '-out', at('opened')],
  );
  return readFile(at('opened'));
}

describe.skipIf(openssl.missing)('openssl cms (needs openssl)', () => {
  it('opens what we seal, step by step', async () => {
    const now = new Date();
    const sealed = seal(letter, {
      sender: senderOf(parties),
      own: tokenOf(parties, parties.sender, now),
      recipients: [tokenOf(parties, parties.recipient, now)],
      at: now,
    });
    expect(await openByOpenssl(sealed)).toEqual(letter);
  });

  it('opens what the simulator seals, in DER and in BER', async () => {
    for (const encoding of ['der', 'ber'] as const) {
      const layer = { encoding };
      const options = { inner: layer, envelope: layer, outer: layer, at: new Date() };
      expect(await openByOpenssl(sealedLetter(parties, options))).toEqual(letter);
    }
  });

  it('seals by the recipe what we open without error or warning', async () => {
    const sign = [
      ...['-sign', '-binary', '-nodetach', '-nosmimecap', '-md', 'sha256', '-outform', 'DER'],
      ...['-signer', at('sender.pem'), '-inkey', at('sender.key')],
      ...['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32'],
      ...['-keyopt', 'rsa_mgf1_md:sha256'],
    ];
    await cms(...sign, '-nocerts', '-in', at('clear'), '-out', at('1'));
    await cms(
      ...[
        '-encrypt',
        '-binary',
        '-aes-128-cbc',
        '-outform',
        'DER',
        '-in',
        at('1'),
        '-out',
        at('2'),
      ],
      ...['-recip', at('recipient.pem'), '-recip', at('own.pem')],
    );
    await cms(...sign, '-certfile', at('chain.pem'), '-in', at('2'), '-out', at('3'));
    const verdict = unseal(await readFile(at('3')), {
      keys: [parties.recipient.decryptionKey],
      anchors: parties.anchors,
      now: new Date(),
    });
    expect(verdict).toMatchObject({ level: 'verified', errors: [], warnings: [] });
    expect(Buffer.from(verdict.content ?? [])).toEqual(letter);
  });
});
