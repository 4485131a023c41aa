import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
  'history.renewal.due': 'Vernieuwing gevraagd aan de houder',
  'history.renewal.done': 'Vernieuwing voltooid',
  'history.renewal.too-late': 'Certificaat vervallen zonder vernieuwing',
  'history.notice.raised': 'Melding gegeven',
  'history.notice.acknowledged': 'Melding gelezen',
  'history.notice.muted': 'Meldingen gedempt',
  'history.notice.unmuted': 'Demping opgeheven',
  'history.notice.ended': 'Melding afgesloten',
  'history.calendar.created': 'Agenda gedeeld',
  'history.calendar.revoked': 'Delen van agenda gestopt',
  'history.probe.status-allowed': 'Nachtelijke controle toegestaan',
  'history.probe.status-forbidden': 'Nachtelijke controle ingetrokken',
  'history.job.run-by-hand': 'Taak met de hand gestart',
  'history.system.trust-updated': 'Lijst van autoriteiten bijgewerkt',
};
