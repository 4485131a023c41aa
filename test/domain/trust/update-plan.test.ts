import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrustEntry } from '../../../plugin/domain/trust/trust-entry.ts';
import { planUpdate, type TrustCandidate } from '../../../plugin/domain/trust/update-plan.ts';
import {
  issueLeaf,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { builtInEntries, entryOf, fingerprintOf, newIssuing, newRoot, now } from './authorities.ts';

let root: CertificationAuthority;
let issuing: CertificationAuthority;
let otherRoot: CertificationAuthority;
let otherIssuing: CertificationAuthority;
let leaf: Buffer;

beforeAll(async () => {
  root = await newRoot('root CA 901');
  issuing = await newIssuing('issuing CA 901', root);
  otherRoot = await newRoot('root CA 902');
  otherIssuing = await newIssuing('issuing CA 902', otherRoot);
  const { publicKey } = await freshKeys.ec('P-384');
  leaf = issueLeaf(issuing, {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'PERSON' },
    publicKey,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
  }).der;
});

const candidate = (from: CertificationAuthority | Buffer, name = 'a.cer'): TrustCandidate => ({
  name,
  certificate: 'certificate' in from ? from.certificate : from,
});
const plan = (
  candidates: readonly TrustCandidate[],
  patch: Partial<Parameters<typeof planUpdate>[1]> = {},
) =>
  planUpdate(candidates, {
    present: builtInEntries,
    set: 'issuers',
    environment: 'production',
    source: 'archive',
    now,
    ...patch,
  });
const added = (...args: Parameters<typeof plan>) =>
  plan(...args).added.map(({ fingerprint }) => fingerprint);

describe('update by archive', () => {
  it('adds an issuing authority together with its root, each in its role', () => {
    const { added: both, ...others } = plan([candidate(issuing), candidate(root)]);
    expect(both).toMatchObject([
      { role: 'issuing', fingerprint: fingerprintOf(issuing), environment: 'production' },
      { role: 'root', fingerprint: fingerprintOf(root) },
    ]);
    expect(others).toEqual({ withdrawn: [], unchanged: 0, refused: [] });
  });

  it('adds an issuing authority when its root is known', () => {
    const present = [entryOf(root, { role: 'root' })];
    expect(added([candidate(issuing)], { present })).toEqual([fingerprintOf(issuing)]);
  });

  it('refuses an issuing authority when its root is neither included nor known', () => {
    const why = [
      { name: expect.stringContaining('issuing CA 901') as string, why: 'NotByKnownRoot' },
    ];
    expect(plan([candidate(issuing)]).refused).toEqual(why);
    expect(plan([candidate(issuing), candidate(otherRoot)]).refused).toEqual(why);
    // Known elsewhere is not known here
    for (const patch of [{ environment: 'acceptance' }, { set: 'assertion-signers' }] as const)
      expect(plan([candidate(issuing)], { present: [entryOf(root, patch)] }).refused).toEqual(why);
  });

  it('refuses a certificate when not a CA, expired, duplicate or unreadable', () => {
    const { refused } = plan([
      candidate(leaf),
      candidate(root),
      candidate(root),
      { name: 'broken.cer', certificate: null },
      candidate(Buffer.from('x'), 'odd.cer'),
    ]);
    expect(refused.map(({ why }) => why)).toEqual([
      'NotACa',
      'Duplicate',
      'Unreadable',
      'Unreadable',
    ]);
    expect(refused[2]!.name).toBe('broken.cer');
    const late = plan([candidate(root), candidate(issuing)], { now: new Date('2061-01-01') });
    expect(late.refused.map(({ why }) => why)).toEqual(['Ended', 'Ended']);
  });

  it('keeps known authorities unchanged, and withdraws nothing', () => {
    const present = [...builtInEntries, entryOf(root), entryOf(otherRoot)];
    expect(plan([candidate(root)], { present })).toEqual({
      added: [],
      withdrawn: [],
      unchanged: 1,
      refused: [],
    });
  });

  it('adds the certificate, in the known role, when only the fingerprint was known', () => {
    const bare = entryOf(issuing, { source: 'built-in', certificate: null });
    expect(plan([candidate(issuing)], { present: [bare] }).added).toMatchObject([
      { fingerprint: fingerprintOf(issuing), role: 'issuing' },
    ]);
  });
});

describe('update by trusted list', () => {
  const listed = (candidates: readonly TrustCandidate[], present: readonly TrustEntry[]) =>
    plan(candidates, { source: 'trusted-list', present });

  it('adds a listed authority without its root, because the list is signed', () => {
    expect(listed([candidate(issuing)], []).added).toHaveLength(1);
  });

  it('withdraws authorities of earlier updates, in the same set and environment, when the list omits them', () => {
    const gone = entryOf(otherIssuing);
    const present = [
      ...builtInEntries,
      gone,
      entryOf(otherRoot, { source: 'settings' }),
      entryOf(otherIssuing, { environment: 'acceptance' }),
      entryOf(otherIssuing, { set: 'assertion-signers' }),
      entryOf(issuing),
    ];
    const { withdrawn, unchanged } = listed([candidate(issuing)], present);
    expect(withdrawn).toEqual([
      expect.objectContaining({ fingerprint: gone.fingerprint, environment: 'production' }),
    ]);
    expect(withdrawn[0]).not.toHaveProperty('source');
    expect(unchanged).toBe(1);
  });

  it('reports other services as refused', () => {
    const other = { name: 'Time stamps', certificate: null, refusal: 'OtherService' } as const;
    expect(listed([other], []).refused).toEqual([{ name: 'Time stamps', why: 'OtherService' }]);
  });
});

describe('any update', () => {
  it('counts each certificate once, and keeps authorities that no update brought', () => {
    const pool = () => [root, issuing, otherRoot, otherIssuing];
    const sources = ['built-in', 'settings', 'archive', 'trusted-list'] as const;
    const picks = fc.array(fc.nat(3), { maxLength: 8 });
    fc.assert(
      fc.property(
        picks,
        fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...sources)), { maxLength: 4 }),
        fc.constantFrom('archive' as const, 'trusted-list' as const),
        (brought, known, source) => {
          const present = known.map(([index, from]) => entryOf(pool()[index]!, { source: from }));
          const outcome = plan(
            brought.map((index) => candidate(pool()[index]!)),
            { present, source },
          );
          const { added: more, unchanged, refused, withdrawn } = outcome;
          expect(more.length + unchanged + refused.length).toBe(brought.length);
          const fixed = present.filter(
            (one) => one.source === 'built-in' || one.source === 'settings',
          );
          const gone = new Set(withdrawn.map(({ fingerprint }) => fingerprint));
          for (const one of more) expect(gone.has(one.fingerprint)).toBe(false);
          if (source === 'archive') expect(withdrawn).toEqual([]);
          for (const one of withdrawn)
            expect(
              present.some(
                (entry) => entry.fingerprint === one.fingerprint && !fixed.includes(entry),
              ),
            ).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});
