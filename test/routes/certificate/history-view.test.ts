import { expect, test } from 'vitest';
import type { AuditEntry, AuditEvent } from '../../../plugin/domain/audit/audit.ts';
import { formatsFor } from '../../../plugin/i18n/format.ts';
import { translator } from '../../../plugin/i18n/index.ts';
import { historyViews } from '../../../plugin/routes/certificate/history-view.ts';
import { endCauses } from '../../../plugin/domain/session/session.ts';
import { aChainedEntry } from '../../support/builders/audit-entry.ts';

const page = { t: translator('fr'), ...formatsFor('fr') };

const viewOf = (entry: AuditEntry) => historyViews(page, [entry], new Map())[0]!;
const anEntry = (event: AuditEvent, details: AuditEntry['details'] = {}) =>
  aChainedEntry({ actor: { userId: 'anne', displayName: 'Anne Exemple' }, event, details });

test.each(endCauses)('names the cause when a session ended (%s)', (cause) => {
  const { text } = viewOf(anEntry('session.ended', { cause }));
  expect(text).toBe(`Fin d’une session eHealth\u00a0: ${page.t(`session.cause.${cause}`)}`);
});

test.each([{}, { cause: 'comet' }, { cause: 7 }])(
  'names no cause when the cause is missing or unknown',
  (no) => {
    expect(viewOf(anEntry('session.ended', no)).text).toBe('Fin d’une session eHealth');
  },
);

test.each([
  ['session.opened', 'Anne Exemple a ouvert une session eHealth'],
  ['session.refused', 'Une session eHealth demandée par Anne Exemple n’a pas été ouverte'],
  ['session.extended', 'Anne Exemple a prolongé une session eHealth'],
  ['session.pin-only-enabled', 'Anne Exemple a choisi de ne plus taper que son code PIN'],
] as const)('names the actor and leaves out the details for %s', (event, text) => {
  const view = viewOf(anEntry(event, { code: 'ERR_STS_DENIED', mode: 'eid' }));
  expect([view.text, view.kind, view.failed]).toEqual([text, null, false]);
});

test('names the file that is on the profile, and none for another', () => {
  const ofFile = (certificateId: string | null) =>
    historyViews(
      page,
      [{ ...anEntry('certificate.exported'), certificateId }],
      new Map([['c-1', 'mine.p12']]),
    )[0]?.file;
  expect([ofFile('c-1'), ofFile('c-2'), ofFile(null)]).toEqual(['mine.p12', null, null]);
});

test.each([
  ['ERR_KEYSTORE_PASSWORD', 'Le mot de passe ne correspond pas à ce fichier.'],
  // The algorithm is not in the audit
  ['ERR_KEYSTORE_UNSUPPORTED', null],
  ['ERR_SOMETHING', null],
])('returns why a file was rejected for %s', (code, reason) => {
  const rejected = { ...anEntry('certificate.rejected', { code }), outcome: 'refused' as const };
  expect(viewOf(rejected).reason).toBe(reason);
  expect(viewOf({ ...rejected, outcome: 'ok' }).reason).toBeNull();
});

test('shows equal lines in a row once, with the latest time and their number', () => {
  const at = (minute: number, event: AuditEvent) => ({
    ...anEntry(event),
    at: new Date(Date.UTC(2026, 5, 1, 8, minute)),
  });
  const views = historyViews(
    page,
    [
      at(3, 'certificate.checked'),
      at(2, 'certificate.checked'),
      at(1, 'certificate.exported'),
      at(0, 'certificate.checked'),
    ],
    new Map(),
  );
  expect(views.map(({ times }) => times)).toEqual(['2 fois', null, null]);
  expect(views[0]?.at).toBe(page.formatDateTime(new Date(Date.UTC(2026, 5, 1, 8, 3))));
});
