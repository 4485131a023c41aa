import type { web as fr } from '../fr/web.ts';

/** Texts that belong to no screen of their own: titles of the error page, badge shown by the host. */
export const web: Readonly<Record<keyof typeof fr, string>> = {
  'errorTitle.form': 'Zu berichtigen',
  'errorTitle.access': 'Kein Zugang',
  'errorTitle.missing': 'Nicht gefunden',
  'errorTitle.wait': 'Einen Augenblick',
  'errorTitle.conflict': 'Inzwischen geändert',
  'errorTitle.card': 'Karte oder Kartenleser',
  'errorTitle.session': 'eHealth-Sitzung',
  'errorTitle.ehealth': 'Problem mit eHealth',
  'errorTitle.ours': 'Fehler auf unserer Seite',
};
