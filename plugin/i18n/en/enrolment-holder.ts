import type { enrolmentHolder as fr } from '../fr/enrolment-holder.ts';

/** For which holder a certificate is asked: organisations, limits, people without a Belgian card. */
export const enrolmentHolder: Readonly<Record<keyof typeof fr, string>> = {
  'enrolment.choose.say.taken': '{name} already has a certificate.',
  'enrolment.choose.say.more': 'One more certificate for {name}',
  'enrolment.choose.then':
    'One more certificate has an application id, which sets it apart from the others.',
  'enrolment.choose.application': 'Application id',
  'enrolment.choose.application.hint':
    'Keep this one unless your software asks for another. Letters, digits and dashes, 30 at most.',
  'enrolment.choose.taken': 'Already taken: {ids}',
  'enrolment.choose.taken.unnamed': 'without id',
  'enrolment.choose.load': 'Is its file elsewhere? Load it instead',
  'enrolment.more': 'Several programs, several certificates?',
  'enrolment.more.text': 'An organisation may have ten, each with an application id of its own.',
  'enrolment.more.link': 'Ask for one more certificate',
  'enrolment.existing': 'Already at eHealth',
  'enrolment.existing.none': 'no certificate; ten at most',
  'enrolment.existing.one': '{count} certificate; ten at most',
  'enrolment.existing.other': '{count} certificates; ten at most',
  'enrolment.fewLeft.one':
    'This is the last certificate possible: an organisation has ten at most.',
  'enrolment.fewLeft.other': '{count} certificates are left: an organisation has ten at most.',
  'enrolment.fewLeft.remedy': 'Revoke those that are no longer used.',
  'enrolment.reached.say': '{name} already has ten certificates, the maximum.',
  'enrolment.reached.then':
    'eHealth gives no more. Revoke one that is no longer used, then come back.',
  'enrolment.reached.revoke': 'Revoke a certificate',
  'enrolment.elsewhere.say': 'You already have a certificate, but its file is not here.',
  'enrolment.elsewhere.then': 'eHealth gives one per person.',
  'enrolment.elsewhere.text':
    'Is the file on another computer or in another program? Copy it and load it here. Is it lost? Revoke the certificate first, then ask for a new one.',
  'enrolment.elsewhere.load': 'Load this file',
  'enrolment.elsewhere.revoke': 'It is lost: revoke the certificate',
  'enrolment.organisations.link': 'For which organisations may I ask?',
  'enrolment.organisations.say': 'For whom can you ask for a certificate?',
  'enrolment.organisations.then': 'eHealth answers the holder of the card. This PIN signs nothing.',
  'enrolment.organisations.existing': 'Already at eHealth: {existing}',
  'enrolment.organisations.then.listed': 'This is what eHealth knows of you.',
  'enrolment.organisations.submit': 'Ask eHealth',
  'enrolment.organisations.busy': 'Asking eHealth…',
  'enrolment.organisations.failed': 'eHealth could not be asked',
  'enrolment.organisations.self.known':
    'eHealth knows your profession: the request is validated without delay.',
  'enrolment.organisations.self.unknown':
    'eHealth does not know your profession: the request would be checked by hand, up to ten days.',
  'enrolment.organisations.none':
    'eHealth knows you for no organisation. The person in charge can authorise you at eHealth.',
  'enrolment.organisations.unknown': 'eHealth did not say how many certificates it has.',
  'enrolment.organisations.request': 'Ask',
  'enrolment.organisations.request.for': 'for {name}',
  'enrolment.organisations.absent':
    'Not on your profile: the practice software has to add it first.',
  'enrolment.organisations.reached': 'Ten certificates, the maximum: revoke one first.',
  'enrolment.abroad.link': 'I have no Belgian identity card',
  'enrolment.abroad.say': 'Ask for a certificate without a Belgian identity card',
  'enrolment.abroad.then':
    'For people who do not live in Belgium. Nothing is signed here: you confirm the request at eHealth afterwards.',
  'enrolment.abroad.person': 'You',
  'enrolment.abroad.number': 'Bis number',
  'enrolment.abroad.number.usual': 'The number of your profile is not a bis number.',
  'enrolment.abroad.number.usual.text':
    'eHealth keeps this way for people with a bis number. Correct the profile in the practice software first, or ask with your card.',
  'enrolment.abroad.firstNames': 'Given names',
  'enrolment.abroad.lastName': 'Surname',
  'enrolment.abroad.names.hint': 'Exactly as on your identity document: eHealth compares.',
  'enrolment.missing.firstNames': 'The given names are missing.',
  'enrolment.missing.lastName': 'The surname is missing.',
  'enrolment.abroad.submit': 'Send the request',
  'enrolment.abroad.busy': 'Sending the request…',
  'enrolment.abroad.busy.help': 'eHealth receives the request. A few seconds.',
  'enrolment.abroad.failed': 'The request is not sent',
  'enrolment.abroad.card': 'I have a Belgian identity card',
  'enrolment.abroad.next.confirm':
    'eHealth gives an address and a date: you confirm the request there before that date.',
  'enrolment.abroad.next.nothing': 'Without confirmation nothing is issued.',
  'enrolment.abroad.next.arrives': 'Then the certificate arrives here; you can close the page.',
  'enrolment.confirm.after':
    'Already confirmed? There is nothing else to do: the certificate arrives here.',
  'enrolment.sheet.state.confirm': 'To be confirmed',
  'enrolment.card.confirm': 'The request waits for your confirmation at eHealth.',
  'enrolment.card.confirm.until': 'To be confirmed at eHealth before {date}.',
  'enrolment.problem.notReceived.abroad':
    'eHealth does not know it. “Ask now” sends it again; there will be no double request.',
  'enrolment.abandon.text.abroad':
    'Without your confirmation eHealth issues nothing. The prepared key is destroyed; you can start again whenever you like.',
  'enrolment.abandoned.then.abroad':
    'Without confirmation eHealth issues nothing; the key is destroyed here.',
};
