import type { web as fr } from '../fr/web.ts';

/** Texts that belong to no screen of their own: titles of the error page, badge shown by the host. */
export const web: Readonly<Record<keyof typeof fr, string>> = {
  'errorTitle.form': 'Te verbeteren',
  'errorTitle.access': 'Geen toegang',
  'errorTitle.missing': 'Niet gevonden',
  'errorTitle.wait': 'Een ogenblik',
  'errorTitle.conflict': 'Intussen gewijzigd',
  'errorTitle.card': 'Kaart of kaartlezer',
  'errorTitle.session': 'eHealth-sessie',
  'errorTitle.ehealth': 'Probleem met eHealth',
  'errorTitle.ours': 'Fout aan onze kant',
};
