/** Words for sessions that more than one screen uses, and their lines in a history. French is the reference for the other languages. */
export const sessions = {
  // How a session was opened
  'session.mode.eid': 'Avec l’eID',
  'session.mode.eid-only': 'Avec l’eID seule',
  'session.mode.fallback': 'Procédure de secours',

  // As what eHealth is asked to recognise somebody
  'session.quality.doctor': 'Médecin',
  'session.quality.nurse': 'Infirmier ou infirmière',
  'session.quality.dentist': 'Dentiste',
  'session.quality.physiotherapist': 'Kinésithérapeute',
  'session.quality.midwife': 'Sage-femme',
  'session.quality.logopedist': 'Logopède',
  'session.quality.dietician': 'Diététicien ou diététicienne',
  'session.quality.clinicalpsychologist': 'Psychologue clinicien ou clinicienne',
  'session.quality.optician': 'Opticien ou opticienne',
  'session.quality.podologist': 'Podologue',
  'session.quality.pharmacy': 'Pharmacie',
  'session.quality.medicalhouse': 'Maison médicale',
  'session.quality.guardpost': 'Poste de garde',
  'session.quality.sortingcenter': 'Centre de tri',
  'session.quality.officedoctors': 'Cabinet de médecins',
  'session.quality.groupofdoctors': 'Groupement de médecins',
  'session.quality.groupofnurses': 'Groupement infirmier',
  'session.quality.reeducation': 'Centre de rééducation',
  'session.quality.hospital': 'Hôpital',
  'session.quality.enterprise': 'Entreprise',
  'session.quality.institution': 'Institution',
  'session.quality.ehp': 'Partenaire d’eHealth (EHP)',

  // Why the fallback was needed
  'session.reason.card-lost': 'Carte perdue ou volée',
  'session.reason.card-forgotten': 'Carte oubliée',
  'session.reason.reader-fault': 'Le lecteur de carte ne fonctionne pas',
  'session.reason.software-fault': 'Le logiciel eID ne fonctionne pas',
  'session.reason.home-visit': 'Visite à domicile, sans lecteur',
  'session.reason.other': 'Autre motif',

  // Why a session ended
  'session.cause.user': 'fermée par l’utilisateur',
  'session.cause.admin': 'fermée par un responsable du cabinet',
  'session.cause.expired': 'arrivée à son terme',
  'session.cause.card-removed': 'la carte d’identité a été retirée du lecteur',
  'session.cause.keystore-replaced': 'le fichier du certificat a été remplacé',
  'session.cause.keystore-removed': 'le certificat a été supprimé',
  'session.cause.log-off': 'l’utilisateur a quitté le logiciel du cabinet',
  'session.cause.extended': 'remplacée par une session plus récente',
  'session.cause.restart': 'le programme a redémarré',

  // Good, but worth knowing
  'session.warning.LongLife': 'eHealth a accordé une durée inhabituelle : plus de 48 heures.',
  'session.warning.NihiiDiffers':
    'Le numéro INAMI connu d’eHealth ne figure pas sur ce profil : vérifiez celui du profil.',
  'session.warning.ShortenedToCertificate':
    'La session est plus courte que d’habitude, car le certificat expire bientôt.',
  'session.warning.ClockCorrected':
    'L’horloge de cet ordinateur n’est pas à l’heure ; la session suit celle d’eHealth.',

  // What another system said, for its help desk
  'support.title': 'Détails pour le support',
  'support.code': 'Code',
  'support.text': 'Message d’origine',
  'support.ticket': 'Numéro d’incident',

  // History, in words
  'history.session.opened': '{actor} a ouvert une session eHealth',
  'history.session.refused': 'Une session eHealth demandée par {actor} n’a pas été ouverte',
  'history.session.extended': '{actor} a prolongé une session eHealth',
  'history.session.ended': 'Fin d’une session eHealth',
  'history.session.ended.cause': 'Fin d’une session eHealth : {cause}',
  'history.session.fallback-lifted':
    '{actor} a levé la suspension de la procédure de secours pour 24 heures',
  'history.session.pin-only-enabled': '{actor} a choisi de ne plus taper que son code PIN',
  'history.session.pin-only-disabled': '{actor} tape à nouveau le mot de passe du certificat',
} as const;
