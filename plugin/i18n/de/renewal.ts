import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
  'history.renewal.due': 'Erneuerung beim Inhaber angefragt',
  'history.renewal.done': 'Erneuerung abgeschlossen',
  'history.renewal.too-late': 'Zertifikat ohne Erneuerung abgelaufen',
  'history.notice.raised': 'Hinweis gegeben',
  'history.notice.acknowledged': 'Hinweis gelesen',
  'history.notice.muted': 'Hinweise stummgeschaltet',
  'history.notice.unmuted': 'Stummschaltung aufgehoben',
  'history.notice.ended': 'Hinweis erledigt',
  'history.calendar.created': 'Kalender freigegeben',
  'history.calendar.revoked': 'Kalenderfreigabe beendet',
  'history.probe.status-allowed': 'Nächtliche Prüfung erlaubt',
  'history.probe.status-forbidden': 'Nächtliche Prüfung zurückgezogen',
  'history.job.run-by-hand': 'Aufgabe von Hand gestartet',
  'history.system.trust-updated': 'Liste der Zertifizierungsstellen aktualisiert',
};
