import type { AuditDraft, AuditEntry } from '../../../plugin/domain/audit/audit.ts';

/** What an act leaves in the audit: an admin loaded a user’s file. */
export function anEntry(changes: Partial<AuditDraft> = {}): AuditDraft {
  return {
    practiceId: 'practice-1',
    at: new Date('2026-03-10T09:00:00Z'),
    actor: { userId: 'admin-1', displayName: 'Andrea Admin' },
    event: 'certificate.loaded',
    outcome: 'ok',
    subjectUserId: 'user-1',
    certificateId: null,
    assurance: 'launch',
    details: {},
    ...changes,
  };
}

/** The same, as stored in the chain. */
export const aChainedEntry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...anEntry(),
  sequence: 1,
  hash: '0'.repeat(64),
  ...changes,
});
