import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../../plugin/domain/delivery/repository.ts';
import type { HostNotice } from '../../../plugin/domain/renewal/notice/host-notice.ts';
import type { NewDelivery } from '../../../plugin/domain/renewal/notice/new-delivery.ts';
import type { Mute, Notice } from '../../../plugin/domain/renewal/notice/notice.ts';
import type { RenewalOutcome } from '../../../plugin/domain/renewal/repository.ts';

/* Notices of one certificate, what keeps them quiet, and how they leave the house. */

type RaisedNotice = RenewalOutcome['raise'][number];

/** A notice as a plan raises it; each has an id of its own. */
export function aRaisedNotice(changes: Partial<RaisedNotice> = {}): RaisedNotice {
  return {
    id: randomUUID(),
    practiceId: 'practice-1',
    certificateId: 'certificate-1',
    userId: 'user-1',
    cause: 'Expiry',
    step: 90,
    severity: 'info',
    raisedAt: new Date('2026-03-10T09:00:00Z'),
    ...changes,
  };
}

/** An open notice that no user has acknowledged. */
export function aNotice(changes: Partial<Notice> = {}): Notice {
  return {
    ...aRaisedNotice({ id: 'notice-1' }),
    acknowledgedAt: null,
    endedAt: null,
    end: null,
    ...changes,
  };
}

export function aBarNotice(changes: Partial<HostNotice> = {}): HostNotice {
  return {
    noticeId: 'notice-1',
    certificateId: 'certificate-1',
    severity: 'warning',
    title: 'Anne Exemple : le certificat eHealth expire dans 23 jours',
    text: 'Il expire le 24 juin 2026. Renouvelez-le maintenant.',
    action: 'Renouveler',
    path: '/certificates/certificate-1/renewal',
    notAfter: '2026-06-24T09:00:00.000Z',
    prominent: true,
    ...changes,
  };
}

export function aMute(changes: Partial<Mute> = {}): Mute {
  return {
    certificateId: 'certificate-1',
    reason: 'absent',
    text: 'Congé de maternité',
    until: new Date('2026-08-31T22:00:00Z'),
    severity: 'info',
    by: { userId: 'admin', displayName: 'Alix Gestion' },
    at: new Date('2026-05-20T10:00:00Z'),
    ...changes,
  };
}

/** A delivery as it enters the outbox; each has an id and a key of its own. */
export function aDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id: randomUUID(),
    practiceId: 'practice-1',
    channel: 'email',
    kind: 'digest',
    noticeId: null,
    recipient: 'user-1',
    key: randomUUID(),
    dueAt: new Date('2026-03-10T09:00:00Z'),
    ...changes,
  };
}

export function aFailingDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 'delivery-1',
    practiceId: 'practice-1',
    channel: 'email',
    kind: 'notice',
    noticeId: 'notice-1',
    recipient: 'anne',
    key: 'notice-1 email anne',
    dueAt: new Date('2026-06-01T14:00:00Z'),
    state: 'waiting',
    attempts: 3,
    lastProblem: 'Refused 550',
    sentAt: null,
    ...changes,
  };
}
