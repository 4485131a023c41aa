import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auditDraft } from '../../../plugin/domain/audit/audit-entry.ts';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { SessionEvent } from '../../../plugin/domain/session/session-event.ts';
import { samplePassword } from '../../../simulator/keystore/sample-keystores.ts';
import {
  aPractice,
  actor,
  admin,
  alix,
  basile,
  byFallback,
  service,
  viaEid,
  withCardAlone,
} from './practice.ts';
import type { Practice } from './practice.ts';
import { aPolicy, deferred } from './session-fixture.ts';
import { aCard } from '../../support/builders/card.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

function emitted({ events }: Practice): string[] {
  return events
    .filter((event): event is SessionEvent => 'sessionId' in event)
    .map(({ type, cause }) => (cause === null ? type : `${type} ${cause}`));
}

/** What was asked of the secrets' keepers so far. */
function secretsUsed({ passwords, card, tokens }: Practice) {
  return {
    passwords: passwords.length,
    pins: card.presented.length,
    requests: tokens.requests.length,
  };
}

const none = { passwords: 0, pins: 0, requests: 0 };

describe('opening via eID', () => {
  it('signs the request with the card, and binds the token to the keystore', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const { session, reused } = await practice.sessions.open(alix, viaEid(id));
    expect(reused).toBe(false);
    expect(session).toMatchObject({
      userId: 'alix',
      mode: 'eid',
      quality: 'doctor',
      certificateId: id,
      environment: 'simulation',
      holder: { kind: 'person', identifier: '00000000097', name: 'ALIX' },
      recognition: { recognised: true },
    });
    const [request] = practice.tokens.requests;
    expect(request?.header.keyType).toBe('EC');
    expect(request?.holderOfKey.keyType).toBe('RSA');
    expect(request).toMatchObject({
      requestedHours: 24,
      subject: { quality: 'doctor', ssin: '00000000097', organisation: null },
    });
    expect(emitted(practice)).toEqual(['session.opened']);
  });

  it('releases the card when the token has arrived', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, viaEid(await practice.load('complete')));
    expect(practice.card.open).toBe(0);
    practice.card.pull();
    expect(await practice.sessions.current(alix, 'alix')).not.toBeNull();
  });

  it('asserts only NIHII numbers that are valid today', async () => {
    const practice = await aPractice();
    const user = practice.users.get('alix')!;
    const nihii = [
      { number: '10000001001', from: '2020-01-01', to: null },
      { number: '10000001002', from: null, to: '2021-01-01' },
    ];
    practice.users.set('alix', { ...user, nihii });
    await practice.sessions.open(alix, viaEid(await practice.load('complete')));
    expect(practice.tokens.requests[0]?.expectedNihii).toEqual(['10000001001']);
  });

  it('asks for the password before the PIN, and spends no try when the password is wrong', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await expect(practice.sessions.open(alix, viaEid(id, { password: 'wrong' }))).rejects.toEqual(
      code('ERR_KEYSTORE_PASSWORD'),
    );
    expect(secretsUsed(practice)).toEqual({ passwords: 1, pins: 0, requests: 0 });
  });

  it('presents the PIN once, and sends no token request, when the PIN is wrong', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await expect(practice.sessions.open(alix, viaEid(id, { pin: '9999' }))).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });
    expect(secretsUsed(practice)).toEqual({ passwords: 1, pins: 1, requests: 0 });
    const [entry] = await practice.audit('alix', 'session.refused');
    expect(entry?.details).toMatchObject({ code: 'ERR_PIN_WRONG', mode: 'eid', triesLeft: 2 });
    // It works again at once
    await practice.sessions.open(alix, viaEid(id));
  });

  it('leaves the PIN to the keypad when the reader has one', async () => {
    const practice = await aPractice();
    practice.card.pinPad = true;
    await practice.sessions.open(alix, viaEid(await practice.load('complete'), { pin: null }));
    expect(practice.card.presented).toEqual([null]);
  });

  it('closes the card when the token service refuses', async () => {
    const practice = await aPractice();
    practice.tokens.failure = new PluginError('ERR_STS_DENIED', 'denied', {
      support: { code: 'RequestDenied', text: 'no', ticket: 'T1' },
    });
    const id = await practice.load('complete');
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(code('ERR_STS_DENIED'));
    expect(practice.card.open).toBe(0);
    const [entry] = await practice.audit('alix', 'session.refused');
    expect(entry?.details).toMatchObject({ supportCode: 'RequestDenied', ticket: 'T1' });
    expect(emitted(practice)).toEqual([]);
  });
});

describe('opening refused before any secret is used', () => {
  it.each([
    ['before a finding that blocks sessions', 'expired', {}, 'ERR_SESSION_BLOCKED'],
    ['before a PIN that can be none', 'complete', { pin: '12' }, 'ERR_PIN_FORMAT'],
    ['without a PIN on a plain reader', 'complete', { pin: null }, 'ERR_PIN_FORMAT'],
    [
      'for what only an organisation can be',
      'complete',
      { quality: 'hospital' },
      'ERR_QUALITY_UNFIT',
    ],
    [
      'for the card alone where that is not offered',
      'complete',
      { certificateId: null, mode: 'eid-only' },
      'ERR_MODE_DISABLED',
    ],
    ['without a password', 'complete', { password: null }, 'ERR_SESSION_KEY_MISSING'],
    ['in a fallback without a reason', 'complete', { mode: 'fallback' }, 'ERR_FALLBACK_REASON'],
    [
      'in a fallback without a password',
      'complete',
      { mode: 'fallback', reason: 'card-lost', password: null },
      'ERR_SESSION_KEY_MISSING',
    ],
  ] as const)('refuses an opening: %s', async (_words, kind, changes, refusal) => {
    const practice = await aPractice();
    const id = await practice.load(kind);
    await expect(practice.sessions.open(alix, viaEid(id, changes))).rejects.toEqual(code(refusal));
    expect(secretsUsed(practice)).toEqual(none);
    const [entry] = await practice.audit('alix', 'session.refused');
    expect(entry).toMatchObject({ outcome: 'refused', details: { code: refusal } });
  });

  it.each([
    ["with another person's card", { ssin: '00000000196' }, 'ERR_CARD_OTHER_PERSON'],
    ['with a card past its last day', { validTo: '2020-01-01' }, 'ERR_CARD_EXPIRED'],
  ] as const)('refuses an opening: %s', async (_words, changes, refusal) => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    practice.card.card_ = aCard(changes);
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(code(refusal));
    expect(secretsUsed(practice)).toEqual(none);
  });

  it('refuses an opening when the last try is not confirmed or the card is blocked', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    practice.card.triesLeft_ = 1;
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_PIN_LAST_TRY'),
    );
    practice.card.triesLeft_ = 0;
    await expect(
      practice.sessions.open(alix, viaEid(id, { lastTryConfirmed: true })),
    ).rejects.toEqual(code('ERR_PIN_BLOCKED'));
    expect(secretsUsed(practice)).toEqual(none);
    practice.card.triesLeft_ = 1;
    await practice.sessions.open(alix, viaEid(id, { lastTryConfirmed: true }));
  });

  it('refuses an opening when the profile has no national number', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    practice.users.set('alix', { ...practice.users.get('alix')!, ssin: null });
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_CLAIM_MISMATCH'),
    );
    expect(secretsUsed(practice)).toEqual(none);
    const text = JSON.stringify(await practice.audit('alix'));
    expect(text).not.toContain('00000000097');
  });

  it('refuses an opening when no token service is configured', async () => {
    const practice = await aPractice({ tokens: null });
    const id = await practice.load('complete');
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_STS_NOT_CONFIGURED'),
    );
    expect(secretsUsed(practice)).toEqual(none);
  });

  it('refuses an opening when the certificate file was replaced', async () => {
    const practice = await aPractice();
    const id = await practice.load('expiring');
    await practice.replace(id, 'complete');
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_SESSION_BLOCKED'),
    );
    expect(secretsUsed(practice)).toEqual(none);
  });
});

describe('session rights', () => {
  it("refuses an opening in another user's name", async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await expect(practice.sessions.open(basile, viaEid(id))).rejects.toEqual(code('ERR_NOT_FOUND'));
    await expect(practice.sessions.open(admin, viaEid(id))).rejects.toEqual(code('ERR_FORBIDDEN'));
    await expect(practice.sessions.open(service, viaEid(id))).rejects.toEqual(
      code('ERR_FORBIDDEN'),
    );
    await expect(
      practice.sessions.open(actor('alix', 'clinician', 'p2'), viaEid(id)),
    ).rejects.toEqual(code('ERR_NOT_FOUND'));
    expect(secretsUsed(practice)).toEqual(none);
    const denied = await practice.audit('alix', 'access.denied');
    expect(denied.map((entry) => entry.actor.userId)).toEqual(['host', 'chef', 'basile']);
  });

  it('allows any member to open for the group, and records person and group in the audit', async () => {
    const practice = await aPractice();
    const id = await practice.load('group');
    practice.card.card_ = aCard({ ssin: '00000000196' });
    const { session } = await practice.sessions.open(
      basile,
      viaEid(id, { quality: 'groupofnurses' }),
    );
    expect(session.holder).toMatchObject({ kind: 'group', identifier: '00000196' });
    expect(practice.tokens.requests[0]?.subject).toEqual({
      quality: 'groupofnurses',
      ssin: null,
      organisation: '00000196',
    });
    const [entry] = await practice.audit('basile', 'session.opened');
    expect(entry).toMatchObject({
      actor: { userId: 'basile' },
      assurance: 'eid',
      certificateId: id,
      details: {
        kind: 'group',
        identifier: '…196',
        organisation: 'GROUPEMENT EXEMPLE',
        assertion: '_a1',
        recognised: true,
      },
    });
  });

  it('ends the group session of a former member, and every session when the user is deactivated', async () => {
    const practice = await aPractice();
    await practice.sessions.open(
      alix,
      byFallback(await practice.load('group'), { quality: 'groupofnurses' }),
    );
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const user = practice.users.get('alix')!;
    practice.users.set('alix', { ...user, organisations: [] });
    expect(await practice.sessions.current(service, 'alix', { kind: 'group' })).toBeNull();
    expect(await practice.sessions.current(service, 'alix')).not.toBeNull();
    practice.users.set('alix', { ...user, active: false });
    await expect(practice.sessions.sign(service, 'alix', '<x/>')).rejects.toEqual(
      code('ERR_SESSION_NONE'),
    );
    expect(emitted(practice).slice(-2)).toEqual(['session.ended log-off', 'session.ended log-off']);
  });

  it('ends sessions at once when the host reports changed users', async () => {
    const practice = await aPractice();
    const group = await practice.load('group');
    await practice.sessions.open(alix, byFallback(group, { quality: 'groupofnurses' }));
    await practice.sessions.open(basile, byFallback(group, { quality: 'groupofnurses' }));
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    expect(await practice.sessions.endUnentitled(service)).toBe(0);

    const user = practice.users.get('alix')!;
    practice.users.set('alix', { ...user, organisations: [] });
    practice.users.delete('basile');
    await expect(practice.sessions.endUnentitled(alix)).rejects.toEqual(code('ERR_FORBIDDEN'));
    expect(await practice.sessions.endUnentitled(actor('host', 'service', 'p2'))).toBe(0);
    expect(await practice.sessions.endUnentitled(service)).toBe(2);
    expect(await practice.sessions.mine(basile)).toEqual([]);
    expect(await practice.sessions.mine(alix)).toMatchObject([
      { session: { holder: { kind: 'person' } } },
    ]);
    expect(emitted(practice).slice(-2)).toEqual(['session.ended log-off', 'session.ended log-off']);
    const [entry] = await practice.audit('basile', 'session.ended');
    expect(entry).toMatchObject({ actor: { userId: 'host' }, details: { cause: 'log-off' } });
  });

  it('shows and lends a session to its owner and the service only', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    expect(await practice.sessions.current(alix, 'alix')).toMatchObject({ phase: 'open' });
    expect(await practice.sessions.current(service, 'alix')).not.toBeNull();
    await expect(practice.sessions.current(admin, 'alix')).rejects.toEqual(code('ERR_FORBIDDEN'));
    await expect(practice.sessions.sign(basile, 'alix', '<x/>')).rejects.toEqual(
      code('ERR_NOT_FOUND'),
    );
    expect(await practice.sessions.current(actor('host', 'service', 'p2'), 'alix')).toBeNull();
    expect(await practice.sessions.mine(basile)).toEqual([]);
  });
});

describe('running session', () => {
  it('returns the same session when more than half of the life is left', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const first = await practice.sessions.open(alix, viaEid(id));
    practice.pass(359);
    const again = await practice.sessions.open(alix, viaEid(id, { pin: null, password: null }));
    expect(again).toMatchObject({ reused: true, session: { id: first.session.id } });
    expect(secretsUsed(practice)).toEqual({ passwords: 1, pins: 1, requests: 1 });
    practice.pass(2);
    const later = await practice.sessions.open(alix, viaEid(id));
    expect(later.reused).toBe(false);
    expect(emitted(practice)).toEqual([
      'session.opened',
      'session.opened',
      'session.ended extended',
    ]);
  });

  it('opens a new session when mode or quality differs', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.open(alix, viaEid(id));
    expect((await practice.sessions.open(alix, viaEid(id, { quality: 'nurse' }))).reused).toBe(
      false,
    );
    expect((await practice.sessions.open(alix, byFallback(id))).reused).toBe(false);
    // One per quality: the newer doctor's session took the place of the older
    expect(
      (await practice.sessions.mine(alix)).map(({ session }) => [session.mode, session.quality]),
    ).toEqual([
      ['eid', 'nurse'],
      ['fallback', 'doctor'],
    ]);
  });

  it('stays open when the extension fails', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, viaEid(id));
    practice.tokens.failure = new PluginError('ERR_STS_UNREACHABLE', 'no line');
    await expect(practice.sessions.open(alix, viaEid(id, { renew: true }))).rejects.toEqual(
      code('ERR_STS_UNREACHABLE'),
    );
    expect((await practice.sessions.current(alix, 'alix'))?.session.id).toBe(session.id);
    practice.tokens.failure = null;
    const renewed = await practice.sessions.open(alix, viaEid(id, { renew: true }));
    expect(renewed.session.id).not.toBe(session.id);
    const [entry] = await practice.audit('alix', 'session.extended');
    expect(entry?.details).toMatchObject({ session: session.id, cause: 'extended' });
  });

  it('requests a single token when two windows open at once', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const gate = deferred<undefined>();
    practice.tokens.gate = gate.promise;
    const both = Promise.all([
      practice.sessions.open(alix, viaEid(id)),
      practice.sessions.open(alix, viaEid(id)),
    ]);
    gate.resolve(undefined);
    const [first, second] = await both;
    expect(second.session.id).toBe(first.session.id);
    expect([first.reused, second.reused]).toEqual([false, true]);
    expect(secretsUsed(practice)).toEqual({ passwords: 1, pins: 1, requests: 1 });
    expect(emitted(practice)).toEqual(['session.opened']);
  });

  it('reports the failing claims when eHealth does not recognise the user', async () => {
    const practice = await aPractice();
    practice.tokens.recognised = false;
    const { session } = await practice.sessions.open(alix, viaEid(await practice.load('complete')));
    expect(session.recognition).toEqual({
      recognised: false,
      failing: ['urn:be:fgov:person:ssin:doctor:boolean'],
    });
    const [entry] = await practice.audit('alix', 'session.opened');
    expect(entry?.details).toMatchObject({ recognised: false });
    expect((await practice.sessions.recent(alix))[0]?.recognised).toBe(false);
  });

  it('refuses to sign when no session is open or the last minute has begun', async () => {
    const practice = await aPractice();
    await expect(practice.sessions.sign(alix, 'alix', '<x/>')).rejects.toEqual(
      code('ERR_SESSION_NONE'),
    );
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    practice.pass(719);
    expect(await practice.sessions.current(alix, 'alix')).toBeNull();
    await expect(practice.sessions.sign(alix, 'alix', '<x/>')).rejects.toEqual(
      code('ERR_SESSION_NONE'),
    );
    expect((await practice.sessions.mine(alix))[0]?.phase).toBe('over');
  });

  it('selects a session by holder when a user has several', async () => {
    const practice = await aPractice();
    await practice.sessions.open(
      alix,
      byFallback(await practice.load('group'), { quality: 'groupofnurses' }),
    );
    expect((await practice.sessions.current(alix, 'alix'))?.session.holder.kind).toBe('group');
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    expect((await practice.sessions.current(alix, 'alix'))?.session.holder.kind).toBe('person');
    const ofGroup = await practice.sessions.current(alix, 'alix', {
      kind: 'group',
      identifier: '00000196',
    });
    expect(ofGroup?.session.quality).toBe('groupofnurses');
    expect(await practice.sessions.current(alix, 'alix', { identifier: '00000097' })).toBeNull();
  });
});

describe('session end', () => {
  async function running() {
    const practice = await aPractice();
    const certificateId = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, byFallback(certificateId));
    return { practice, certificateId, session };
  }

  it.each([
    ['its user', alix, 'user'],
    ['an admin', admin, 'admin'],
    ['the service', service, 'log-off'],
  ] as const)(
    'ends the session, with its cause, when requested by %s',
    async (_words, by, cause) => {
      const { practice, session } = await running();
      await practice.sessions.end(by, session.id);
      expect(await practice.sessions.mine(alix)).toEqual([]);
      expect(emitted(practice).at(-1)).toBe(`session.ended ${cause}`);
      expect((await practice.sessions.recent(alix))[0]).toMatchObject({ endCause: cause });
      const [entry] = await practice.audit('alix', 'session.ended');
      expect(entry).toMatchObject({ actor: { userId: by.userId }, details: { cause } });
      await expect(practice.sessions.end(by, session.id)).rejects.toEqual(code('ERR_NOT_FOUND'));
    },
  );

  it('rejects an end requested by a colleague or by an admin of another practice', async () => {
    const { practice, session } = await running();
    await expect(practice.sessions.end(basile, session.id)).rejects.toEqual(code('ERR_NOT_FOUND'));
    await expect(practice.sessions.end(actor('chef', 'admin', 'p2'), session.id)).rejects.toEqual(
      code('ERR_NOT_FOUND'),
    );
    expect(await practice.sessions.mine(alix)).toHaveLength(1);
  });

  it('ends all sessions of a user when the host logs the user off', async () => {
    const { practice } = await running();
    await practice.sessions.open(
      alix,
      byFallback(await practice.load('group'), { quality: 'groupofnurses' }),
    );
    await expect(practice.sessions.endAll(admin, 'alix', 'log-off')).rejects.toEqual(
      code('ERR_FORBIDDEN'),
    );
    expect(await practice.sessions.endAll(service, 'alix', 'log-off')).toBe(2);
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(emitted(practice).slice(-2)).toEqual(['session.ended log-off', 'session.ended log-off']);
  });

  it('presents no PIN while eHealth cannot be reached', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    practice.tokens.unreachable = new PluginError('ERR_STS_UNREACHABLE', 'no connection');
    expect((await practice.sessions.card(alix)).kind).toBe('out-of-reach');
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_STS_UNREACHABLE'),
    );
    expect(practice.card.presented).toEqual([]);
    expect(practice.tokens.requests).toEqual([]);
    practice.tokens.unreachable = null;
    expect((await practice.sessions.card(alix)).kind).toBe('ready');
    await practice.sessions.open(alix, viaEid(id));
    expect(practice.card.presented).toHaveLength(1);
  });

  it('cancels an opening in progress when the user logs off', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const gate = deferred<undefined>();
    practice.tokens.gate = gate.promise;
    const opening = practice.sessions.open(alix, viaEid(id));
    await expect.poll(() => practice.tokens.requests.length).toBe(1);
    await practice.sessions.endAll(service, 'alix', 'log-off');
    gate.resolve(undefined);
    await expect(opening).rejects.toEqual(code('ERR_SESSION_CANCELLED'));
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(practice.card.open).toBe(0);
    expect(emitted(practice)).toEqual([]);
  });

  it('cancels an opening in progress when the file is replaced', async () => {
    const practice = await aPractice();
    const id = await practice.load('expiring');
    const gate = deferred<undefined>();
    practice.tokens.gate = gate.promise;
    const opening = practice.sessions.open(alix, byFallback(id));
    await expect.poll(() => practice.tokens.requests.length).toBe(1);
    await practice.replace(id, 'complete');
    gate.resolve(undefined);
    await expect(opening).rejects.toEqual(code('ERR_CONFLICT'));
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(await practice.sessions.recent(alix)).toEqual([]);
  });

  it('ends a session when the file is replaced during the recording', async () => {
    const practice = await aPractice();
    const id = await practice.load('expiring');
    const { sessions } = practice.store;
    const opened = sessions.opened.bind(sessions);
    sessions.opened = async (...of) => {
      await practice.replace(id, 'complete');
      return opened(...of);
    };
    await expect(practice.sessions.open(alix, byFallback(id))).rejects.toEqual(
      code('ERR_CONFLICT'),
    );
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(emitted(practice).at(-1)).toBe('session.ended keystore-replaced');
  });

  it.each([
    ['replaced', 'keystore-replaced'],
    ['removed', 'keystore-removed'],
    ['given a new password', 'password-changed'],
  ] as const)('ends the session when the file is %s', async (what, cause) => {
    const { practice, certificateId } = await running();
    if (what === 'replaced') await practice.replace(certificateId, 'renewed');
    else if (what === 'given a new password')
      await practice.certificates.changePassword(alix, certificateId, {
        current: 'Essai-1234',
        next: 'Nouveau~2468',
        protection: 'modern',
      });
    else await practice.certificates.remove(admin, certificateId);
    await expect.poll(() => practice.sessions.mine(alix)).toEqual([]);
    expect(emitted(practice).at(-1)).toBe(`session.ended ${cause}`);
  });

  it('ends the session when the certificate is revoked', async () => {
    const { practice, certificateId } = await running();
    const { certificates } = practice.store;
    const record = await certificates.findById('p1', certificateId);
    const unknown = { etk: null, replaceable: null, replaceableFrom: null };
    await certificates.retireRevoked(
      'p1',
      certificateId,
      {
        summary: record!.summary,
        probes: {
          ...noProbes,
          status: {
            answer: { ...unknown, certificate: 'REVOKED', checkedAt: practice.now().toISOString() },
            failure: null,
          },
        },
      },
      auditDraft(alix, practice.now(), 'certificate.revoked', { certificateId }),
    );
    const event = { type: 'certificate.revoked', at: practice.now(), certificateId } as const;
    await practice.sessions.onCertificateEvent({ ...event, practiceId: 'p1', userId: 'alix' });
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(emitted(practice).at(-1)).toBe('session.ended certificate-revoked');
  });

  it('keeps the session when another file is loaded', async () => {
    const { practice } = await running();
    await practice.load('group');
    await practice.replace(await practice.load('expiring'), 'renewed');
    expect(await practice.sessions.mine(alix)).toHaveLength(1);
  });

  it('ends all sessions, and refuses new ones, when the process closes', async () => {
    const { practice, certificateId } = await running();
    await practice.sessions.close();
    expect((await practice.sessions.recent(alix))[0]).toMatchObject({ endCause: 'restart' });
    expect(emitted(practice).at(-1)).toBe('session.ended restart');
    await expect(practice.sessions.open(alix, byFallback(certificateId))).rejects.toEqual(
      code('ERR_SESSION_BUSY'),
    );
  });

  it('reports the end of lost sessions at the next start after a crash', async () => {
    const { practice, session } = await running();
    const next = practice.restart();
    await next.start();
    expect(await next.mine(alix)).toEqual([]);
    expect((await next.recent(alix))[0]).toMatchObject({ id: session.id, endCause: 'restart' });
    expect(emitted(practice).at(-1)).toBe('session.ended restart');
    const [entry] = await practice.audit('alix', 'session.ended');
    expect(entry).toMatchObject({ actor: { userId: 'system' }, details: { cause: 'restart' } });
    await next.close();
  });

  it('ends the session when the store cannot record the end', async () => {
    const { practice, session } = await running();
    await practice.store.close();
    await practice.sessions.end(alix, session.id);
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(emitted(practice).at(-1)).toBe('session.ended user');
    expect(practice.logged.map(({ message }) => message)).toContain('session end not recorded');
  });
});

describe('fallback', () => {
  const policy = (stopAfter: number | null) => {
    const sessions = aPolicy().sessions;
    return aPolicy({ fallback: { ...sessions.fallback, hintAfter: 2, noticeAfter: 3, stopAfter } });
  };

  it('asks for a shorter life, keeps the reason, and needs no card', async () => {
    const practice = await aPractice({ withoutCard: true });
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(
      alix,
      byFallback(id, { reason: 'other', reasonText: ' Lecteur prêté ' }),
    );
    expect(practice.tokens.requests[0]).toMatchObject({ requestedHours: 12 });
    expect(practice.tokens.requests[0]?.header).toBe(practice.tokens.requests[0]?.holderOfKey);
    expect(session.fallbackReason).toBe('other');
    expect((await practice.sessions.recent(alix))[0]).toMatchObject({
      fallbackText: 'Lecteur prêté',
    });
    const [entry] = await practice.audit('alix', 'session.opened');
    expect(entry).toMatchObject({ assurance: 'keystore-password', details: { reason: 'other' } });
  });

  it('counts openings per holder, raises the level, and reports overuse once', async () => {
    const practice = await aPractice({ policy: policy(null) });
    const id = await practice.load('complete');
    const levels: string[] = [];
    for (let opening = 0; opening < 4; opening += 1) {
      levels.push(
        (await practice.sessions.open(alix, byFallback(id, { renew: true }))).fallback.level,
      );
    }
    expect(levels).toEqual(['none', 'hint', 'notice', 'notice']);
    expect(emitted(practice).filter((type) => type === 'session.fallback-overused')).toHaveLength(
      1,
    );
    const { fallback, periodDays } = await practice.sessions.practice(admin);
    expect(periodDays).toBe(30);
    expect(fallback).toMatchObject([{ identifier: '00000000097', openings: 4, level: 'notice' }]);
  });

  it('counts neither refused openings nor openings by card', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions
      .open(alix, byFallback(id, { password: 'wrong' }))
      .catch(() => undefined);
    await practice.sessions.open(alix, viaEid(id));
    const { openings } = await practice.sessions.openings(alix);
    expect(openings[0]?.fallback.openings).toBe(0);
  });

  it('stops at the configured number of openings, until an admin lifts the stop for a day', async () => {
    const practice = await aPractice({ policy: policy(2) });
    const id = await practice.load('complete');
    const open = () => practice.sessions.open(alix, byFallback(id, { renew: true }));
    await open();
    expect((await open()).fallback.level).toBe('stopped');
    const used = secretsUsed(practice);
    await expect(open()).rejects.toMatchObject({
      code: 'ERR_FALLBACK_STOPPED',
      params: { days: 30 },
    });
    expect(secretsUsed(practice)).toEqual(used);
    // The card still opens
    await practice.sessions.open(alix, viaEid(id));

    const holder = { kind: 'person', identifier: '00000000097' } as const;
    await expect(practice.sessions.liftFallbackStop(alix, holder)).rejects.toEqual(
      code('ERR_FORBIDDEN'),
    );
    await expect(
      practice.sessions.liftFallbackStop(admin, { ...holder, identifier: '00000000196' }),
    ).rejects.toEqual(code('ERR_NOT_FOUND'));
    const until = await practice.sessions.liftFallbackStop(admin, holder);
    expect(until.getTime() - practice.now().getTime()).toBe(86_400_000);
    await open();
    practice.pass(24 * 60 + 1);
    await expect(open()).rejects.toEqual(code('ERR_FALLBACK_STOPPED'));
  });

  it('rejects an opening when the settings switch the fallback off', async () => {
    const sessions = aPolicy().sessions;
    const practice = await aPractice({
      policy: aPolicy({ fallback: { ...sessions.fallback, enabled: false } }),
    });
    const id = await practice.load('complete');
    await expect(practice.sessions.open(alix, byFallback(id))).rejects.toEqual(
      code('ERR_MODE_DISABLED'),
    );
  });
});

describe('card alone', () => {
  const alone = () => aPractice({ policy: aPolicy({ eidOnly: true }) });

  it('signs the request, binds the token to the card, and stays logged in until the end', async () => {
    const practice = await alone();
    const { session } = await practice.sessions.open(alix, withCardAlone());
    expect(session).toMatchObject({
      mode: 'eid-only',
      certificateId: null,
      holder: { identifier: '00000000097' },
    });
    expect(practice.tokens.requests[0]?.header).toBe(practice.tokens.requests[0]?.holderOfKey);
    expect(practice.card.open).toBe(1);
    await practice.sessions.end(alix, session.id);
    expect(practice.card.open).toBe(0);
  });

  it('ends the session when the card is pulled', async () => {
    const practice = await alone();
    await practice.sessions.open(alix, withCardAlone());
    practice.card.pull();
    expect(await practice.sessions.current(alix, 'alix')).toBeNull();
    await expect.poll(() => emitted(practice).at(-1)).toBe('session.ended card-removed');
  });

  it('opens no session when the card is pulled during the token request', async () => {
    const practice = await alone();
    const gate = deferred<undefined>();
    practice.tokens.gate = gate.promise;
    const opening = practice.sessions.open(alix, withCardAlone());
    await expect.poll(() => practice.tokens.requests.length).toBe(1);
    practice.card.pull();
    gate.resolve(undefined);
    await expect(opening).rejects.toEqual(code('ERR_CARD_REMOVED'));
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect(practice.card.open).toBe(0);
  });

  it('reuses the log-in for an extension, and ends the last session when the card is pulled', async () => {
    const practice = await alone();
    await practice.sessions.open(alix, withCardAlone());
    const { session } = await practice.sessions.open(
      alix,
      withCardAlone({ renew: true, pin: null }),
    );
    expect(practice.card.presented).toHaveLength(1);
    expect(practice.card.open).toBe(1);
    practice.card.pull();
    expect(await practice.sessions.mine(alix)).toEqual([]);
    expect((await practice.sessions.recent(alix))[0]).toMatchObject({ id: session.id });
  });

  it('rejects an extension when the session ends during the request', async () => {
    const practice = await alone();
    const { session } = await practice.sessions.open(alix, withCardAlone());
    const gate = deferred<undefined>();
    practice.tokens.gate = gate.promise;
    const extending = practice.sessions.open(alix, withCardAlone({ renew: true, pin: null }));
    await expect.poll(() => practice.tokens.requests.length).toBe(2);
    await practice.sessions.end(alix, session.id);
    expect(practice.card.open).toBe(0);
    gate.resolve(undefined);
    await expect(extending).rejects.toEqual(code('ERR_SESSION_CANCELLED'));
    expect(await practice.sessions.mine(alix)).toEqual([]);
  });
});

describe('"ask my PIN only"', () => {
  it('keeps the key after the password is proved, for sessions that the card signs', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    expect((await practice.sessions.openings(alix)).openings[0]?.pinOnly).toBe(true);
    const before = practice.passwords.length;
    await practice.sessions.open(alix, viaEid(id, { password: null }));
    expect(practice.passwords).toHaveLength(before);
    await expect(practice.sessions.open(alix, byFallback(id, { password: null }))).rejects.toEqual(
      code('ERR_SESSION_KEY_MISSING'),
    );
    const [entry] = await practice.audit('alix', 'session.pin-only-enabled');
    expect(entry).toMatchObject({ outcome: 'ok', assurance: 'keystore-password' });
  });

  it('refuses a stored key when the certificate has another key', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const sealed = other.export({ format: 'der', type: 'pkcs8' });
    practice.store.sessionKeys.read = () => Promise.resolve(sealed);
    await expect(practice.sessions.open(alix, viaEid(id, { password: null }))).rejects.toEqual(
      code('ERR_SESSION_KEY_MISSING'),
    );
    expect(practice.card.presented).toEqual([]);
    expect([...sealed]).toEqual([...sealed].fill(0));
  });

  it('records a refusal when the password is wrong', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await expect(practice.sessions.enablePinOnly(alix, id, 'wrong')).rejects.toEqual(
      code('ERR_KEYSTORE_PASSWORD'),
    );
    const [entry] = await practice.audit('alix', 'session.pin-only-enabled');
    expect(entry).toMatchObject({ outcome: 'refused', details: { code: 'ERR_KEYSTORE_PASSWORD' } });
    expect((await practice.sessions.openings(alix)).openings[0]?.pinOnly).toBe(false);
  });

  it("accepts only the holder's own request, for a personal certificate", async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const ofGroup = await practice.load('group');
    const enable = (by: typeof alix, which: string) =>
      practice.sessions.enablePinOnly(by, which, samplePassword);
    await expect(enable(admin, id)).rejects.toEqual(code('ERR_FORBIDDEN'));
    await expect(enable(basile, id)).rejects.toEqual(code('ERR_NOT_FOUND'));
    await expect(enable(alix, ofGroup)).rejects.toEqual(code('ERR_FORBIDDEN'));
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    await expect(practice.sessions.disablePinOnly(admin, id)).rejects.toEqual(
      code('ERR_FORBIDDEN'),
    );
  });

  it('forgets the key when the holder opts out or the file is replaced', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    await practice.sessions.disablePinOnly(alix, id);
    await expect(practice.sessions.open(alix, viaEid(id, { password: null }))).rejects.toEqual(
      code('ERR_SESSION_KEY_MISSING'),
    );
    await practice.sessions.enablePinOnly(alix, id, samplePassword);
    const renewed = await practice.replace(id, 'renewed');
    await expect(practice.sessions.open(alix, viaEid(renewed, { password: null }))).rejects.toEqual(
      code('ERR_SESSION_KEY_MISSING'),
    );
  });

  it('rejects the option when the settings forbid it', async () => {
    const practice = await aPractice({ policy: aPolicy({ pinOnly: false }) });
    const id = await practice.load('complete');
    await expect(practice.sessions.enablePinOnly(alix, id, samplePassword)).rejects.toEqual(
      code('ERR_MODE_DISABLED'),
    );
  });
});

describe('opening page', () => {
  it('lists the certificates that the user may open, personal first, with the card', async () => {
    const practice = await aPractice();
    const ofGroup = await practice.load('group');
    const own = await practice.load('noEncryptionKey');
    const page = await practice.sessions.openings(alix);
    expect(page.card.kind).toBe('ready');
    expect(page.openings.map(({ certificate }) => certificate?.record.id)).toEqual([own, ofGroup]);
    expect(page.openings[0]).toMatchObject({
      modes: ['eid', 'fallback'],
      blockedBy: null,
      pinOnly: false,
      reusable: null,
    });
    expect(page.openings[0]?.notices[0]?.code).toBe('NoEncryptionKey');
    expect(page.openings[1]?.qualities).toEqual(['groupofnurses']);
    expect(
      (await practice.sessions.openings(basile)).openings.map(
        ({ certificate }) => certificate?.record.id,
      ),
    ).toEqual([ofGroup]);
    expect((await practice.sessions.openings(admin)).openings).toEqual([]);
    await expect(practice.sessions.openings(service)).rejects.toEqual(code('ERR_FORBIDDEN'));
  });

  it('shows the session that would be reused until half of the life is over', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, viaEid(id));
    expect((await practice.sessions.openings(alix)).openings[0]?.reusable?.id).toBe(session.id);
    practice.pass(361);
    expect((await practice.sessions.openings(alix)).openings[0]?.reusable).toBeNull();
  });

  it("hides the details of another person's card", async () => {
    const practice = await aPractice();
    expect(await practice.sessions.card(basile)).toEqual({ kind: 'other-person' });
    expect(await practice.sessions.card(alix)).toMatchObject({
      kind: 'ready',
      card: { ssin: '00000000097' },
    });
  });

  it('reports the card as unavailable when the machine has no card service', async () => {
    const practice = await aPractice({ withoutCard: true });
    const id = await practice.load('complete');
    expect(await practice.sessions.card(alix)).toMatchObject({ kind: 'unavailable' });
    expect((await practice.sessions.openings(alix)).openings[0]?.modes).toEqual(['fallback']);
    await expect(practice.sessions.open(alix, viaEid(id))).rejects.toEqual(
      code('ERR_MODE_DISABLED'),
    );
  });
});

describe("admin's view of sessions", () => {
  it('lists open sessions of the practice, for admins', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const { sessions } = await practice.sessions.practice(admin);
    expect(sessions.map(({ session, phase }) => [session.userName, phase])).toEqual([
      ['Alix Exemple', 'open'],
    ]);
    await expect(practice.sessions.practice(alix)).rejects.toEqual(code('ERR_FORBIDDEN'));
    expect((await practice.sessions.practice(actor('chef', 'admin', 'p2'))).sessions).toEqual([]);
  });
});

it('keeps secrets, assertions and full numbers out of audit, events and log', async () => {
  const practice = await aPractice();
  const id = await practice.load('complete');
  await practice.sessions.open(alix, viaEid(id));
  await practice.sessions.open(alix, byFallback(id, { renew: true }));
  await practice.sessions
    .open(alix, viaEid(id, { pin: '8642', renew: true }))
    .catch(() => undefined);
  await practice.sessions.endAll(alix, 'alix', 'log-off');
  const { events, logged } = practice;
  const text = JSON.stringify([await practice.audit('alix'), events, logged]);
  for (const secret of [samplePassword, '1234"', '8642', '<Assertion', '00000000097']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('…097');
});
