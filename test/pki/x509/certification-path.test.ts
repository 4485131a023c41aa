import type { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pathTo } from '../../../plugin/pki/x509/certification-path.ts';
import type { PathOptions } from '../../../plugin/pki/x509/certification-path.ts';
import { openssl, opensslAccepts } from './openssl-verify.ts';
import { at, invalidCases, issueLine, sha1Cases, validCases } from './path-cases.ts';

const strict: PathOptions = { at, allowSha1: false };

/** A line from the anchor down, as the question it is. */
function questionOf(line: readonly X509Certificate[]) {
  const [anchor, ...rest] = line;
  const target = rest.at(-1);
  if (anchor === undefined || target === undefined) throw new TypeError('no line');
  return { target, candidates: rest.slice(0, -1), anchors: [anchor] };
}

function isAccepted(line: readonly X509Certificate[], options = strict): boolean {
  const { target, candidates, anchors } = questionOf(line);
  const path = pathTo(target, candidates, anchors, options);
  if (path !== null) expect(path).toEqual(line.toReversed());
  return path !== null;
}

const judged = (line: readonly X509Certificate[]) =>
  openssl.missing ? null : opensslAccepts({ ...questionOf(line), at });

describe('pathTo', () => {
  it.each(validCases)('accepts a line when $when', ({ line }) => {
    const certificates = line();
    expect(isAccepted(certificates)).toBe(true);
    expect(judged(certificates) ?? true).toBe(true);
  });

  it.each(invalidCases)('refuses a line when $when', ({ line, opensslDiffers }) => {
    const certificates = line();
    expect(isAccepted(certificates)).toBe(false);
    expect(judged(certificates) ?? opensslDiffers !== undefined).toBe(opensslDiffers !== undefined);
  });

  it.each(sha1Cases)('accepts a line only where SHA-1 is allowed when $when', ({ line }) => {
    const certificates = line();
    expect(isAccepted(certificates, { at, allowSha1: true })).toBe(true);
    expect(isAccepted(certificates)).toBe(false);
  });

  it('accepts an expired line when no instant is given', () => {
    const line = issueLine([
      { ca: true, to: '2021-01-01T00:00:00Z' },
      { to: '2021-01-01T00:00:00Z' },
    ]);
    const certificates = line.map(({ certificate }) => certificate);
    expect(isAccepted(certificates)).toBe(false);
    expect(isAccepted(certificates, { at: null, allowSha1: false })).toBe(true);
  });
});
