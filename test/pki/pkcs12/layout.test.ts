import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';
import { judge } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import { writeEncryptionCertificate } from '../../../plugin/ehealth/registration/encryption-certificate.ts';
import { generateKeyPair } from '../../../plugin/pki/key-pair.ts';
import type { KeyPair, KeyPairType } from '../../../plugin/pki/key-pair.ts';
import type { BuiltKeystore, KeystoreFacts } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import {
  deliveredEntries,
  encryptionEntries,
  unfinishedEntries,
} from '../../../plugin/pki/pkcs12/layout.ts';
import type { EntriesOrder } from '../../../plugin/pki/pkcs12/layout.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { writePlaceholderCertificate } from '../../../plugin/pki/pkcs12/writer/placeholder-certificate.ts';
import { toPrivateKey } from '../../../plugin/pki/private-key-object.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import { issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import type { SampleKeystore } from '../../../simulator/keystore/sample-keystores.ts';
import { testAnchors, testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { runKeytool } from '../../support/tools/keytool/keytool.ts';
import { keytool, systemPart } from '../../support/tools/system-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'layout-'));
const reader = createKeystoreReader({ threads: 1, timeoutMs: 20_000 });
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

const password = 'Nouveau~2468';
const otherPassword = 'Autre~97531';
const now = new Date('2026-06-15T12:00:00.000Z');
const serialNumber = 2n ** 63n + 5n;

const build = (entries: EntriesOrder): Promise<BuiltKeystore> =>
  reader.build({ ...entries, secret: password, protection: 'modern', wantFileKeys: false });
const knownFile = ({ file, facts }: Pick<BuiltKeystore, 'file' | 'facts'>) => ({
  file,
  facts,
  secret: password,
});
const olderFile = ({ bytes, password: secret }: SampleKeystore) => ({
  file: bytes,
  facts: openKeystore(bytes, secret).facts,
  secret,
});

async function leafOf({ publicKey }: KeyPair) {
  const { issuing001 } = await testPki();
  const { der } = issueLeaf(issuing001, {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' },
    notBefore: new Date('2026-06-01T00:00:00.000Z'),
    notAfter: new Date('2027-09-01T00:00:00.000Z'),
    publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
  });
  return { leaf: der, chain: [der, issuing001.certificate] };
}

async function stateOf(facts: KeystoreFacts) {
  const input = {
    facts,
    fileName: '',
    anchors: await testAnchors(),
    environment: null,
    expected: null,
    siblings: [],
    renewalWindowDays: 90,
    probes: noProbes,
  };
  return judge(input, now).state;
}

const namesOf = (facts: KeystoreFacts) => facts.keys.map(({ friendlyName }) => friendlyName);

const openssl = systemPart('openssl');

function opensslNames(file: Uint8Array, secret = password): (string | undefined)[] {
  const path = join(folder, 'openssl.p12');
  writeFileSync(path, file);
  const text = execFileSync(
    'openssl',
    ['pkcs12', '-in', path, '-passin', `pass:${secret}`, '-nodes', '-nocerts'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return [...text.matchAll(/friendlyName: (.*)$/gm)].map(([, name]) => name);
}

/** Alias, kind and length of the chain of each entry, file by file. */
function keytoolEntries(
  files: readonly (readonly [file: Uint8Array, secret: string])[],
): string[][] {
  const commands = files.map(([file, secret], index) => {
    const path = join(folder, `keytool-${String(index)}.p12`);
    writeFileSync(path, file);
    return ['-list', '-v', '-keystore', path, '-storepass', secret];
  });
  return runKeytool(commands).map((text) => {
    const found = [
      ...text.matchAll(/^(?:Alias name|Entry type|Certificate chain length): (.*)$/gm),
    ];
    const values = found.map(([, value]) => value ?? '');
    return values.flatMap((value, index) =>
      index % 3 === 0 ? [`${value} ${values[index + 1]} ${values[index + 2]}`] : [],
    );
  });
}

describe.each<KeyPairType>(['RSA-2048', 'EC-P384'])(
  'keystore of a request with %s keys',
  (type) => {
    let old: SampleKeystore;
    let pair: KeyPair;
    let encryption: KeyPair & { readonly certificate: Uint8Array };
    let chain: Uint8Array[];
    let unfinished: BuiltKeystore;
    let delivered: BuiltKeystore;
    let complete: BuiltKeystore;
    /** Of a renewal: at its beginning, at its end, and then with another password, for older programs. */
    let begun: BuiltKeystore;
    let renewed: BuiltKeystore;
    let rewritten: BuiltKeystore;

    beforeAll(async () => {
      old = await testKeystore('renewed');
      [pair, encryption] = await Promise.all([
        generateKeyPair(type),
        generateKeyPair(type).then((made) => ({ ...made, certificate: new Uint8Array(0) })),
      ]);
      const key = toPrivateKey(pair.pkcs8);
      const placeholder = await writePlaceholderCertificate({ key, at: now });
      unfinished = await build(unfinishedEntries(pair, placeholder));
      const issued = await leafOf(pair);
      chain = issued.chain;
      delivered = await build(deliveredEntries(knownFile(unfinished), chain));
      const certificate = await writeEncryptionCertificate(
        { serialNumber, publicKey: encryption.publicKey },
        keySigner(pair.pkcs8, issued.leaf),
      );
      encryption = { ...encryption, certificate };
      complete = await build(
        deliveredEntries(knownFile(delivered), chain, { encryption, older: [olderFile(old)] }),
      );
      begun = await build(unfinishedEntries(pair, placeholder, [olderFile(old)]));
      renewed = await build(deliveredEntries(knownFile(begun), chain, { encryption }));
      rewritten = await reader.build({
        base: { file: renewed.file, secret: password, keep: 'all' },
        keys: [],
        certificates: [],
        secret: otherPassword,
        protection: 'compatible',
        wantFileKeys: false,
      });
    });

    it('returns "request not finished" of the placeholder, then no encryption key, then complete', async () => {
      expect(await stateOf(unfinished.facts)).toBe('NotCompleted');
      expect(await stateOf(delivered.facts)).toBe('NoEncryptionKey');
      expect(await stateOf(complete.facts)).toBe('Complete');
    });

    it('keeps the key under its name, with the delivered chain in place of the placeholder', () => {
      expect(namesOf(unfinished.facts)).toEqual(['authentication']);
      const { keys, certificates } = delivered.facts;
      expect(keys).toEqual([{ ...unfinished.facts.keys[0], certificates: [0] }]);
      expect(certificates.map(({ der }) => der)).toEqual(
        chain.map((der) => Buffer.from(der).toString('base64')),
      );
      expect(certificates[0]).toMatchObject({
        friendlyName: 'authentication',
        localKeyId: pair.publicKeyIdentifier,
      });
      expect(certificates[1]?.friendlyName).toMatch(/^(?:CN|C|O)=.*,C=BE$/);
    });

    it('carries the old encryption keys over, and never the old authentication key', () => {
      const { facts } = olderFile(old);
      const kept = encryptionEntries(facts);
      const carried = facts.keys.filter(({ spkiSha256 }) => kept.keys.includes(spkiSha256));
      expect(carried.map(({ friendlyName }) => friendlyName)).toEqual(
        namesOf(facts).filter((name) => name?.toLowerCase() !== 'authentication'),
      );
      expect(carried.length).toBeGreaterThan(1);
      expect(namesOf(complete.facts)).toEqual([
        'authentication',
        ...carried.map(({ friendlyName }) => friendlyName),
        serialNumber.toString(),
      ]);
      expect(complete.facts.keys.every(({ certificates }) => certificates.length === 1)).toBe(true);
    });

    it('keeps the old encryption keys before the new key from the beginning of a renewal', async () => {
      expect(namesOf(begun.facts)).toEqual([
        ...namesOf(complete.facts).slice(1, -1),
        'authentication',
      ]);
      expect(await stateOf(begun.facts)).toBe('NotCompleted');
      expect(await stateOf(renewed.facts)).toBe('Complete');
      expect(namesOf(renewed.facts)).toEqual([...namesOf(begun.facts), serialNumber.toString()]);
    });

    it('adds nothing when the same chain is delivered again', async () => {
      const again = await build(
        deliveredEntries(knownFile(complete), chain, { older: [olderFile(old)] }),
      );
      expect(again.facts.keys).toEqual(complete.facts.keys);
      expect(again.facts.certificates).toEqual(complete.facts.certificates);
    });

    it.skipIf(openssl.missing)('opens in openssl in each state, with the names of its keys', () => {
      for (const { file, facts } of [unfinished, delivered, complete, begun, renewed])
        expect(opensslNames(file)).toEqual(namesOf(facts));
      expect(opensslNames(rewritten.file, otherPassword)).toEqual(namesOf(renewed.facts));
      expect(() => opensslNames(rewritten.file)).toThrow();
    });

    it.skipIf(keytool.missing)('opens in keytool in each state, with chain and aliases', () => {
      /** An encryption key's chain is its own certificate, the leaf and the authority. */
      const entries = ({ facts }: BuiltKeystore) =>
        namesOf(facts)
          .map((name) => `${name} PrivateKeyEntry ${name === 'authentication' ? 2 : 3}`)
          .sort();
      const aliases = (listed: string[]) => listed.map((entry) => entry.split(' ')[0]).sort();
      const listed = keytoolEntries([
        ...[unfinished, delivered, complete, begun, renewed].map(
          ({ file }) => [file, password] as const,
        ),
        [rewritten.file, otherPassword],
      ]);
      expect(listed).toHaveLength(6);
      expect(listed[0]).toEqual(['authentication PrivateKeyEntry 1']);
      expect(listed[1]).toEqual(['authentication PrivateKeyEntry 2']);
      expect(listed[2]?.sort()).toEqual(entries(complete));
      // Without the leaf that issued them, old encryption keys have no chain
      expect(aliases(listed[3] ?? [])).toEqual(namesOf(begun.facts).sort());
      expect(listed[3]).toContain('authentication PrivateKeyEntry 1');
      expect(listed[4]?.sort()).toEqual(entries(renewed));
      expect(listed[5]?.sort()).toEqual(entries(renewed));
    });
  },
);

describe('entries to carry over', () => {
  it('returns none of a placeholder, and none of a file without encryption key', async () => {
    for (const kind of ['notCompleted', 'noEncryptionKey', 'foreign'] as const) {
      const { facts } = olderFile(await testKeystore(kind));
      expect(encryptionEntries(facts)).toEqual({ keys: [], certificates: [] });
    }
  });

  it('returns the encryption keys of a file of the official tool’s writers, names or not', async () => {
    for (const options of [{}, { withoutFriendlyNames: true }, { withoutChain: true }]) {
      const { facts } = olderFile(await testKeystore('complete', options));
      const { keys, certificates } = encryptionEntries(facts);
      expect([keys.length, certificates.length]).toEqual([1, 1]);
    }
  });

  it('rejects a delivered certificate of another key', async () => {
    const { facts, file, secret } = olderFile(await testKeystore('notCompleted'));
    const { chain } = await leafOf(await generateKeyPair('EC-P384'));
    expect(() => deliveredEntries({ file, facts, secret }, chain)).toThrow(TypeError);
  });
});
