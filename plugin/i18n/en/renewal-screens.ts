import type { renewalScreens as fr } from '../fr/renewal-screens.ts';

/** Screens of notices, guide and mute. */
export const renewalScreens: Record<keyof typeof fr, string> = {
  // Every page
  'noticeBar.label': 'Notices about your certificates',
  'noticeBar.more.one': 'and {count} more',
  'noticeBar.more.other': 'and {count} more',
  'notice.checked': 'eHealth has been asked. Its answers are below.',
  'notice.acknowledged': 'The notice is hidden. It comes back if things become more urgent.',
  'notice.muted': 'The notices of this certificate are muted.',
  'notice.unmuted': 'The notices of this certificate are active again.',
  'notice.status-on': 'The nightly check is allowed.',
  'notice.status-off': 'The nightly check has stopped and the kept key is erased.',
  'notice.calendar-revoked': 'The address of your calendar no longer works.',

  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Renewals of the practice',
  'renewals.title.own': 'My renewals',
  'renewals.clear': 'All clear',
  'renewals.attention.one': '{count} renewal needs attention',
  'renewals.attention.other': '{count} renewals need attention',
  'renewals.troubled.one': '{count} message did not arrive',
  'renewals.troubled.other': '{count} messages did not arrive',
  'renewals.checked': 'Checked on {at}',
  'renewals.none': 'No open renewals.',
  'renewals.since': 'since {date}',
  'renewals.planned': 'Renewal planned on {date}',
  'renewals.waits.holder': 'Waiting for {name}',
  'renewals.waits.you': 'It is your turn',
  'renewals.waits.ehealth': 'Waiting for eHealth’s answer',
  'renewals.waits.muted': 'Until {date}',
  'renewals.act.see': 'See the guide',
  'renewals.act.renew': 'Renew the certificate',
  'renewals.act.request': 'Request a new certificate',
  'renewals.act.complete': 'Complete the request',
  'renewals.act.load': 'Load the right file',
  'renewals.act.activate': 'Activate the ETK',
  'renewals.act.wait': 'See how far the request is',
  'renewals.act.muted': 'See or lift the mute',
  'renewals.link': 'Renewals at a glance',
  'renewals.link.one': 'Renewals at a glance: {count} waits for somebody',
  'renewals.link.other': 'Renewals at a glance: {count} wait for somebody',
  'renewals.calendar': 'Get these dates in my calendar',
  'renewals.delivery.title': 'Messages that did not arrive',
  'renewals.delivery.help':
    'Tell these people some other way, and have the sending of messages checked.',
  'renewals.delivery.email.notice': 'E-mail: notice',
  'renewals.delivery.email.notice-ended': 'E-mail: end of a notice',
  'renewals.delivery.email.digest': 'E-mail: weekly digest',
  'renewals.delivery.webhook.notice': 'Automatic message: notice',
  'renewals.delivery.webhook.notice-ended': 'Automatic message: end of a notice',
  'renewals.delivery.webhook.digest': 'Automatic message: digest',
  'renewals.delivery.failed': 'Given up',
  'renewals.delivery.retry': 'Next try on {at}',
  'renewals.delivery.gone': 'Unknown user',

  // The guide
  'guide.title': 'Renewal guide',
  'guide.link': 'Renewal guide',
  'guide.acknowledge': 'Hide this notice',
  'guide.acknowledge.hint':
    'A hidden notice comes back if things become more urgent. It goes away by itself once everything is done.',
  'guide.steps': 'Step by step',
  'guide.ticks':
    'The ticks come from what we see in your files and at eHealth: there is nothing for you to tick.',
  'guide.paths': 'Your situation:',
  'guide.path.card': 'with a Belgian identity card',
  'guide.path.no-card': 'non-resident without a card',
  'guide.path.medical-house': 'medical house',
  'guide.atHand': 'To have at hand for the next step',
  'guide.thing.card': 'the electronic identity card (eID) of the person who signs',
  'guide.thing.pin': 'its PIN code',
  'guide.thing.reader': 'a card reader',
  'guide.thing.tool': 'the eHealth Certificate Manager',
  'guide.thing.old-keystore': 'the current certificate file (keystore .p12)',
  'guide.thing.old-password': 'the password of that file',
  'guide.thing.new-keystore': 'the new file: the one with the latest date in its name',
  'guide.thing.new-password': 'the password of the new file',
  'guide.thing.new-password.choose': 'a password to choose for the new file',
  'guide.thing.csam-key': 'your digital key “security code via mobile app”',
  'guide.thing.identity-copy': 'a legible two-sided copy of your identity document',
  'guide.thing.inami-manager': 'the certificate manager recorded at RIZIV/INAMI',
  'guide.thing.organisation-mandate':
    'the organisation’s written mandate, unless you are its legal representative',
  'guide.step.renew': 'Ask for the renewal',
  'guide.step.request': 'Request a new certificate',
  'guide.step.wait': 'Wait for eHealth’s second e-mail',
  'guide.step.complete': 'Complete the request (step 2)',
  'guide.step.complete.renewal': 'Complete the renewal',
  'guide.step.load': 'Load the new file everywhere',
  'guide.step.activate': 'Activate the ETK',
  'guide.stepState.done': 'Done',
  'guide.stepState.next': 'To do now',
  'guide.stepState.ahead': 'Later',
  'guide.stepState.unknown': 'Cannot be seen from here',

  'guide.evidence.placeholder-loaded': 'The new file is loaded, but its request is not finished.',
  'guide.evidence.placeholder-only': 'The loaded file holds the request, not yet the certificate.',
  'guide.evidence.request-pending':
    'eHealth has the request and has not delivered the certificate yet.',
  'guide.evidence.request-refused': 'eHealth refused the request.',
  'guide.evidence.authentication-only':
    'The certificate is there, but the encryption key is missing.',
  'guide.evidence.no-key-published': 'eHealth publishes no encryption key for this holder.',
  'guide.evidence.new-file-loaded': 'The new file is loaded here.',
  'guide.evidence.file-loaded': 'This file holds the new certificate.',
  'guide.evidence.other-key-published':
    'eHealth publishes the key of another file, probably a newer one.',
  'guide.evidence.old-key-published': 'eHealth still publishes the old encryption key.',
  'guide.evidence.wrong-environment': 'The loaded certificate is made for another environment.',
  'guide.evidence.window-open': 'eHealth takes the renewal now, and no new file is loaded.',
  'guide.evidence.ended': 'The certificate has expired: it can no longer be renewed.',
  'guide.evidence.revoked': 'The certificate has been revoked: it can no longer be renewed.',
  'guide.evidence.weak-key': 'The certificate’s key no longer meets eHealth’s requirements.',
  'guide.evidence.issuer-ends': 'The authority that issued it ends before the certificate does.',
  'guide.evidence.successor-loaded': 'The next certificate is loaded and active.',

  // What to do: the buttons of the official tool are named as it names them
  'guide.do.renew.open':
    'Open the eHealth Certificate Manager on the computer that holds the current file.',
  'guide.do.renew.button':
    'Click the renewal button (in French “Renouvelez votre certificat eHealth”) and accept the conditions of use.',
  'guide.do.card':
    'Insert the identity card and leave it in the reader until the end. The next button becomes active only once the card has been read.',
  'guide.do.renew.old': 'Choose the current certificate file (keystore) and type its password.',
  'guide.do.pin': 'Type the card’s PIN code.',
  'guide.do.contact':
    'Check the contact data: eHealth sends its e-mails to these addresses. Give at least one e-mail address and one telephone number; two addresses, or two numbers, must not be the same.',
  'guide.do.sign': 'Read the summary, then type the PIN code again: this is your signature.',
  'guide.do.newPassword':
    'Choose the password of the new file: at least 8 characters with a digit or a symbol; better, 12 or more. Keep it in a safe place.',
  'guide.do.send': 'Send the request. Sending is a button of its own: many stop just before it.',
  'guide.do.request.open':
    'Open the eHealth Certificate Manager. Keep the old file: it is still needed to read old messages.',
  'guide.do.request.button':
    'Click the button for a new request (in French “Demandez un nouveau certificat”) and accept the conditions of use.',
  'guide.do.request.holder': 'Say whom the certificate is for: yourself, or your organisation.',
  'guide.do.commune':
    'Make an appointment at a Belgian commune that is equipped for registration: your identity documents are checked there. If you have your digital key already, go straight to the certificate.',
  'guide.do.digitalKey':
    'Activate your digital key with the code on paper and the link in the e-mail: they are valid for 14 days.',
  'guide.do.mobileCode':
    'Choose the key “security code via mobile app”: neither SMS nor token gives access to eHealth.',
  'guide.do.nonResident':
    'In the eHealth Certificate Manager take the option for non-residents: bis number, names, e-mail, telephone, and the password of the new file. Then sign in through CSAM.',
  'guide.do.contract':
    'Fill in and sign the contract, and send it with the copy of your identity document to eHealth’s certificate service.',
  'guide.do.inami':
    'The certificate manager must be recorded at RIZIV/INAMI. If not yet, write to hc-group@riziv.fgov.be: the INAMI number of the medical house, the role (in French “titulaire pour le certificat”) and the INAMI number of the manager.',
  'guide.do.inami.then': 'After RIZIV/INAMI’s check, that manager goes on, with their own card.',
  'guide.do.wait.mails':
    'eHealth sends two e-mails from ehealth-certificates@ehealth.fgov.be: the first confirms the request, the second says from when the certificate can be installed. Look in the spam folder too.',
  'guide.do.wait.long':
    'Usually this takes minutes. If the request is checked by hand: up to 10 days.',
  'guide.do.wait.approval': 'The request is checked by hand: allow up to 10 days.',
  'guide.do.wait.works': 'Meanwhile the current certificate goes on working.',
  'guide.do.complete.renewal':
    'In the eHealth Certificate Manager click the button under renewal (in French “Complétez votre demande de renouvellement”). eHealth’s e-mail names “Complétez une demande de certificat”: for a renewal that is not the one.',
  'guide.do.complete.newest':
    'Choose the new file: the one with the latest date and time in its name.',
  'guide.do.complete.button':
    'In the eHealth Certificate Manager click the button to complete a request (in French “Complétez une demande de certificat”), on the same computer as the request.',
  'guide.do.complete.which':
    'If there are several files, choose by number: SSIN= for a person, NIHII-GROUP= for a nurses’ group, CBE= for a company.',
  'guide.do.complete.install':
    'Type the password of that file and install the certificate. Neither card nor PIN is needed.',
  'guide.do.load.here': 'Load the new file here, with the button below.',
  'guide.do.load.everywhere':
    'Load it into your other software too, and on every computer that used the old file.',
  'guide.do.load.keep': 'Keep the old file: it is still needed to read old messages.',
  'guide.do.activate.button':
    'Once the new file is loaded everywhere, open the eHealth Certificate Manager and click the button to activate the ETK (in French “Activez votre ETK (eHealth Encryption Token Key) de renouvellement”).',
  'guide.do.activate.file':
    'Choose the new file and type its password. Neither card nor PIN is needed.',
  'guide.do.activate.after':
    'From then on messages are encrypted for the new certificate: a computer still on the old one cannot read them.',
  'guide.load': 'Load the new file',
  'guide.dates': 'When?',
  'guide.date.opens': 'Possible from',
  'guide.date.planned': 'Planned on',
  'guide.date.latest': 'At the latest on',
  'guide.date.ends': 'End of the certificate',
  'guide.tips': 'Good to know',
  'guide.tip.delay':
    'A new certificate usually arrives within minutes, but sometimes takes up to 10 days: do not wait for the last week.',
  'guide.tip.contact':
    'Has your e-mail address or telephone number changed? Correct it during the renewal, or eHealth’s e-mails get lost.',
  'guide.tip.password':
    'Take a different password for each certificate and tell nobody. Once lost, nobody can find it again.',
  'guide.tip.help':
    'Stuck? eHealth contact centre: 02 788 51 55 (7 am – 8 pm), support@ehealth.fgov.be.',

  // What eHealth said
  'guide.probes': 'What eHealth says',
  'guide.probe.notVerified': 'Not verified',
  'guide.probe.checked': 'Checked on {at}',
  'guide.probe.failed': 'Last try on {at}, without a usable answer: {problem}.',
  'guide.probe.problem.NoAddress': 'no address is configured',
  'guide.probe.problem.NoConnection': 'the service could not be reached',
  'guide.probe.problem.Timeout': 'the service did not answer in time',
  'guide.probe.problem.Refused': 'the service refused the question',
  'guide.probe.problem.Fault': 'the service reported an error',
  'guide.probe.problem.Unreadable': 'the answer cannot be read',
  'guide.probe.problem.NotTrusted': 'the answer is not signed by an authority that we know',
  'guide.probe.problem.Outdated': 'the answer is out of date',
  'guide.probe.revocation': 'Revocation',
  'guide.probe.revocation.good': 'The certificate is not revoked.',
  'guide.probe.revocation.revoked': 'The certificate is revoked.',
  'guide.probe.revocation.revokedAt': 'The certificate has been revoked since {at}.',
  'guide.probe.revocation.unknown': 'The authority does not say anything about this certificate.',
  'guide.probe.depot': 'Published encryption key',
  'guide.probe.depot.ours': 'eHealth publishes the key of this file.',
  'guide.probe.depot.other': 'eHealth publishes another key than that of this file.',
  'guide.probe.depot.none': 'eHealth publishes no key for this holder.',
  'guide.probe.status': 'State at eHealth',
  'guide.probe.status.notAllowed': 'Not verified: the holder has not allowed it.',
  'guide.probe.status.unknown': 'eHealth gives a state that we do not know.',
  'guide.probe.status.certificate.IN_PROGRESS': 'The certificate is requested, not yet delivered.',
  'guide.probe.status.certificate.VALID_ACTIVE': 'The certificate is valid.',
  'guide.probe.status.certificate.REFUSED': 'The request was refused.',
  'guide.probe.status.certificate.REVOKED': 'The certificate is revoked.',
  'guide.probe.status.certificate.EXPIRED': 'The certificate has expired.',
  'guide.probe.status.etk.NOT_REQUESTED': 'The ETK has not been requested.',
  'guide.probe.status.etk.IN_REQUEST': 'The ETK is being registered.',
  'guide.probe.status.etk.WAIT_FOR_ACTIVATION': 'The ETK is waiting for activation.',
  'guide.probe.status.etk.VALID_ACTIVE': 'The ETK is active.',
  'guide.probe.status.etk.REVOKED': 'The ETK is revoked.',
  'guide.probe.status.etk.EXPIRED': 'The ETK has expired.',
  'guide.check': 'Check now',
  'guide.check.busy': 'Checking…',
  'guide.consent.offer': 'Allow a check every night',
  'guide.consent.given': 'Nightly check: allowed',

  // Mute
  'mute.title': 'Mute the notices',
  'mute.title.muted': 'Notices muted',
  'mute.intro':
    'No more notices for this certificate until the chosen date. An urgent one comes back all the same, except for somebody leaving or a certificate not to be renewed. Your name, the reason and the date are kept in the audit trail.',
  'mute.reason': 'Why?',
  'mute.reason.leaving': 'The holder is leaving the practice',
  'mute.reason.not-renewed': 'This certificate will not be renewed',
  'mute.reason.handled-elsewhere': 'Somebody is dealing with it elsewhere',
  'mute.reason.absent': 'The holder is away',
  'mute.reason.missing': 'Choose a reason.',
  'mute.text': 'In your own words (optional)',
  'mute.text.hint': 'At most 200 characters, no patient data.',
  'mute.text.long': 'Your words are longer than 200 characters.',
  'mute.until': 'Until',
  'mute.until.hint': 'Notices begin again on that day. At the latest 180 days from now.',
  'mute.until.wrong': 'Choose a date between tomorrow and {days} days from now.',
  'mute.errors': 'Some points need correcting',
  'mute.submit': 'Mute',
  'mute.now': 'Muted until {date} by {name}: {reason}.',
  'mute.lift': 'Turn the notices on again',

  // The holder’s consent to the nightly check
  'statusConsent.title': 'Nightly check',
  'statusConsent.intro':
    'eHealth can say every night how this certificate stands: valid, revoked, waiting for activation, renewable from which date. The question must be signed with the certificate’s key.',
  'statusConsent.kept':
    'The file’s authentication key is kept, encrypted. The password is not kept.',
  'statusConsent.only':
    'It serves this question alone: it opens no session and signs nothing else.',
  'statusConsent.without':
    'Without your consent everything works too: we then look only at what is public.',
  'statusConsent.revocable':
    'You can change your mind at any time: the key is then erased, as it is when the file is replaced or removed.',
  'statusConsent.enabled': 'The nightly check is allowed.',
  'statusConsent.enable': 'Allow',
  'statusConsent.disable': 'Stop and erase the key',
  'statusConsent.password.hint': 'It proves that the certificate is yours. It is not kept.',

  // One’s own calendar
  'calendarPage.title': 'The dates in my calendar',
  'calendarPage.intro':
    'Your calendar can subscribe to your dates: start of the renewal window, planned moment and end of each certificate, with reminders.',
  'calendarPage.ready': 'Your address',
  'calendarPage.address': 'Calendar address',
  'calendarPage.address.hint': 'Copy it now: it will not be shown again.',
  'calendarPage.outlook': 'Outlook: Add calendar, then Subscribe from web.',
  'calendarPage.google': 'Google Calendar: Other calendars, then From URL.',
  'calendarPage.apple': 'iPhone or Mac: Add subscription calendar.',
  'calendarPage.reach': 'The address works only where this software can be reached.',
  'calendarPage.secret': 'The address is a secret',
  'calendarPage.secret.who':
    'Whoever knows it sees your dates, without a password: do not pass it on.',
  'calendarPage.secret.what': 'It gives names and dates only: no number, no file, no session.',
  'calendarPage.secret.once':
    'It is shown only once. If it is lost, or known to somebody else, replace it.',
  'calendarPage.since': 'Shared since {at}',
  'calendarPage.create': 'Make the address',
  'calendarPage.renew': 'Replace the address',
  'calendarPage.renew.hint': 'The old address stops working at once.',
  'calendarPage.revoke': 'Stop sharing',
};
