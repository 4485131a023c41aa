/**
 * The head of the audit, after each night's verification: a host that keeps it on another machine can prove later, with
 * `trousseau restore-check --head`, that nothing before it was changed.
 */
export interface AuditHeadEvent {
  readonly type: 'audit.head';
  readonly at: Date;
  /** `position:hash`, as `restore-check --head` takes it. */
  readonly head: string;
}
