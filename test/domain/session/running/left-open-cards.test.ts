import { afterAll, describe, expect, it } from 'vitest';
import { createLeftOpenCards } from '../../../../plugin/domain/session/running/left-open-cards.ts';
import type { AuditDraft } from '../../../../plugin/domain/audit/audit.ts';
import type { OpenCard, ReadersState } from '../../../../plugin/eid/card-service.ts';
import { alix, aPractice, basile } from '../practice.ts';
import type { Practice } from '../practice.ts';
import { aPolicy } from '../session-fixture.ts';

const card: OpenCard = { readerName: 'R0', chipNumber: 'AB12' };
const alixHere = { practiceId: 'p1', userId: 'alix' };

function harness(failing = false) {
  let change: (state: ReadersState) => void = () => undefined;
  const entries: AuditDraft[] = [];
  const logged: string[] = [];
  const write = (_details: object, message: string) => logged.push(message);
  const cards = createLeftOpenCards({
    card: {
      onChange: (listener) => {
        change = listener;
        return () => undefined;
      },
    },
    audit: {
      append: (entry) => {
        if (failing) return Promise.reject(new Error('disk full'));
        entries.push(entry);
        return Promise.resolve();
      },
    },
    now: () => new Date('2026-06-01T08:00:00Z'),
    log: { debug: write, info: write, warn: write, error: write },
  });
  const leave = (leftOpen: readonly OpenCard[]) =>
    change({ service: 'running', readers: [], ...(leftOpen.length === 0 ? {} : { leftOpen }) });
  return { cards, entries, logged, leave };
}

describe('createLeftOpenCards', () => {
  it('keeps one entry for the begin and one for the end, by the user of the card', () => {
    const { cards, entries, leave } = harness();
    cards.used(card, alixHere);
    leave([]);
    leave([card]);
    leave([card]);
    expect(cards.hasCardOf(alixHere)).toBe(true);
    expect(cards.hasCardOf({ ...alixHere, userId: 'basile' })).toBe(false);
    expect(cards.hasCardOf({ ...alixHere, practiceId: 'p2' })).toBe(false);
    leave([]);
    expect(cards.hasCardOf(alixHere)).toBe(false);
    expect(entries).toMatchObject([
      {
        event: 'session.card-left-open',
        outcome: 'failed',
        subjectUserId: 'alix',
        details: { reader: 'R0' },
      },
      { event: 'session.card-closed', outcome: 'ok', subjectUserId: 'alix' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('AB12');
  });

  it('keeps no entry of a card that no user of ours unlocked', () => {
    const { cards, entries, leave } = harness();
    leave([card]);
    expect(cards.hasCardOf(alixHere)).toBe(false);
    expect(entries).toEqual([]);
  });

  it('keeps going when the entry cannot be written', async () => {
    const { cards, logged, leave } = harness(true);
    cards.used(card, alixHere);
    leave([card]);
    await expect.poll(() => logged).toEqual(['card left open not recorded']);
    expect(cards.hasCardOf(alixHere)).toBe(true);
  });
});

describe('session services with a card left open', () => {
  const practices: Practice[] = [];
  afterAll(async () => {
    for (const { sessions, store } of practices) {
      await sessions.close();
      await store.close();
    }
  });

  it('returns it as the card of its user, and of no other', async () => {
    const practice = await aPractice({ policy: aPolicy({ eidOnly: true }) });
    practices.push(practice);
    const { sessions, card: fake } = practice;
    const { session } = await sessions.open(alix, {
      certificateId: null,
      mode: 'eid-only',
      quality: 'doctor',
      password: null,
      pin: '1234',
      lastTryConfirmed: false,
      reason: null,
      reasonText: '',
      renew: false,
    });
    await sessions.end(alix, session.id);
    fake.leaveOpen([{ readerName: 'R0', chipNumber: fake.card_!.chipNumber }]);
    expect(await sessions.card(alix)).toEqual({ kind: 'left-open' });
    expect((await sessions.openings(alix)).card).toEqual({ kind: 'left-open' });
    expect((await sessions.card(basile)).kind).toBe('other-person');
    fake.leaveOpen([]);
    expect((await sessions.card(alix)).kind).toBe('ready');
    await expect
      .poll(async () => (await practice.audit('alix')).map(({ event }) => event))
      .toEqual(expect.arrayContaining(['session.card-left-open', 'session.card-closed']));
  });
});
