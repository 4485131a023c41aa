import type { NoticeCause, NoticeEnd, NoticeSeverity } from './notice.ts';

/** A notice began or ended; the webhook says the same to a host that is not Node. */
export interface NoticeEvent {
  readonly type: 'notice.raised' | 'notice.ended';
  readonly at: Date;
  readonly practiceId: string;
  /** On whose profile the certificate is. */
  readonly userId: string;
  readonly certificateId: string;
  readonly noticeId: string;
  readonly cause: NoticeCause;
  /** Expiry: days before the end, negative after it. */
  readonly step: number;
  readonly severity: NoticeSeverity;
  /** Of 'notice.ended' only. */
  readonly end: NoticeEnd | null;
}
