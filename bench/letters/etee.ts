import { execFileSync } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readEtk } from '../../plugin/pki/cms/etk.ts';
import { createLetterSeals } from '../../plugin/ehealth/etee/worker/letter-seals.ts';
import type { LetterSeals } from '../../plugin/ehealth/etee/worker/letter-seals.ts';
import { toAnchor } from '../../plugin/pki/x509/trust-anchor.ts';
import { sealMessage } from '../../simulator/etee/sealed-message.ts';
import {
  certificatePem,
  createSimulatedPki,
  issueEncryptionCertificate,
  issueLeaf,
} from '../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import { writeEncryptionToken } from '../../simulator/registration/encryption-token.ts';
import { milliseconds, percentile } from '../bench-row.ts';
import type { BenchRow } from '../bench-row.ts';

const rounds = 15;
const sizes = [
  [10_000, '10 kB'],
  [5_000_000, '5 MB'],
] as const;

/** Sealing and opening letters in a thread; the peer is openssl cms, three processes one after the other, on the same letters. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-etee-'));
  const seals = createLetterSeals();
  const at = (name: string) => join(folder, name);
  const rows: BenchRow[] = [];
  try {
    const holder = await createHolder();
    writeHolder(at, holder);
    for (const [size, label] of sizes) {
      const content = randomBytes(size);
      writeFileSync(at('clear'), content);
      const sealed = await seals.sealLetter([content], holder.sealing());
      writeFileSync(at('sealed'), sealed[0] ?? '');
      const goal = size > 1_000_000 ? 'goal: at most 500 ms; ' : '';
      const note = `${goal}peer: openssl cms, three whole processes`;
      const open = () => seals.unsealLetter(sealed, holder.opening());
      rows.push(
        await row(`seal a letter of ${label}`, note, [
          () => seals.sealLetter([content], holder.sealing()),
          () => sealByOpenssl(at),
        ]),
        await row(`open a letter of ${label}`, note, [open, () => openByOpenssl(at)]),
      );
    }
    const written = [holder.byEhealth(randomBytes(5_000_000))];
    rows.push(
      await row('open a letter of 5 MB in pieces of 1,000 octets, as eHealth writes', 'no peer', [
        () => seals.unsealLetter(written, holder.opening()),
      ]),
      await longestBlock(seals, holder),
    );
  } finally {
    await seals.close();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

type Holder = Awaited<ReturnType<typeof createHolder>>;

async function createHolder() {
  const { issuing001: line, root001 } = await createSimulatedPki();
  const [leafKeys, keys] = [await freshKeys.rsa(), await freshKeys.rsa()];
  const now = Date.now();
  const year = 365 * 24 * 3_600_000;
  const leaf = issueLeaf(line, {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' },
    publicKey: leafKeys.publicKey,
    notBefore: new Date(now - year),
    notAfter: new Date(now + year),
  });
  const encryption = issueEncryptionCertificate(leaf, leafKeys.privateKey, keys.publicKey);
  const chain = [line.certificate, root001.certificate];
  const anchors = [toAnchor(new X509Certificate(line.certificate), 'simulation', 'issuing')];
  const token = readEtk(
    writeEncryptionToken(
      { encryptionCertificate: encryption.der, certificates: [leaf.der, ...chain] },
      {
        certificate: leaf.der,
        serialNumber: leaf.serialNumber,
        issuer: line.subject,
        privateKey: leafKeys.privateKey,
      },
      { encoding: 'der' },
    ),
    { anchors, now: new Date() },
  );
  if (token === null) throw new Error('no token');
  const sender = { certificate: leaf.der, chain, privateKey: leafKeys.privateKey };
  const key = { serialNumber: token.serialNumber, privateKey: keys.privateKey };
  const inPieces = { encoding: 'ber' } as const;
  return {
    ...{ leaf, leafKeys, encryption, keys, chain },
    sealing: () => ({ sender, own: token, recipients: [token], at: new Date() }),
    opening: () => ({ keys: [key], anchors, now: new Date() }),
    byEhealth: (content: Buffer) =>
      sealMessage({
        ...{ content, signer: sender, chain, recipients: [encryption.der], at: new Date() },
        ...{ inner: inPieces, envelope: inPieces, outer: inPieces },
      }),
  };
}

type At = (name: string) => string;

function writeHolder(at: At, { leaf, leafKeys, encryption, keys, chain }: Holder): void {
  const pem = { format: 'pem', type: 'pkcs8' } as const;
  writeFileSync(at('leaf.pem'), certificatePem(leaf.der));
  writeFileSync(at('leaf.key'), leafKeys.privateKey.export(pem), { mode: 0o600 });
  writeFileSync(at('encryption.pem'), certificatePem(encryption.der));
  writeFileSync(at('encryption.key'), keys.privateKey.export(pem), { mode: 0o600 });
  writeFileSync(at('chain.pem'), chain.map(certificatePem).join(''));
}

const cms = (...args: readonly string[]) =>
  execFileSync('openssl', ['cms', '-binary', ...args], { stdio: 'ignore' });

function sealByOpenssl(at: At): Buffer {
  const sign = [
    ...['-sign', '-nodetach', '-nosmimecap', '-md', 'sha256', '-outform', 'DER'],
    ...['-signer', at('leaf.pem'), '-inkey', at('leaf.key'), '-keyopt', 'rsa_padding_mode:pss'],
    ...['-keyopt', 'rsa_pss_saltlen:32', '-keyopt', 'rsa_mgf1_md:sha256'],
  ];
  cms(...sign, '-nocerts', '-in', at('clear'), '-out', at('1'));
  const encrypt = ['-encrypt', '-aes-128-cbc', '-outform', 'DER', '-recip', at('encryption.pem')];
  cms(...encrypt, '-in', at('1'), '-out', at('2'));
  cms(...sign, '-certfile', at('chain.pem'), '-in', at('2'), '-out', at('3'));
  return readFileSync(at('3'));
}

function openByOpenssl(at: At): Buffer {
  const verify = ['-verify', '-inform', 'DER', '-purpose', 'any', '-CAfile', at('chain.pem')];
  const key = ['-recip', at('encryption.pem'), '-inkey', at('encryption.key')];
  cms(...verify, '-in', at('sealed'), '-out', at('2'));
  cms('-decrypt', '-inform', 'DER', ...key, '-in', at('2'), '-out', at('1'));
  cms(...verify, '-certfile', at('leaf.pem'), '-in', at('1'), '-out', at('opened'));
  return readFileSync(at('opened'));
}

/** Medians, runs interleaved so that a busy moment of the machine affects all of them. */
async function row(
  what: string,
  note: string,
  runs: readonly (() => unknown)[],
): Promise<BenchRow> {
  const samples: number[][] = runs.map(() => []);
  for (let round = 0; round < rounds + 3; round += 1) {
    for (const [index, each] of runs.entries()) {
      const start = performance.now();
      await each();
      if (round >= 3) samples[index]?.push(performance.now() - start);
    }
  }
  const [ours = Number.NaN, peer] = samples.map((sample) => percentile(sample, 0.5));
  return {
    what,
    ours: milliseconds(ours),
    peer: peer === undefined ? '' : milliseconds(peer),
    note: peer === undefined ? note : `${note}; ${(ours / peer).toFixed(2)} x its time`,
  };
}

/** The longest block of this process's event loop while letters of 5 MB are sealed and opened, one after the other. */
async function longestBlock(seals: LetterSeals, holder: Holder): Promise<BenchRow> {
  const content = randomBytes(5_000_000);
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  for (let round = 0; round < 5; round += 1) {
    const sealed = await seals.sealLetter([content], holder.sealing());
    await seals.unsealLetter(sealed, holder.opening());
  }
  histogram.disable();
  return {
    what: 'longest event-loop block while 5 letters of 5 MB are sealed and opened',
    ours: milliseconds(histogram.max / 1e6),
    peer: '',
    note: 'goal: at most 10 ms',
  };
}
