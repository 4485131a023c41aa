/** Letters came for a user whose session runs in this process. What they say is in no event. */
export interface MailboxEvent {
  readonly type: 'mailbox.letters-waiting';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  /** Letters that the practice has not opened, in all boxes that the user reads. */
  readonly count: number;
}
