import { expect, test } from 'vitest';
import type { AuditEntry, AuditEvent } from '../../../plugin/domain/audit/audit.ts';
import { formatsFor } from '../../../plugin/i18n/format.ts';
import { translator } from '../../../plugin/i18n/index.ts';
import { historyView } from '../../../plugin/routes/certificate/history-view.ts';
import { endCauses } from '../../../plugin/domain/session/session.ts';
import { aChainedEntry } from '../../support/builders/audit-entry.ts';

const page = { t: translator('fr'), ...formatsFor('fr') };

const anEntry = (event: AuditEvent, details: AuditEntry['details'] = {}) =>
  aChainedEntry({ actor: { userId: 'anne', displayName: 'Anne Exemple' }, event, details });

test.each(endCauses)('names the cause when a session ended (%s)', (cause) => {
  const { text } = historyView(page, anEntry('session.ended', { cause }));
  expect(text).toBe(`Fin d’une session eHealth\u00a0: ${page.t(`session.cause.${cause}`)}`);
});

test.each([{}, { cause: 'comet' }, { cause: 7 }])(
  'names no cause when the cause is missing or unknown',
  (no) => {
    expect(historyView(page, anEntry('session.ended', no)).text).toBe('Fin d’une session eHealth');
  },
);

test.each([
  ['session.opened', 'Anne Exemple a ouvert une session eHealth'],
  ['session.refused', 'Une session eHealth demandée par Anne Exemple n’a pas été ouverte'],
  ['session.extended', 'Anne Exemple a prolongé une session eHealth'],
  ['session.pin-only-enabled', 'Anne Exemple a choisi de ne plus taper que son code PIN'],
] as const)('names the actor and leaves out the details for %s', (event, text) => {
  const view = historyView(page, anEntry(event, { code: 'ERR_STS_DENIED', mode: 'eid' }));
  expect([view.text, view.kind, view.failed]).toEqual([text, null, false]);
});
