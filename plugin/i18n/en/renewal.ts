import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
  'history.renewal.due': 'Holder asked to renew',
  'history.renewal.done': 'Renewal done',
  'history.renewal.too-late': 'Certificate ended without a renewal',
  'history.notice.raised': 'Notice given',
  'history.notice.acknowledged': 'Notice acknowledged',
  'history.notice.muted': 'Notices muted',
  'history.notice.unmuted': 'Mute lifted',
  'history.notice.ended': 'Notice ended',
  'history.calendar.created': 'Calendar shared',
  'history.calendar.revoked': 'Calendar sharing ended',
  'history.probe.status-allowed': 'Nightly check allowed',
  'history.probe.status-forbidden': 'Nightly check withdrawn',
  'history.job.run-by-hand': 'Job run by hand',
  'history.system.trust-updated': 'List of authorities updated',

  // Where the renewal of a certificate stands: a word for a badge
  'renewal.state.NotDueYet': 'nothing to do',
  'renewal.state.WindowOpen': 'renewable',
  'renewal.state.Due': 'action needed',
  'renewal.state.WaitingForHolder': 'waiting for holder',
  'renewal.state.InProgress': 'in progress',
  'renewal.state.WaitingForDelivery': 'waiting for eHealth',
  'renewal.state.WaitingForActivation': 'waiting for activation',
  'renewal.state.Overdue': 'overdue',
  'renewal.state.Expired': 'expired',
  'renewal.state.Done': 'renewed',
  'renewal.state.Muted': 'muted',

  // … and why, in a sentence
  'renewal.reason.WindowAhead': 'The renewal window has not opened yet.',
  'renewal.reason.WindowOpen':
    'eHealth already accepts a renewal; the planned moment is still to come.',
  'renewal.reason.PlannedMoment': 'The moment planned for the renewal has come.',
  'renewal.reason.WindowPassed':
    'The time planned for the renewal has passed; eHealth still accepts it.',
  'renewal.reason.Ended':
    'The certificate has expired: a new request is needed, a renewal is no longer possible.',
  'renewal.reason.Revoked': 'The certificate was revoked: a new request is needed.',
  'renewal.reason.RequestRefused': 'eHealth refused the request.',
  'renewal.reason.WeakKey': 'The key of this certificate does not meet eHealth’s requirements.',
  'renewal.reason.WrongEnvironment': 'The certificate was made for another environment.',
  'renewal.reason.NotCompleted': 'The request is not finished: step 2 is missing.',
  'renewal.reason.NoEncryptionKey':
    'The encryption key is missing or not published: step 2 is not finished.',
  'renewal.reason.OtherFilePublished':
    'eHealth publishes the encryption key of another file, probably a newer one.',
  'renewal.reason.EtkNotActivated': 'The new file is there; its ETK is not activated yet.',
  'renewal.reason.IssuerEndsFirst':
    'The authority that issued the certificate ends before the certificate does.',
  'renewal.reason.RequestPending':
    'The request is with eHealth; the certificate has not been delivered yet.',
  'renewal.reason.RenewalBegun': 'The renewal has begun: a new file is waiting to be completed.',
  'renewal.reason.SuccessorLoaded': 'The certificate that succeeds it is loaded and active.',
  'renewal.reason.NothingToRenew': 'This file holds nothing to renew.',
  'renewal.reason.Muted': 'Notices about this certificate are muted.',

  // Parts of a notice’s sentences
  'notice.certificate.production': 'the eHealth certificate',
  'notice.certificate.acceptance': 'the eHealth test certificate',
  'notice.certificate.simulation': 'the eHealth demonstration certificate',
  'notice.eid.person': 'the holder’s eID',
  'notice.eid.organisation': 'the eID of a mandated person',

  // The end of validity comes nearer
  'notice.Expiry.open.title': '{holder}: {certificate} can be renewed',
  'notice.Expiry.open.text':
    'It expires in {days} days, on {notAfter}. There is no hurry: choose a moment that suits you. You need {eid} with its PIN, a card reader, the current file and its password.',
  'notice.Expiry.open.action': 'See how to renew',
  'notice.Expiry.open.planned.text':
    'It expires in {days} days, on {notAfter}. We planned the renewal for {plannedOn}; you may also do it now. You need {eid} with its PIN, a card reader, the current file and its password.',
  'notice.Expiry.ask.title': '{holder}: {certificate} expires in {days} days',
  'notice.Expiry.ask.text':
    'It expires in {days} days, on {notAfter}. Now is a good time to renew it. You need {eid} with its PIN, a card reader, the current file and its password.',
  'notice.Expiry.ask.action': 'Renew',
  'notice.Expiry.soon.title': '{holder}: {certificate} expires in {days} days',
  'notice.Expiry.soon.text':
    'It expires in {days} days, on {notAfter}. A new certificate usually comes within minutes, but sometimes takes up to 10 days: renew it now. You need {eid} with its PIN, a card reader, the current file and its password.',
  'notice.Expiry.soon.action': 'Renew',
  'notice.Expiry.last.title': '{holder}: {certificate} expires in {days} days',
  'notice.Expiry.last.text':
    'It expires in {days} days, on {notAfter}. Getting a new one sometimes takes up to 10 days: this is the last moment to renew it without risking a gap. You need {eid} with its PIN, a card reader, the current file and its password.',
  'notice.Expiry.last.action': 'Renew',
  'notice.Expiry.urgent.title': '{holder}: {certificate} expires in {days} days',
  'notice.Expiry.urgent.text':
    'It expires in {days} days, on {notAfter}. After that it opens no eHealth session any more, and a new request is needed instead of a renewal. Renew it today, with {eid}.',
  'notice.Expiry.urgent.action': 'Renew today',
  'notice.Expiry.tomorrow.title': '{holder}: {certificate} expires tomorrow',
  'notice.Expiry.tomorrow.text':
    'It expires tomorrow, on {notAfter} at {time}. After that it opens no eHealth session any more, and a new request is needed instead of a renewal. Renew it today, with {eid}.',
  'notice.Expiry.tomorrow.action': 'Renew today',
  'notice.Expiry.today.title': '{holder}: {certificate} expires today at {time}',
  'notice.Expiry.today.text':
    'It works until {time} today, {notAfter}. After that it opens no eHealth session any more, and a new request is needed instead of a renewal. Renew it at once, with {eid}.',
  'notice.Expiry.today.action': 'Renew now',
  'notice.Expiry.over.title': '{holder}: {certificate} has expired',
  'notice.Expiry.over.text':
    'It expired on {notAfter} at {time}. It opens no session any more and can no longer be renewed: a new request is needed. Keep this file, it is still needed to read older messages.',
  'notice.Expiry.over.action': 'Request a new certificate',
  'notice.Expiry.week.title': '{holder}: {certificate} expired a week ago',
  'notice.Expiry.week.text':
    'It expired on {notAfter}. It opens no session any more and can no longer be renewed: a new request is needed. Keep this file, it is still needed to read older messages.',
  'notice.Expiry.week.action': 'Request a new certificate',
  'notice.Expiry.weeks.title': '{holder}: {certificate} expired {weeks} weeks ago',
  'notice.Expiry.weeks.text':
    'It expired on {notAfter}. It opens no session any more and can no longer be renewed: a new request is needed. Keep this file, it is still needed to read older messages. If it is no longer needed, remove it or mute its notices.',
  'notice.Expiry.weeks.action': 'Request a new certificate',

  // … while the renewal is under way
  'notice.Expiry.InProgress.text':
    'End of validity: {notAfter} at {time}. A new file is there already: complete its request with its password, then load it again. No card is needed.',
  'notice.Expiry.InProgress.action': 'Complete the request',
  'notice.Expiry.WaitingForDelivery.text':
    'End of validity: {notAfter} at {time}. The request is with eHealth, which has not delivered the new certificate yet. See whether its second e-mail has come.',
  'notice.Expiry.WaitingForDelivery.action': 'See where the request stands',
  'notice.Expiry.WaitingForActivation.text':
    'End of validity: {notAfter} at {time}. The new file is loaded: once it is loaded in every program and on every computer too, activate its ETK. No card is needed.',
  'notice.Expiry.WaitingForActivation.action': 'Activate the ETK',

  // What else needs somebody
  'notice.Revoked.title': '{holder}: {certificate} was revoked',
  'notice.Revoked.text':
    'It opens no session any more and cannot be renewed. Request a new certificate and keep this file for older messages. If the revocation surprises you, call the eHealth contact centre (02 788 51 55).',
  'notice.Revoked.action': 'Request a new certificate',
  'notice.RequestRefused.title': '{holder}: eHealth refused the certificate request',
  'notice.RequestRefused.text':
    'No certificate will be issued for this request. eHealth’s e-mail says why; put that right, then make a new request. The eHealth contact centre can help (02 788 51 55).',
  'notice.RequestRefused.action': 'Request a new certificate',
  'notice.WeakKey.title': '{holder}: {certificate} has a key that eHealth does not accept',
  'notice.WeakKey.text':
    'eHealth may refuse it at any time. Request a new certificate: a suitable key is then made. Keep this file for older messages.',
  'notice.WeakKey.action': 'Request a new certificate',
  'notice.WrongEnvironment.title': '{holder}: this certificate was made for another environment',
  'notice.WrongEnvironment.text':
    'A test certificate does not work in production, nor the other way round: no session will open with it. Load the certificate of the right environment, or request one.',
  'notice.WrongEnvironment.action': 'Load the right file',
  'notice.NotCompleted.title': '{holder}: the request for the eHealth certificate is not finished',
  'notice.NotCompleted.text':
    'The file holds the key, but not the certificate yet: it opens no session. Once eHealth’s second e-mail has come, do step 2 with this file and its password, then load it again. No card is needed.',
  'notice.NotCompleted.action': 'Finish the request',
  'notice.NoEncryptionKey.title':
    '{holder}: encryption key missing or not published ({certificate})',
  'notice.NoEncryptionKey.text':
    'Step 2 was not carried through: a session opens, but encrypted messages cannot be exchanged. Take a fuller copy of this file if there is one, otherwise do step 2 again. No card is needed.',
  'notice.NoEncryptionKey.action': 'Finish the request',
  'notice.OtherFilePublished.title': '{holder}: there seems to be a newer file for {certificate}',
  'notice.OtherFilePublished.text':
    'eHealth publishes an encryption key that is not in this file: messages sent today cannot be read with it. Find the newest file, where the certificate was renewed, and load it here.',
  'notice.OtherFilePublished.action': 'Load the right file',
  'notice.EtkNotActivated.title': '{holder}: the renewed ETK is not activated yet',
  'notice.EtkNotActivated.text':
    'The renewal has stopped half-way: eHealth still publishes the old encryption key. First load the new file in every program and on every computer, then activate the ETK. No card is needed.',
  'notice.EtkNotActivated.action': 'Activate the ETK',
  'notice.IssuerEndsFirst.title': '{holder}: this certificate’s authority ends before it does',
  'notice.IssuerEndsFirst.text':
    'Once the authority that issued it ends, eHealth may refuse this certificate although it is still valid itself. A new certificate is needed before that: the eHealth contact centre (02 788 51 55) can say when to request it.',
  'notice.IssuerEndsFirst.action': 'See the steps',
  'notice.RequestPending.title':
    '{holder}: eHealth has not delivered the requested certificate yet',
  'notice.RequestPending.text':
    'The request has been waiting longer than usual; checked by hand it can take up to 10 days. See whether eHealth’s second e-mail has come, in the spam folder too. After more than 10 days call the contact centre (02 788 51 55).',
  'notice.RequestPending.action': 'See where the request stands',

  // E-mails
  'mail.hello': 'Hello {name},',
  'mail.asAdmin':
    'You receive this message as an administrator. This certificate is on the profile of {user}; that person has to act, so tell them if need be.',
  'mail.facts.holder': 'Holder',
  'mail.facts.notAfter': 'Valid until',
  'mail.facts.state': 'Renewal',
  'mail.facts.plannedOn': 'Planned for',
  'mail.where':
    'Go on in your software: open the eHealth certificates there, choose this certificate, then its renewal.',
  'mail.calendar': 'The dates are attached for your calendar.',
  'mail.ends': 'This notice stops by itself once its cause is gone.',
  'mail.footer':
    'Automatic message from the eHealth certificate management of your software. We never ask for a password or a PIN by e-mail.',

  // Weekly digest for admins
  'digest.subject.one': 'eHealth certificates: one point to follow up',
  'digest.subject.other': 'eHealth certificates: {count} points to follow up',
  'digest.subject.clear': 'eHealth certificates: all clear',
  'digest.intro': 'This is how the eHealth certificates of your practice stand on {date}.',
  'digest.clear': 'All clear: no certificate expires within 90 days and nobody is waited for.',
  'digest.expired': 'Expired, but still loaded',
  'digest.waiting': 'Waiting for somebody',
  'digest.ending': 'Expire within 90 days',
  'digest.failed': 'Messages that did not arrive',
  'digest.fallback': 'Fallback, over the last {days} days',
  'digest.expired.line': '{holder}: since {notAfter} (profile: {user})',
  'digest.waiting.line': '{holder}: {reason} It is up to {user}, since {since}.',
  'digest.waiting.line.ehealth': '{holder}: {reason} Since {since}.',
  'digest.ending.line.one': '{holder}: one day left, until {notAfter} ({state})',
  'digest.ending.line.other': '{holder}: {days} days left, until {notAfter} ({state})',
  'digest.ending.line.today': '{holder}: today only, {notAfter} ({state})',
  'digest.failed.line': '{recipient}: {problem}',
  'digest.fallback.line.one': '{holder}: one session, on {lastAt}',
  'digest.fallback.line.other': '{holder}: {count} sessions, the last on {lastAt}',
  'digest.more.one': '… and one more',
  'digest.more.other': '… and {count} more',
  'digest.action': 'See the renewals',
  'digest.where': 'Details are in your software, with the eHealth certificates, under renewals.',

  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Practice software (webhook)',
  'delivery.problem.NoConnection': 'the server does not answer',
  'delivery.problem.Timeout': 'the server did not answer in time',
  'delivery.problem.Tls': 'the connection could not be secured',
  'delivery.problem.SignIn': 'the mail server refused our sign-in (user or password)',
  'delivery.problem.Deferred': 'refused by the server for the time being',
  'delivery.problem.Refused': 'refused by the server for good',
  'delivery.problem.Gone': 'the recipient wants no more messages',
  'delivery.problem.Unexpected': 'an unexpected error occurred',
  'delivery.problem.NoUser': 'the user no longer exists',
  'delivery.problem.UserInactive': 'the user is no longer active',
  'delivery.problem.NoAddress': 'the user’s profile has no e-mail address',
  'delivery.problem.NoChannel': 'this way of sending is no longer set up',
  'delivery.problem.NotConcerned': 'the user is no longer an administrator',
  'delivery.problem.Muted': 'the notice was muted',
  'delivery.problem.NoticeEnded': 'the notice is no longer needed',
  'delivery.problem.NothingToTell': 'there was nothing to report',

  // Calendar
  'calendar.name': 'eHealth certificates',
  'calendar.opens.title': '{holder}: {certificate} can be renewed',
  'calendar.opens.text':
    'From today eHealth accepts the renewal. The certificate expires on {notAfter}.',
  'calendar.planned.title': '{holder}: renew {certificate}',
  'calendar.planned.text':
    'You need {eid} with its PIN, a card reader, the current file and its password. The certificate expires on {notAfter}.',
  'calendar.ends.title': '{holder}: {certificate} expires',
  'calendar.ends.text':
    'After this moment it opens no session, and a new request is needed instead of a renewal.',
};
