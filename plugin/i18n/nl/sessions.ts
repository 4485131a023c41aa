import type { sessions as fr } from '../fr/sessions.ts';

/** Words for sessions that more than one screen uses, and their lines in a history. */
export const sessions: Readonly<Record<keyof typeof fr, string>> = {
  // How a session was opened
  'session.mode.eid': 'Met de eID',
  'session.mode.eid-only': 'Met de eID alleen',
  'session.mode.fallback': 'Fallbackprocedure',

  // As what eHealth is asked to recognise somebody
  'session.quality.doctor': 'Arts',
  'session.quality.nurse': 'Verpleegkundige',
  'session.quality.dentist': 'Tandarts',
  'session.quality.physiotherapist': 'Kinesitherapeut',
  'session.quality.midwife': 'Vroedvrouw',
  'session.quality.logopedist': 'Logopedist',
  'session.quality.dietician': 'Diëtist',
  'session.quality.clinicalpsychologist': 'Klinisch psycholoog',
  'session.quality.optician': 'Opticien',
  'session.quality.podologist': 'Podoloog',
  'session.quality.pharmacy': 'Apotheek',
  'session.quality.medicalhouse': 'Wijkgezondheidscentrum',
  'session.quality.guardpost': 'Wachtpost',
  'session.quality.sortingcenter': 'Triagecentrum',
  'session.quality.officedoctors': 'Artsenpraktijk',
  'session.quality.groupofdoctors': 'Groepering van artsen',
  'session.quality.groupofnurses': 'Groepering van verpleegkundigen',
  'session.quality.reeducation': 'Revalidatiecentrum',
  'session.quality.hospital': 'Ziekenhuis',
  'session.quality.enterprise': 'Onderneming',
  'session.quality.institution': 'Instelling',
  'session.quality.ehp': 'Partner van eHealth (EHP)',

  // Why the fallback was needed
  'session.reason.card-lost': 'Kaart verloren of gestolen',
  'session.reason.card-forgotten': 'Kaart vergeten',
  'session.reason.reader-fault': 'De kaartlezer werkt niet',
  'session.reason.software-fault': 'De eID-software werkt niet',
  'session.reason.home-visit': 'Huisbezoek, zonder kaartlezer',
  'session.reason.other': 'Andere reden',

  // Why a session ended
  'session.cause.user': 'gesloten door de gebruiker',
  'session.cause.admin': 'gesloten door een verantwoordelijke van de praktijk',
  'session.cause.expired': 'de tijd was om',
  'session.cause.card-removed': 'de identiteitskaart is uit de lezer genomen',
  'session.cause.keystore-replaced': 'het certificaatbestand is vervangen',
  'session.cause.keystore-removed': 'het certificaat is verwijderd',
  'session.cause.log-off': 'de gebruiker heeft de praktijksoftware verlaten',
  'session.cause.extended': 'vervangen door een recentere sessie',
  'session.cause.restart': 'het programma is opnieuw gestart',

  // Good, but worth knowing
  'session.warning.LongLife': 'eHealth heeft een ongewone duur toegestaan: meer dan 48 uur.',
  'session.warning.NihiiDiffers':
    'Het RIZIV-nummer dat eHealth kent, staat niet op dit profiel: controleer dat van het profiel.',
  'session.warning.ShortenedToCertificate':
    'De sessie is korter dan gewoonlijk, want het certificaat vervalt binnenkort.',
  'session.warning.ClockCorrected':
    'De klok van deze computer staat niet juist; de sessie volgt die van eHealth.',

  // What another system said, for its help desk
  'support.title': 'Details voor de helpdesk',
  'support.code': 'Code',
  'support.text': 'Oorspronkelijke melding',
  'support.ticket': 'Incidentnummer',

  // History, in words
  'history.session.opened': '{actor} heeft een eHealth-sessie geopend',
  'history.session.refused': 'Een eHealth-sessie gevraagd door {actor} is niet geopend',
  'history.session.extended': '{actor} heeft een eHealth-sessie verlengd',
  'history.session.ended': 'Einde van een eHealth-sessie',
  'history.session.ended.cause': 'Einde van een eHealth-sessie: {cause}',
  'history.session.fallback-lifted':
    '{actor} heeft de opschorting van de fallbackprocedure 24 uur opgeheven',
  'history.session.pin-only-enabled': '{actor} heeft gekozen om alleen nog de pincode te typen',
  'history.session.pin-only-disabled': '{actor} typt opnieuw het wachtwoord van het certificaat',
};
