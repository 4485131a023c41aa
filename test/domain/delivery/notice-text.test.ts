import { describe, expect, test } from 'vitest';
import { formatsFor, isMessageKey, languages, translator } from '../../../plugin/i18n/index.ts';
import { noticeText } from '../../../plugin/domain/renewal/notice/notice-text.ts';
import type { NoticeFacts } from '../../../plugin/domain/renewal/notice/notice-text.ts';
import { noticeCauses } from '../../../plugin/domain/renewal/notice/notice.ts';
import { renewalReasons, renewalStates } from '../../../plugin/domain/renewal/renewal.ts';

const notAfter = new Date('2026-11-30T10:15:00Z');
const dayInMilliseconds = 86_400_000;
const before = (days: number) => new Date(notAfter.getTime() - days * dayInMilliseconds);

const facts = (changes: Partial<NoticeFacts> = {}): NoticeFacts => ({
  holderName: 'Anne Exemple',
  kind: 'person',
  environment: 'production',
  notAfter,
  state: null,
  dueAt: null,
  now: before(40),
  ...changes,
});

const inFrench = (cause: (typeof noticeCauses)[number], changes: Partial<NoticeFacts> = {}) =>
  noticeText(translator('fr'), formatsFor('fr'), { cause }, facts(changes));

describe.each(languages)('notice text in %s', (language) => {
  const t = translator(language);

  test('writes every cause without open placeholders for each distance from the end', () => {
    for (const cause of noticeCauses) {
      for (const days of [90, 60, 30, 14, 7, 3, 1, 0, -1, -7, -20]) {
        for (const dueAt of [null, before(50)]) {
          const said = noticeText(
            t,
            formatsFor(language),
            { cause },
            facts({ now: before(days), dueAt }),
          );
          const all = `${said.title} ${said.text} ${said.action}`;
          expect([cause, days, /[{}]|notice\./.test(all)]).toEqual([cause, days, false]);
          expect(said.title).toContain('Anne Exemple');
        }
      }
    }
  });

  test('writes no end and no expiry for a placeholder', () => {
    const expired = /expir|vervallen|abgelaufen|périmé/i;
    for (const cause of ['NotCompleted', 'RequestPending', 'RequestRefused'] as const) {
      const said = noticeText(
        t,
        formatsFor(language),
        { cause },
        facts({ notAfter: null, environment: null }),
      );
      expect([cause, expired.test(`${said.title} ${said.text} ${said.action}`)]).toEqual([
        cause,
        false,
      ]);
    }
    const { title, text } = noticeText(
      t,
      formatsFor(language),
      { cause: 'NotCompleted' },
      facts({ notAfter: null }),
    );
    expect(`${title} ${text}`).not.toContain('{');
  });

  test('writes each state in at most four words, and each reason as a sentence', () => {
    for (const state of renewalStates) {
      const key = `renewal.state.${state}`;
      expect([state, isMessageKey(key) && t(key).split(' ').length <= 4]).toEqual([state, true]);
    }
    for (const reason of renewalReasons) {
      const key = `renewal.reason.${reason}`;
      expect([reason, isMessageKey(key) && /^\p{Lu}.*\.$|^eHealth.*\.$/u.test(t(key))]).toEqual([
        reason,
        true,
      ]);
    }
  });
});

test.each([
  [90, 'Anne Exemple\u00a0: le certificat eHealth peut être renouvelé'],
  [61, 'Anne Exemple\u00a0: le certificat eHealth peut être renouvelé'],
  [60, 'Anne Exemple\u00a0: le certificat eHealth expire dans 60 jours'],
  [29, 'Anne Exemple\u00a0: le certificat eHealth expire dans 29 jours'],
  [3, 'Anne Exemple\u00a0: le certificat eHealth expire dans 3 jours'],
  [1, 'Anne Exemple\u00a0: le certificat eHealth expire demain'],
  [0.1, 'Anne Exemple\u00a0: le certificat eHealth expire aujourd’hui à 11:15'],
  [0, 'Anne Exemple\u00a0: le certificat eHealth a expiré'],
  [-6, 'Anne Exemple\u00a0: le certificat eHealth a expiré'],
  [-7, 'Anne Exemple\u00a0: le certificat eHealth a expiré il y a une semaine'],
  [-15, 'Anne Exemple\u00a0: le certificat eHealth a expiré il y a 2 semaines'],
])('returns, %s days before the end, the title "%s"', (days, title) => {
  expect(inFrench('Expiry', { now: before(days) }).title).toBe(title);
});

test.each([
  [61, 'Rien ne presse'],
  [60, 'bon moment'],
  [31, 'bon moment'],
  [30, 'renouvelez-le maintenant'],
  [15, 'renouvelez-le maintenant'],
  [14, 'dernier moment'],
  [8, 'dernier moment'],
  [7, 'aujourd’hui encore'],
  [2, 'aujourd’hui encore'],
  [1, 'expire demain'],
  [0.1, 'tout de suite'],
])('returns, %s days before the end, a text with "%s"', (days, words) => {
  expect(inFrench('Expiry', { now: before(days) }).text).toContain(words);
});

test('names the planned moment only while that moment is ahead', () => {
  const dueAt = before(70);
  expect(inFrench('Expiry', { now: before(85), dueAt }).text).toContain('21 septembre 2026');
  expect(inFrench('Expiry', { now: before(65), dueAt }).text).not.toContain('21 septembre');
});

test('asks for a new request instead of a renewal after the end', () => {
  const { text, action } = inFrench('Expiry', { now: before(-8) });
  expect(text).toContain('nouvelle demande');
  expect(action).toBe('Demander un nouveau certificat');
});

test('asks for no renewal while a renewal is under way, before the end and after', () => {
  for (const now of [before(20), before(-20)]) {
    const said = (state: NoticeFacts['state']) => inFrench('Expiry', { state, now });
    expect(said('InProgress').action).toBe('Compléter la demande');
    expect(said('WaitingForDelivery').action).toBe('Voir où en est la demande');
    expect(said('WaitingForActivation').action).toBe('Activer l’ETK');
    expect(said('WaitingForActivation').text).toContain('le 30 novembre 2026 à 11:15');
    expect(said('InProgress').title).toBe(said(null).title);
  }
  expect(inFrench('Expiry', { state: 'Overdue', now: before(20) }).action).toBe('Renouveler');
});

test('names the signer for an organisation, and the kind of a test certificate', () => {
  expect(inFrench('Expiry').text).toContain('l’eID du titulaire');
  expect(inFrench('Expiry', { kind: 'group' }).text).toContain('l’eID d’une personne mandatée');
  expect(inFrench('Expiry', { environment: 'acceptance' }).title).toContain(
    'certificat eHealth de test',
  );
});
