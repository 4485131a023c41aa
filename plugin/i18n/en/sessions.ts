import type { sessions as fr } from '../fr/sessions.ts';

/** Words for sessions that more than one screen uses, and their lines in a history. */
export const sessions: Readonly<Record<keyof typeof fr, string>> = {
  // How a session was opened
  'session.mode.eid': 'With the eID',
  'session.mode.eid-only': 'With the eID alone',
  'session.mode.fallback': 'Fallback procedure',

  // As what eHealth is asked to recognise somebody
  'session.quality.doctor': 'Doctor',
  'session.quality.nurse': 'Nurse',
  'session.quality.dentist': 'Dentist',
  'session.quality.physiotherapist': 'Physiotherapist',
  'session.quality.midwife': 'Midwife',
  'session.quality.logopedist': 'Speech therapist',
  'session.quality.dietician': 'Dietician',
  'session.quality.clinicalpsychologist': 'Clinical psychologist',
  'session.quality.optician': 'Optician',
  'session.quality.podologist': 'Podologist',
  'session.quality.pharmacy': 'Pharmacy',
  'session.quality.medicalhouse': 'Medical house',
  'session.quality.guardpost': 'Guard post',
  'session.quality.sortingcenter': 'Triage centre',
  'session.quality.officedoctors': 'Office of doctors',
  'session.quality.groupofdoctors': 'Group of doctors',
  'session.quality.groupofnurses': 'Group of nurses',
  'session.quality.reeducation': 'Rehabilitation centre',
  'session.quality.hospital': 'Hospital',
  'session.quality.enterprise': 'Company',
  'session.quality.institution': 'Institution',
  'session.quality.ehp': 'eHealth partner (EHP)',

  // Why the fallback was needed
  'session.reason.card-lost': 'Card lost or stolen',
  'session.reason.card-forgotten': 'Card forgotten',
  'session.reason.reader-fault': 'The card reader does not work',
  'session.reason.software-fault': 'The eID software does not work',
  'session.reason.home-visit': 'Home visit, without a reader',
  'session.reason.other': 'Other reason',

  // Why a session ended
  'session.cause.user': 'closed by the user',
  'session.cause.admin': 'closed by a person in charge of the practice',
  'session.cause.expired': 'its time was up',
  'session.cause.card-removed': 'the identity card was taken out of the reader',
  'session.cause.keystore-replaced': 'the certificate’s file was replaced',
  'session.cause.keystore-removed': 'the certificate was removed',
  'session.cause.log-off': 'the user left the practice software',
  'session.cause.extended': 'replaced by a newer session',
  'session.cause.restart': 'the program was restarted',

  // Good, but worth knowing
  'session.warning.LongLife': 'eHealth granted an unusual life: more than 48 hours.',
  'session.warning.NihiiDiffers':
    'The NIHII number known to eHealth is not on this profile: check the one on the profile.',
  'session.warning.ShortenedToCertificate':
    'The session is shorter than usual because the certificate expires soon.',
  'session.warning.ClockCorrected':
    'The clock of this computer is wrong; the session follows eHealth’s.',

  // What another system said, for its help desk
  'support.title': 'Details for support',
  'support.code': 'Code',
  'support.text': 'Original message',
  'support.ticket': 'Incident number',

  // History, in words
  'history.session.opened': '{actor} opened an eHealth session',
  'history.session.refused': 'An eHealth session asked for by {actor} was not opened',
  'history.session.extended': '{actor} extended an eHealth session',
  'history.session.ended': 'End of an eHealth session',
  'history.session.ended.cause': 'End of an eHealth session: {cause}',
  'history.session.fallback-lifted':
    '{actor} lifted the stop of the fallback procedure for 24 hours',
  'history.session.pin-only-enabled': '{actor} chose to type the PIN only',
  'history.session.pin-only-disabled': '{actor} types the certificate’s password again',
};
