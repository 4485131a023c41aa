import type { renewal as fr } from '../fr/renewal.ts';

/** Renewal: plan, notices, guide, mute, nightly check. English. */
export const renewal: Readonly<Record<keyof typeof fr, string>> = {
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
  // State of a renewal: a word for a badge
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
  // What else needs action
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
  'notice.Readiness.title': '{holder}: are you ready to renew {certificate}?',
  'notice.Readiness.text':
    'It ends in {days} days, on {notAfter}, and can soon be renewed. Check now that {eid} can sign: a new card or PIN from the municipality sometimes takes weeks.',
  'notice.Readiness.action': 'Check now',
  'notice.RequestPending.title':
    '{holder}: eHealth has not delivered the requested certificate yet',
  'notice.RequestPending.text':
    'The request has been waiting longer than usual; checked by hand it can take up to 10 days. See whether eHealth’s second e-mail has come, in the spam folder too. After more than 10 days call the contact centre (02 788 51 55).',
  'notice.RequestPending.action': 'See where the request stands',
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
  'notice.calendar-shared':
    'Your calendar already has an address, and it works. It is shown only once: if you did not copy it, replace it.',
  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Renewals of the practice',
  'renewals.title.own': 'My renewals',
  'renewals.clear': 'All clear',
  'renewals.attention.one': '{count} renewal needs attention',
  'renewals.attention.other': '{count} renewals need attention',
  'renewals.failing.one': '{count} message did not arrive',
  'renewals.failing.other': '{count} messages did not arrive',
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
  'renewals.calendar': 'Get my dates in my calendar',
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
  'guide.here.begin':
    'Begin the request here: your contact data, then a password of your choice for the new file.',
  'guide.here.sign': 'Read eHealth’s contract, then sign once with your eID and its PIN.',
  'guide.here.nonResident':
    'Begin the request here, without a card: names, contact data and the password of the new file.',
  'guide.here.nonResident.confirm':
    'Then confirm it on the page of eHealth that you are led to, before the term ends.',
  'guide.here.wait':
    'eHealth prepares the certificate, and we ask for it on your behalf: usually a few minutes, sometimes up to 10 days when the request is checked by hand.',
  'guide.here.complete':
    'Type the password of the new file here: the certificate is installed in it, with its encryption key. Neither card nor PIN is needed.',
  'guide.here.load': 'On your profile the new certificate appears by itself.',
  'guide.here.load.everywhere':
    'Give a copy to your other programs and to every computer that used the old file. Keep the old one too.',
  'guide.here.activate':
    'Once every program and computer has the new file, activate it here. Neither card nor PIN is needed.',
  'guide.done': 'I have the new file: load it',
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
  'history.notice.reminded': '{actor} sent a reminder',
  'remind.renewal': 'Remind',
  'remind.session': 'Ask to open a session',
  'remind.all': 'Remind all',
  'remind.sent': 'Reminded today',
  'reminder.renewal.title': '{name} asks you to take care of your eHealth certificate',
  'reminder.renewal.text': 'Asked on {at}. Only you can go on.',
  'reminder.renewal.action': 'See what to do',
  'reminder.session.title': '{name} asks you to open an eHealth session',
  'reminder.session.text': 'Asked on {at}. No one can open it in your place.',
  'reminder.session.action': 'Open a session',
  'practiceNotice.title.one': '{count} certificate of the practice is urgent',
  'practiceNotice.title.other': '{count} certificates of the practice are urgent',
  'practiceNotice.text': 'See who has to act, and send a reminder.',
  'practiceNotice.action': 'See',
};
