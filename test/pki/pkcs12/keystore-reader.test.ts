import { afterAll, describe, expect, test } from 'vitest';

import { PluginError } from '../../../plugin/errors.ts';
import { defaultKeystoreLimits } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import type { KeystoreReader } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { KeystoreReaderOptions } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import {
  context,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../../../simulator/pki/der.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';

// Starting a thread from source takes about a second, so tests that ask nothing special share one
const shared = createKeystoreReader({ threads: 1 });
const readers: KeystoreReader[] = [shared];
function reader(options: KeystoreReaderOptions = {}): KeystoreReader {
  const created = createKeystoreReader({ threads: 1, ...options });
  readers.push(created);
  return created;
}
afterAll(async () => {
  await Promise.all(readers.map((each) => each.close()));
});

const unlimited = { ...defaultKeystoreLimits, maxWorkMs: Number.MAX_SAFE_INTEGER };

describe('keystore reader', () => {
  test('returns the result of openKeystore and keeps the caller’s bytes', async () => {
    const { bytes, password } = await testKeystore('complete');
    const before = Buffer.from(bytes);
    const expected = openKeystore(bytes, password);
    for (const { keyIndex, pkcs8 } of expected.privateKeys) {
      const at = expected.facts.keys[keyIndex]?.certificates[0] ?? -1;
      const fingerprint = expected.facts.certificates[at]?.fingerprint ?? '';
      const opened = await shared.openKey(bytes, password, fingerprint);
      expect(opened.facts).toEqual(expected.facts);
      expect(Object.keys(opened).sort()).toEqual(['facts', 'pkcs8']);
      expect(Buffer.from(opened.pkcs8 ?? []).equals(pkcs8)).toBe(true);
    }
    expect(bytes.equals(before)).toBe(true);
  });

  test('returns no key when no certificate has the fingerprint', async () => {
    const { bytes, password } = await testKeystore('complete');
    const { pkcs8 } = await shared.openKey(bytes, password, 'AB'.repeat(32));
    expect(pkcs8).toBeNull();
  });

  test('returns several keys in the order asked for, and none where the file has none', async () => {
    const { bytes, password } = await testKeystore('complete');
    const expected = openKeystore(bytes, password);
    const fingerprints = expected.privateKeys.map(({ keyIndex }) => {
      const at = expected.facts.keys[keyIndex]?.certificates[0] ?? -1;
      return expected.facts.certificates[at]?.fingerprint ?? '';
    });
    expect(fingerprints.length).toBeGreaterThan(1);
    const wanted = [...fingerprints.toReversed(), 'AB'.repeat(32)];
    const { keys } = await shared.openKeys(bytes, password, wanted);
    const pkcs8 = expected.privateKeys.map((key) => Buffer.from(key.pkcs8).toString('hex'));
    expect(keys.map((key) => key && Buffer.from(key).toString('hex'))).toEqual([
      ...pkcs8.toReversed(),
      null,
    ]);
  });

  test('inspects a keystore without returning a private key', async () => {
    const { bytes, password } = await testKeystore('complete');
    const facts = await shared.inspect(bytes, password);
    expect(facts).toEqual(openKeystore(bytes, password).facts);
    expect(JSON.stringify(facts)).not.toContain('pkcs8');
  });

  test('rejects with the code and status of openKeystore when the password is wrong', async () => {
    const { bytes } = await testKeystore('complete');
    const refused = await shared.inspect(bytes, 'wrong').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PluginError);
    expect(refused).toMatchObject({ code: 'ERR_KEYSTORE_PASSWORD', status: 422 });
  });

  test('reads the file name when the bytes show no kind', async () => {
    await expect(shared.inspect(Buffer.from('12345'), 'x', 'a.reqid')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_NOT_PKCS12',
      params: { kind: 'reqid' },
    });
  });

  test('rejects a file when the size exceeds the limit', async () => {
    await expect(shared.inspect(Buffer.alloc(1024 * 1024 + 1), 'x')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_TOO_LARGE',
    });
  });

  test('stops an opening after the timeout and opens the next file', async () => {
    const fast = await testKeystore('complete');
    const hurried = reader({ timeoutMs: 3000, limits: unlimited });
    await expect(hurried.inspect(endlessKeystore(), 'x')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_TOO_COSTLY',
    });
    await expect(hurried.inspect(fast.bytes, fast.password)).resolves.toMatchObject({
      anomalies: [],
    });
  });

  test('rejects calls as busy when too many wait, and answers the waiting calls', async () => {
    const { bytes, password } = await testKeystore('complete');
    const small = reader({ maxWaiting: 2 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => small.inspect(bytes, password)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'fulfilled'],
      ...['rejected', 'rejected'],
    ]);
    expect(outcomes[4]).toMatchObject({ reason: { code: 'ERR_KEYSTORE_BUSY' } });
  });

  test('rejects every call as busy after close', async () => {
    const closed = reader();
    await closed.close();
    const { bytes, password } = await testKeystore('complete');
    await expect(closed.inspect(bytes, password)).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_BUSY',
    });
  });

  test('keeps the event loop running while a genuine file is opened', async () => {
    const { bytes, password } = await testKeystore('complete', { iterations: null });
    await shared.inspect(bytes, password);
    let ticks = 0;
    let last = performance.now();
    let longest = 0;
    let running = true;
    const tick = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks += 1;
      if (running) setImmediate(tick);
    };
    tick();
    const start = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => shared.inspect(bytes, password)));
    running = false;
    const elapsed = performance.now() - start;
    // The bench measures the block itself; here a loaded machine may pause us, but never for as long as the work takes
    expect(ticks).toBeGreaterThan(100);
    expect(longest).toBeLessThan(elapsed / 2);
  });
});

/** An empty keystore whose MAC would take an hour. */
function endlessKeystore(): Buffer {
  const algorithm = sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'));
  return sequence(
    integer(3),
    sequence(objectIdentifier('1.2.840.113549.1.7.1'), context(0, octetString(sequence()))),
    sequence(
      sequence(algorithm, octetString(Buffer.alloc(32))),
      octetString(Buffer.alloc(8)),
      integer(2_000_000_000),
    ),
  );
}
