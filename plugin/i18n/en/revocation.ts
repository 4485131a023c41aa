import type { revocation as fr } from '../fr/revocation.ts';

/** The end of a certificate before its time. */
export const revocation: Readonly<Record<keyof typeof fr, string>> = {
  'revocation.begin': 'Revoke',
  'revocation.begin.say': 'Revoke this certificate',
  'revocation.begin.then':
    'A revocation is final. The next page shows eHealth’s contract; nothing is signed before.',
  'revocation.begin.submit': 'Read the contract',
  'revocation.begin.failed': 'The revocation is not begun',
  'revocation.file': 'File',
  'revocation.until': 'Valid until',
  'revocation.effects': 'What changes',
  'revocation.ends': 'What ends',
  'revocation.ends.certificate': 'The certificate and its encryption key, at once and everywhere.',
  'revocation.ends.sessions.one': '{count} eHealth session open with it.',
  'revocation.ends.sessions.other': '{count} eHealth sessions open with it.',
  'revocation.ends.messages': 'No new message can be encrypted for it any more.',
  'revocation.stays': 'What stays',
  'revocation.stays.old': 'The file is kept here: your old messages stay readable.',
  'revocation.stays.new': 'You can ask for a new certificate right after.',
  'revocation.card': 'Your card',
  'revocation.reason': 'Why?',
  'revocation.reason.superseded': 'Password or file lost, data to change',
  'revocation.reason.keyCompromise': 'Theft, or doubt that another person uses it',
  'revocation.reason.affiliationChanged': 'The holder has changed organisation',
  'revocation.reason.cessationOfOperation': 'End of activity',
  'revocation.contract.say': 'Read the contract of the revocation, then sign with your card.',
  'revocation.contract.then': 'After the signature the certificate cannot be brought back.',
  'revocation.submitting.say': 'It is signed. We check whether eHealth received it.',
  'revocation.submitting.then':
    'No answer came. Do not use this certificate any more; nothing is to be signed again.',
  'revocation.done.say': 'This certificate is revoked.',
  'revocation.done.then':
    'Its sessions are closed. Ask for a new certificate now to go on working.',
  'revocation.abandoned.say': 'This revocation is abandoned.',
  'revocation.abandoned.then': 'Nothing was signed: the certificate stays valid.',
  'revocation.problem.notReceived':
    'eHealth did not receive the revocation: the certificate is still valid. Sign again.',
  'revocation.problem.refused':
    'eHealth refused the revocation. Read its answer before you sign again.',
  'revocation.failed.sent': 'The revocation is not accepted',
  'revocation.settle': 'Check',
  'revocation.settle.text':
    'We ask by ourselves from time to time. You can do it at once, without a PIN.',
  'revocation.settle.submit': 'Check now',
  'revocation.settle.busy': 'Checking…',
  'revocation.settle.failed': 'eHealth did not answer',
  'revocation.register': 'Ask eHealth’s register',
  'revocation.register.text':
    'With your card and its PIN the register answers for certain. This is no signature.',
  'revocation.register.submit': 'Ask with the card',
  'revocation.abandon': 'Abandon the revocation',
  'revocation.certificate': 'See the certificate',
  'revocation.card.title': 'Revocation of a certificate, {name}',
  'revocation.card.contract':
    'The revocation contract awaits your signature. The certificate is still valid.',
  'revocation.card.submitting': 'It is signed. We check whether eHealth received it.',
  'revocation.card.problem': 'The revocation is not done: see why. The certificate is still valid.',
  'revocation.continue': 'Continue the revocation',
  'revocation.see': 'See the revocation',
  'revocation.lost.say': 'Revoke a certificate whose file is lost',
  'revocation.lost.then':
    'eHealth lists your certificates, with your card and its PIN. This is no signature yet.',
  'revocation.lost.then.listed': 'Choose the one that is lost. A revocation is final.',
  'revocation.lost.none': 'eHealth has no active certificate of yours: ask for a new one.',
  'revocation.lost.which': 'Which one?',
  'revocation.lost.period': 'from {from} to {to}',
  'revocation.lost.submit': 'See my certificates',
  'revocation.lost.busy': 'Asking eHealth…',
  'revocation.password': 'Password lost? It cannot be found again.',
  'revocation.password.action': 'Revoke and ask for a new certificate',
  'notice.revocation-abandoned': 'The revocation is abandoned.',
};
