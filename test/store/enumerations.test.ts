import { expect, test } from 'vitest';
import { assurances, auditOutcomes } from '../../plugin/domain/audit/audit.ts';
import { probeSources } from '../../plugin/domain/certificate/online-status.ts';
import { certificateRoles } from '../../plugin/domain/certificate/repository.ts';
import { outboxStates } from '../../plugin/domain/mailbox/sending/outbox.ts';
import { deliveryStates } from '../../plugin/domain/delivery/repository.ts';
import {
  deliveryChannels,
  deliveryKinds,
} from '../../plugin/domain/renewal/notice/new-delivery.ts';
import { noticeSeverities } from '../../plugin/domain/renewal/notice/notice.ts';
import { reminderKinds } from '../../plugin/domain/renewal/notice/reminder.ts';
import { trustSets, updateSources } from '../../plugin/domain/trust/trust-entry.ts';
import { folders } from '../../plugin/ehealth/ehbox/message.ts';
import { sessionModes } from '../../plugin/ehealth/sts/token.ts';
import { jobOutcomes } from '../../plugin/jobs/job.ts';
import { holderKinds } from '../../plugin/pki/x509/identifier.ts';
import { authorityRoles, environments } from '../../plugin/pki/x509/trust-anchor.ts';
import { freshStore, rawDatabase } from './store-fixture.ts';

/** Columns that a CHECK limits to words, with the list of the code that they must hold exactly. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  'audit_entry.outcome': auditOutcomes,
  'audit_entry.assurance': assurances,
  'certificate.environment': environments,
  'certificate.kind': holderKinds,
  'certificate.role': certificateRoles,
  'delivery.channel': deliveryChannels,
  'delivery.kind': deliveryKinds,
  'delivery.state': deliveryStates,
  'ehealth_session.kind': holderKinds,
  'ehealth_session.mode': sessionModes,
  'fallback_lift.kind': holderKinds,
  'job.last_outcome': jobOutcomes,
  'letter.folder': folders,
  'load_draft.kind': holderKinds,
  'mailbox_reader.holder_kind': holderKinds,
  'outbox_letter.state': outboxStates,
  'notice.severity': noticeSeverities,
  'notice_mute.severity': noticeSeverities,
  'probe_turn.source': probeSources,
  'reminder.kind': reminderKinds,
  'trust_anchor.environment': environments,
  'trust_anchor.role': authorityRoles,
  'trust_anchor.source': updateSources,
  'trust_anchor.trust_set': trustSets,
  'trust_list.environment': environments,
  'trust_list.trust_set': trustSets,
};

/** "table.column" with the words of each `CHECK (column IN ('…', '…'))`, as the database itself holds them. */
async function wordsInDatabase(): Promise<Record<string, string[]>> {
  const { store, place } = await freshStore();
  await store.close();
  const tables = rawDatabase(place)
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL",
    )
    .all();
  const found: Record<string, string[]> = {};
  for (const { name, sql } of tables) {
    for (const [, column = '', list = ''] of sql.matchAll(/\((\w+) IN \(('[^)]*)\)\)/g)) {
      found[`${name}.${column}`] = [...list.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
    }
  }
  return found;
}

const sorted = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(lists)
      .map(([column, words]) => [column, words.toSorted()] as const)
      .sort(),
  );

test('keeps database enumerations equal to the lists of the code', async () => {
  expect(sorted(await wordsInDatabase())).toEqual(sorted(wordsOf));
});
