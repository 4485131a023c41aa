import { describe, expect, test } from 'vitest';
import { planFiles } from '../../../plugin/domain/certificate/bulk/bulk-plan.ts';
import type {
  BulkHolder,
  FoundFile,
  OpenedKeystore,
} from '../../../plugin/domain/certificate/bulk/bulk-plan.ts';

const now = new Date('2026-06-01T10:00:00Z');
const anne: BulkHolder = {
  kind: 'person',
  identifier: '00000000097',
  name: 'ANNE EXEMPLE',
  applicationId: null,
};

const opened = (index: number, changes: Partial<OpenedKeystore> = {}): OpenedKeystore => ({
  index,
  holder: anne,
  state: 'Complete',
  notBefore: new Date('2025-06-01T00:00:00Z'),
  notAfter: new Date('2028-06-01T00:00:00Z'),
  isLoaded: false,
  ...changes,
});

const file = (index: number, changes: Partial<FoundFile> = {}): FoundFile => ({
  index,
  name: `file-${index}.p12`,
  size: 5000,
  decoy: null,
  copyOf: null,
  ...changes,
});

const planOf = (files: OpenedKeystore[], found: FoundFile[] = []) =>
  planFiles(
    {
      files: found,
      opened: files,
      locked: [],
      refused: [],
      profileOf: ({ identifier }) =>
        identifier === anne.identifier ? { userId: 'anne', userName: 'Anne Exemple' } : undefined,
    },
    now,
  );

const older = {
  notBefore: new Date('2023-06-01T00:00:00Z'),
  notAfter: new Date('2026-08-01T00:00:00Z'),
};
const expired = {
  notBefore: new Date('2022-06-01T00:00:00Z'),
  notAfter: new Date('2025-06-01T00:00:00Z'),
};

describe('the plan of several files', () => {
  test.each<[string, OpenedKeystore[], number | null, string | null, (string | number)[][]]>([
    ['the only one', [opened(0)], 0, 'Only', []],
    ['the newest of two that work', [opened(0, older), opened(1)], 1, 'Newest', [[0, 'Older']]],
    [
      'the complete one, although the other lasts longer',
      [
        opened(0, { state: 'NoEncryptionKey', notAfter: new Date('2029-01-01T00:00:00Z') }),
        opened(1),
      ],
      1,
      'OnlyWorking',
      [[0, 'Incomplete']],
    ],
    [
      'the one that is not over',
      [opened(0, expired), opened(1, older)],
      1,
      'OnlyWorking',
      [[0, 'Expired']],
    ],
    [
      'none when the best is loaded already',
      [opened(0, { isLoaded: true }), opened(1, expired)],
      null,
      null,
      [
        [0, 'AlreadyLoaded'],
        [1, 'Expired'],
      ],
    ],
    ['none without its key', [opened(0, { state: 'NoPrivateKey' })], null, null, [[0, 'NoKey']]],
    ['the best of what is over', [opened(0, expired)], 0, 'LeastBad', []],
  ])('chooses %s', (_, files, index, reason, others) => {
    const [group] = planOf(files).groups;
    expect(group?.chosen).toEqual(index === null ? null : { index, reason });
    expect(group?.others.map((one) => [one.index, one.reason])).toEqual(others);
    expect(group?.userId).toBe('anne');
  });

  test('returns the same choice for every order of the files', () => {
    const files = [opened(0, older), opened(1), opened(2, expired)];
    for (const order of [files, files.toReversed(), [files[1]!, files[2]!, files[0]!]]) {
      expect(planOf(order).groups[0]?.chosen).toEqual({ index: 1, reason: 'Newest' });
    }
  });

  test('keeps copies next to what they copy, and the rest with its reason', () => {
    const found = [
      file(0),
      file(1, { decoy: 'Copy', copyOf: 0 }),
      file(2, { decoy: 'Request' }),
      file(3, { decoy: 'Copy', copyOf: 4 }),
      file(4),
    ];
    const plan = planOf([opened(0)], found);
    expect(plan.groups[0]?.others).toEqual([{ index: 1, reason: 'Copy' }]);
    expect(plan.decoys).toEqual([
      { index: 2, reason: 'Request' },
      { index: 3, reason: 'Copy' },
    ]);
  });

  test('groups by holder and application, and sorts what has a profile first', () => {
    const stranger = { ...anne, identifier: '00000000196', name: 'AAA' };
    const group = { ...anne, kind: 'group', identifier: '00000097', applicationId: 'A' } as const;
    const plan = planOf([
      opened(0, { holder: stranger }),
      opened(1, { holder: { ...group, applicationId: 'B' } }),
      opened(2, { holder: group }),
      opened(3),
    ]);
    expect(plan.groups.map(({ chosen, userId }) => [chosen?.index, userId])).toEqual([
      [3, 'anne'],
      [0, null],
      [1, null],
      [2, null],
    ]);
  });

  test('keeps a request that names no holder apart', () => {
    const plan = planOf([
      opened(0, { holder: null, state: 'NotCompleted', notBefore: null, notAfter: null }),
    ]);
    expect([plan.unclaimed, plan.groups]).toEqual([[0], []]);
  });
});
