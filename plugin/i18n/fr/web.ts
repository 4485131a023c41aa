/** Texts that belong to no screen of their own: titles of the error page, badge shown by the host. French is the reference for the other languages. */
export const web = {
  'errorTitle.form': 'À corriger',
  'errorTitle.access': 'Accès non ouvert',
  'errorTitle.missing': 'Introuvable',
  'errorTitle.wait': 'Un instant',
  'errorTitle.conflict': 'Modifié entre-temps',
  'errorTitle.card': 'Carte ou lecteur',
  'errorTitle.session': 'Session eHealth',
  'errorTitle.ehealth': 'Problème avec eHealth',
  'errorTitle.ours': 'Erreur de notre côté',
} as const;
