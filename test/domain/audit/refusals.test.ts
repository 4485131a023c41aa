import { describe, expect, it } from 'vitest';
import type { AuditDraft } from '../../../plugin/domain/audit/audit.ts';
import {
  boundedAudit,
  createRefusals,
  entriesAnHour,
} from '../../../plugin/domain/audit/refusals.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

const limit = entriesAnHour['access.denied'];

function fixture() {
  let now = new Date('2026-03-10T09:10:00.000Z');
  const written: AuditDraft[] = [];
  const store = {
    append: (entry: AuditDraft) => {
      written.push(entry);
      return Promise.resolve();
    },
  };
  const refusals = createRefusals({ audit: store, now: () => now });
  const audit = boundedAudit(store, refusals);
  const by = (userId: string, changes: Partial<AuditDraft> = {}) =>
    anEntry({
      event: 'access.denied',
      outcome: 'refused',
      actor: { userId, displayName: userId },
      details: { action: 'see' },
      ...changes,
    });
  return {
    refusals,
    written,
    refuse: async (userId: string, times: number, changes: Partial<AuditDraft> = {}) => {
      for (let i = 0; i < times; i += 1) await audit.append(by(userId, changes));
    },
    audit,
    later: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

describe('createRefusals', () => {
  it('writes an entry for each of the first refusals of an hour, and one with the count of the others', async () => {
    const { refuse, written, later, refusals } = fixture();
    await refuse('basile', limit + 700);
    expect(written).toHaveLength(limit);
    await refusals.flush();
    expect(written).toHaveLength(limit);
    later(60);
    await refusals.flush();
    expect(written).toHaveLength(limit + 1);
    expect(written.at(-1)).toMatchObject({
      event: 'access.denied',
      outcome: 'refused',
      practiceId: 'practice-1',
      actor: { userId: 'basile' },
      details: { counted: 700, since: '2026-03-10T09:00:00.000Z' },
    });
  });

  it('counts each actor, practice and event by itself', async () => {
    const { refuse, written } = fixture();
    await refuse('basile', limit + 5);
    await refuse('alix', 3);
    await refuse('basile', 3, { practiceId: 'practice-2' });
    await refuse('basile', 3, { event: 'session.refused' });
    expect(written).toHaveLength(limit + 9);
  });

  it('writes the count of an hour before the first refusal of the next one, whose entries begin again', async () => {
    const { refuse, written, later } = fixture();
    await refuse('basile', limit + 1);
    later(60);
    await refuse('alix', 1);
    await refuse('basile', limit + 1);
    expect(written.map(({ actor, details }) => details['counted'] ?? actor.userId)).toEqual([
      ...Array<string>(limit).fill('basile'),
      1,
      'alix',
      ...Array<string>(limit).fill('basile'),
    ]);
  });

  it('writes what is counted at the end of the process, once', async () => {
    const { refuse, written, refusals } = fixture();
    await refuse('basile', limit + 2);
    await refusals.flush(true);
    await refusals.flush(true);
    expect(written).toHaveLength(limit + 1);
  });

  it('writes nothing more for an actor who stayed below the limit', async () => {
    const { refuse, written, refusals } = fixture();
    await refuse('basile', limit);
    await refusals.flush(true);
    expect(written).toHaveLength(limit);
  });

  it('keeps an entry for every act that was not refused', async () => {
    const { audit, written } = fixture();
    for (let i = 0; i < 300; i += 1) await audit.append(anEntry());
    expect(written).toHaveLength(300);
  });
});
