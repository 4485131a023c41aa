/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal = {
  'history.renewal.due': 'Renouvellement demandé au titulaire',
  'history.renewal.done': 'Renouvellement terminé',
  'history.renewal.too-late': 'Certificat expiré sans renouvellement',
  'history.notice.raised': 'Avis envoyé',
  'history.notice.acknowledged': 'Avis lu',
  'history.notice.muted': 'Avis mis en sourdine',
  'history.notice.unmuted': 'Sourdine levée',
  'history.notice.ended': 'Avis clos',
  'history.calendar.created': 'Calendrier partagé',
  'history.calendar.revoked': 'Partage du calendrier arrêté',
  'history.probe.status-allowed': 'Vérification nocturne autorisée',
  'history.probe.status-forbidden': 'Vérification nocturne retirée',
  'history.job.run-by-hand': 'Tâche lancée à la main',
  'history.system.trust-updated': 'Liste des autorités mise à jour',
} as const;
