import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { PluginError } from '../../../plugin/errors.ts';
import type { OpenedKeystore } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { createBerBudget, scanBer } from '../../../plugin/pki/asn1/ber.ts';
import type { BerNode } from '../../../plugin/pki/asn1/ber.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';

const layouts = ['certificate-manager', 'connector', 'jdk17'] as const;

/** All that a reader acts on. Size and anomalies may change with the bytes; content may not. */
function contentOf({ facts, privateKeys }: OpenedKeystore): string {
  return JSON.stringify([
    facts.keys,
    facts.certificates,
    facts.unreadCertificates,
    facts.crls,
    facts.secrets,
    facts.mac,
    facts.encryption,
    privateKeys.map(({ pkcs8 }) => Buffer.from(pkcs8).toString('hex')),
  ]);
}

/** The content, or the code of the refusal. Anything else that is thrown fails the test. */
function attempt(file: Uint8Array, password: string): string {
  try {
    return contentOf(openKeystore(file, password));
  } catch (error) {
    if (error instanceof PluginError && error.code.startsWith('ERR_KEYSTORE_')) return error.code;
    throw error;
  }
}

describe.each(layouts)('openKeystore with a changed %s file', (layout) => {
  let file: Buffer;
  let password: string;
  let original: string;

  beforeAll(async () => {
    ({ bytes: file, password } = await testKeystore('renewed', { layout }));
    original = contentOf(openKeystore(file, password));
  });

  const expectSameOrRefused = (mutated: Uint8Array): void => {
    const result = attempt(mutated, password);
    if (!result.startsWith('ERR_')) expect(result).toBe(original);
  };

  test('rejects the file as damaged when the file is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length - 1 }), (length) => {
        expect(attempt(file.subarray(0, length), password)).toBe('ERR_KEYSTORE_DAMAGED');
      }),
      { numRuns: 60, examples: [[1], [2], [3], [4], [5], [6], [7], [8], [file.length - 1]] },
    );
  });

  test('opens the same content, or rejects the file, when bits flip', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (flips) => {
          const mutated = Buffer.from(file);
          for (const [position, mask] of flips) mutated[position]! ^= mask;
          expectSameOrRefused(mutated);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('rejects the file as damaged when a changed length moves the MAC into the content', () => {
    const root = scanBer(file, createBerBudget(32));
    const [, authSafe, macData] = root.children;
    const mutated = Buffer.from(file);
    // SEQUENCE with a length of two octets
    const length = mutated.readUInt16BE(authSafe!.start + 2);
    mutated.writeUInt16BE(length + macData!.end - macData!.start, authSafe!.start + 2);
    expect(attempt(mutated, password)).toBe('ERR_KEYSTORE_DAMAGED');
  });

  test('rejects the file as damaged when a changed length leaves the MAC behind the file', () => {
    const root = scanBer(file, createBerBudget(32));
    const [, , macData] = root.children;
    const mutated = Buffer.from(file);
    mutated.writeUInt16BE(mutated.readUInt16BE(2) - (macData!.end - macData!.start), 2);
    expect(attempt(mutated, password)).toBe('ERR_KEYSTORE_DAMAGED');
  });

  test('rejects the file as damaged, not the password, when encrypted bytes changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 800 }), (position) => {
        // Inside the first shrouded key; the certificates and the other keys still open
        const mutated = Buffer.from(file);
        mutated[position]! ^= 0x10;
        expect(attempt(mutated, password)).toBe('ERR_KEYSTORE_DAMAGED');
        expect(attempt(mutated, 'wrong')).toBe('ERR_KEYSTORE_PASSWORD');
      }),
      { numRuns: 20 },
    );
  });

  // Headers and MAC parameters: few bytes, where a flip is likeliest to matter and random flips seldom land
  test('opens the same content, or rejects the file, when a bit of the first or last hundred bytes flips', () => {
    const edges = [...Array(100).keys()].flatMap((at) => [at, file.length - 1 - at]);
    for (const position of edges)
      for (const bit of [0, 3, 5, 7]) {
        const mutated = Buffer.from(file);
        mutated[position]! ^= 1 << bit;
        expectSameOrRefused(mutated);
      }
  }, 60_000);

  test('opens the same content when bytes follow the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (tail) => {
        const extended = Buffer.concat([file, tail]);
        expect(attempt(extended, password)).toBe(original);
        expect(openKeystore(extended, password).facts.anomalies).toContain('TrailingBytes');
      }),
      { numRuns: 10 },
    );
  });

  test('opens the same content, or rejects the file, when bytes are inserted or removed', () => {
    fc.assert(
      fc.property(
        fc.nat(file.length - 1),
        fc.nat(20),
        fc.uint8Array({ maxLength: 20 }),
        (position, removed, inserted) => {
          fc.pre(removed > 0 || inserted.length > 0);
          expectSameOrRefused(
            Buffer.concat([
              file.subarray(0, position),
              inserted,
              file.subarray(position + removed),
            ]),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  test('opens the same content when the file is in BER with indefinite lengths and split strings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 2000 }), (piece) => {
        const root = scanBer(file, { maxDepth: 32, elements: 10_000 });
        const ber = asBer(root, piece);
        expect(ber.equals(file)).toBe(false);
        expect(attempt(ber, password)).toBe(original);
      }),
      { numRuns: 10 },
    );
  });
});

/** The same element with indefinite lengths and octet strings cut into pieces. */
function asBer(node: BerNode, piece: number): Buffer {
  const content = Buffer.from(node.bytes.subarray(node.contentStart, node.contentEnd));
  const first = node.bytes[node.start]!;
  const end = Buffer.alloc(2);
  if (node.constructed)
    return Buffer.concat([
      Buffer.from([first, 0x80]),
      ...node.children.map((child) => asBer(child, piece)),
      end,
    ]);
  if (first !== 0x04 || content.length <= piece)
    return Buffer.from(node.bytes.subarray(node.start, node.end));
  const pieces: Buffer[] = [];
  for (let at = 0; at < content.length; at += piece) {
    const part = content.subarray(at, at + piece);
    pieces.push(Buffer.from([0x04, 0x82, part.length >> 8, part.length & 255]), part);
  }
  return Buffer.concat([Buffer.from([0x24, 0x80]), ...pieces, end]);
}

test('rejects noise of any kind with a coded error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, dressed) => {
      const file = dressed ? Buffer.concat([Buffer.from('3082018c020103', 'hex'), noise]) : noise;
      expect(attempt(file, 'x')).toMatch(/^ERR_KEYSTORE_(NOT_PKCS12|DAMAGED)$/);
    }),
    { numRuns: 300 },
  );
});
