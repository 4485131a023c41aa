import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
  'history.renewal.due': 'Holder asked to renew',
  'history.renewal.done': 'Renewal done',
  'history.renewal.too-late': 'Certificate ended without a renewal',
  'history.notice.raised': 'Notice given',
  'history.notice.acknowledged': 'Notice acknowledged',
  'history.notice.muted': 'Notices muted',
  'history.notice.unmuted': 'Mute lifted',
  'history.notice.ended': 'Notice ended',
  'history.calendar.created': 'Calendar shared',
  'history.calendar.revoked': 'Calendar sharing ended',
  'history.probe.status-allowed': 'Nightly check allowed',
  'history.probe.status-forbidden': 'Nightly check withdrawn',
  'history.job.run-by-hand': 'Job run by hand',
  'history.system.trust-updated': 'List of authorities updated',
};
