import type { sessions as fr } from '../fr/sessions.ts';

/** Words for sessions that more than one screen uses, and their lines in a history. */
export const sessions: Readonly<Record<keyof typeof fr, string>> = {
  // How a session was opened
  'session.mode.eid': 'Mit der eID',
  'session.mode.eid-only': 'Nur mit der eID',
  'session.mode.fallback': 'Ersatzverfahren',

  // As what eHealth is asked to recognise somebody
  'session.quality.doctor': 'Arzt oder Ärztin',
  'session.quality.nurse': 'Krankenpfleger oder Krankenpflegerin',
  'session.quality.dentist': 'Zahnarzt oder Zahnärztin',
  'session.quality.physiotherapist': 'Physiotherapeut oder Physiotherapeutin',
  'session.quality.midwife': 'Hebamme',
  'session.quality.logopedist': 'Logopäde oder Logopädin',
  'session.quality.dietician': 'Diätassistent oder Diätassistentin',
  'session.quality.clinicalpsychologist': 'Klinischer Psychologe oder klinische Psychologin',
  'session.quality.optician': 'Optiker oder Optikerin',
  'session.quality.podologist': 'Podologe oder Podologin',
  'session.quality.pharmacy': 'Apotheke',
  'session.quality.medicalhouse': 'Medizinisches Haus',
  'session.quality.guardpost': 'Bereitschaftsposten',
  'session.quality.sortingcenter': 'Triagezentrum',
  'session.quality.officedoctors': 'Arztpraxis',
  'session.quality.groupofdoctors': 'Ärztegruppe',
  'session.quality.groupofnurses': 'Pflegegruppe',
  'session.quality.reeducation': 'Rehabilitationszentrum',
  'session.quality.hospital': 'Krankenhaus',
  'session.quality.enterprise': 'Unternehmen',
  'session.quality.institution': 'Einrichtung',
  'session.quality.ehp': 'Partner von eHealth (EHP)',

  // Why the fallback was needed
  'session.reason.card-lost': 'Karte verloren oder gestohlen',
  'session.reason.card-forgotten': 'Karte vergessen',
  'session.reason.reader-fault': 'Der Kartenleser funktioniert nicht',
  'session.reason.software-fault': 'Die eID-Software funktioniert nicht',
  'session.reason.home-visit': 'Hausbesuch, ohne Kartenleser',
  'session.reason.other': 'Anderer Grund',

  // Why a session ended
  'session.cause.user': 'vom Benutzer geschlossen',
  'session.cause.admin': 'von einer verantwortlichen Person der Praxis geschlossen',
  'session.cause.expired': 'die Zeit war um',
  'session.cause.card-removed': 'der Personalausweis wurde aus dem Leser genommen',
  'session.cause.keystore-replaced': 'die Zertifikatsdatei wurde ausgetauscht',
  'session.cause.keystore-removed': 'das Zertifikat wurde entfernt',
  'session.cause.log-off': 'der Benutzer hat die Praxissoftware verlassen',
  'session.cause.extended': 'durch eine neuere Sitzung ersetzt',
  'session.cause.restart': 'das Programm wurde neu gestartet',

  // Good, but worth knowing
  'session.warning.LongLife': 'eHealth hat eine ungewöhnliche Dauer gewährt: mehr als 48 Stunden.',
  'session.warning.NihiiDiffers':
    'Die LIKIV-Nummer, die eHealth kennt, steht nicht in diesem Profil: Prüfen Sie die im Profil.',
  'session.warning.ShortenedToCertificate':
    'Die Sitzung ist kürzer als sonst, weil das Zertifikat bald abläuft.',
  'session.warning.ClockCorrected':
    'Die Uhr dieses Computers geht falsch; die Sitzung folgt der Uhr von eHealth.',

  // What another system said, for its help desk
  'support.title': 'Einzelheiten für den Support',
  'support.code': 'Code',
  'support.text': 'Originalmeldung',
  'support.ticket': 'Vorfallsnummer',

  // History, in words
  'history.session.opened': '{actor} hat eine eHealth-Sitzung geöffnet',
  'history.session.refused': 'Eine von {actor} verlangte eHealth-Sitzung wurde nicht geöffnet',
  'history.session.extended': '{actor} hat eine eHealth-Sitzung verlängert',
  'history.session.ended': 'Ende einer eHealth-Sitzung',
  'history.session.ended.cause': 'Ende einer eHealth-Sitzung: {cause}',
  'history.session.fallback-lifted':
    '{actor} hat die Sperre des Ersatzverfahrens für 24 Stunden aufgehoben',
  'history.session.pin-only-enabled': '{actor} gibt von nun an nur noch den PIN-Code ein',
  'history.session.pin-only-disabled': '{actor} gibt wieder das Kennwort des Zertifikats ein',
};
