import type { enrolment as fr } from '../fr/enrolment.ts';

/** Requests for a certificate, from the form to the activation. */
export const enrolment: Readonly<Record<keyof typeof fr, string>> = {
  // Where a request begins
  'enrolment.begin': 'Request a certificate',
  'enrolment.begin.renewal': 'Renew here',
  'enrolment.begin.first': 'Request it here',
  'enrolment.begin.first.hint':
    'Your identity card, its PIN and a few minutes are enough. The official tool does the same.',
  'enrolment.complete': 'Complete it here',
  'enrolment.continue': 'Continue the request',
  'enrolment.see': 'See the request',
  'enrolment.official': 'With the official tool',
  // Steps
  'enrolment.steps': 'Step {step} of {steps}',
  'enrolment.step.data': 'Check your data',
  'enrolment.step.sign': 'Read and sign',
  'enrolment.step.wait': 'Wait',
  'enrolment.step.activate': 'Activate',
  'enrolment.step.done': 'Done',
  'enrolment.step.past': '(done)',
  // The form
  'enrolment.form.say': 'This data will be in your certificate.',
  'enrolment.form.say.organisation': 'This data will be in the certificate of {name}.',
  'enrolment.form.say.card': 'Insert your card: your data will be read from it.',
  'enrolment.form.then.new':
    'Check it here. The next page shows eHealth’s contract; nothing is signed before.',
  'enrolment.form.then.renewal':
    'Your certificate ends on {date} and works until then. Nothing is signed before you have read the contract.',
  'enrolment.form.for': 'For whom?',
  'enrolment.form.for.self': 'For me',
  'enrolment.form.type': 'What kind of organisation?',
  'enrolment.form.type.choose': 'Choose…',
  'enrolment.form.type.hint': 'eHealth puts this into the certificate.',
  'enrolment.form.type.other': 'Another group',
  'enrolment.form.next': 'Continue',
  'enrolment.form.card': 'Read from your card',
  'enrolment.form.matches': 'Matches your profile',
  'enrolment.form.name': 'Name',
  'enrolment.form.ssin': 'National number (SSIN)',
  'enrolment.form.organisation': 'Organisation',
  'enrolment.form.current': 'Current certificate',
  'enrolment.form.current.until': 'valid until {date}',
  'enrolment.form.wrong': 'Is something not right?',
  'enrolment.form.wrong.text':
    'Name and national number come from the National Register: your municipality corrects them. Data of an organisation is corrected at INAMI/RIZIV or the Crossroads Bank for Enterprises.',
  'enrolment.form.contact': 'Where eHealth can reach you',
  'enrolment.form.emailPrivate': 'E-mail',
  'enrolment.form.phonePrivate': 'Telephone',
  'enrolment.form.emailGeneral': 'Second e-mail address (optional)',
  'enrolment.form.phoneGeneral': 'Second telephone number (optional)',
  'enrolment.form.contact.hint': 'eHealth announces the certificate there and, later, its end.',
  'enrolment.form.contact.more': 'Add a second e-mail address or telephone number',
  'enrolment.form.password': 'Password of the new certificate',
  'enrolment.form.password.hint':
    'It will open your sessions. It is not kept, and no one can find it again.',
  'enrolment.form.password.same': 'Password of your current certificate',
  'enrolment.form.password.same.hint':
    'The new one keeps it: nothing more to remember. The old keys move along, and your old messages stay readable.',
  'enrolment.form.password.other': 'Choose another password, or the current one is lost',
  'enrolment.form.password.other.hint':
    'If the current one is lost, leave the field above empty. The old file is then kept apart, for the old messages.',
  'enrolment.form.conditions': 'eHealth’s conditions, in plain words',
  'enrolment.form.condition.knows':
    'You know what a certificate is for, or were advised, and your data is right.',
  'enrolment.form.condition.lawful':
    'You use it as the law and eHealth’s rules say, and do not alter it.',
  'enrolment.form.condition.holder':
    'You answer for everything that is done with it until its end, also by others.',
  'enrolment.form.condition.changes':
    'If your data changes, you inform eHealth at once: 02 788 51 55.',
  'enrolment.form.condition.loss':
    'In case of loss, theft or doubt, you stop using it and have it revoked.',
  'enrolment.form.condition.limit.person':
    'A person has one certificate; the old and the new one coexist while one replaces the other.',
  'enrolment.form.condition.limit.organisation': 'An organisation has ten certificates at most.',
  'enrolment.form.accept': 'I accept these conditions',
  'enrolment.form.unattended': 'Finish by itself while I am away',
  'enrolment.form.unattended.hint':
    'The keys of this one file stay here, encrypted, until the certificate is in place; then they are erased. Otherwise you type the password again when the certificate arrives.',
  'enrolment.form.submit': 'It is right, read the contract',
  'enrolment.form.busy': 'Preparing the contract…',
  'enrolment.form.busy.help':
    'eHealth prepares the contract. A few seconds: leave the card in the reader.',
  'enrolment.form.again': 'For safety, passwords are not kept: type them again.',
  'enrolment.form.failed': 'The contract could not be prepared',
  'enrolment.tooEarly.say': 'It is too early to renew: possible from {date}.',
  'enrolment.tooEarly.then':
    'eHealth takes a renewal in the last months only. You will be notified here when the time comes.',
  'enrolment.tooEarly.until': 'The current certificate works until {date}.',
  'enrolment.other.say': 'Only {name} can request this certificate.',
  'enrolment.other.then':
    'The contract is signed with its holder’s identity card. You can send a reminder.',
  'enrolment.noNumber.say': 'This profile lacks a national number.',
  'enrolment.noNumber.then':
    'The practice software provides it: complete the profile there, then come back.',
  'enrolment.back': 'Back to the profile',
  // What was not filled in
  'enrolment.missing.emailPrivate': 'The e-mail address is missing.',
  'enrolment.missing.phonePrivate': 'The telephone number is missing.',
  'enrolment.missing.password': 'The password is missing.',
  'enrolment.missing.next': 'The password of the new certificate is missing.',
  'enrolment.missing.accepted': 'The conditions are not accepted yet.',
  'enrolment.missing.agreed': 'The contract is not accepted yet.',
  'enrolment.missing.everywhere': 'The box is not ticked yet.',
  'enrolment.missing.reason': 'Choose a reason.',
  'enrolment.missing.pin': 'The PIN is missing.',
  'enrolment.missing.remedy': 'Complete what is marked, then send again.',
  'enrolment.unsuitable': 'The current password does not suit a new certificate.',
  'enrolment.unsuitable.remedy':
    'eHealth’s rules have changed since. Choose another one for the new certificate; the current one still takes the old keys over.',
  // The contract
  'enrolment.contract.say': 'Read the contract, then sign with your card.',
  'enrolment.contract.then': 'It is the only PIN to type.',
  'enrolment.contract.title': 'eHealth’s contract',
  'enrolment.contract.frame': 'Text of eHealth’s contract',
  'enrolment.contract.languages': 'Language of the contract',
  'enrolment.contract.alone': 'Open the contract alone',
  'enrolment.contract.plain': 'Plain text',
  'enrolment.contract.card': 'Signature',
  'enrolment.contract.binding': 'Your PIN is your signature.',
  'enrolment.contract.binding.text': 'It binds you in law, as by hand.',
  'enrolment.contract.agree': 'I have read the contract and accept it',
  'enrolment.contract.pin': 'PIN of the card',
  'enrolment.contract.pin.hint': 'The PIN goes to the card only, once.',
  'enrolment.contract.pin.pad':
    'Your reader has a keypad of its own: click the button, then type the PIN there.',
  'enrolment.contract.submit': 'Sign the contract',
  'enrolment.contract.busy': 'Signing…',
  'enrolment.contract.busy.help':
    'The card signs, then eHealth receives the request. Leave the card in the reader.',
  'enrolment.contract.failed': 'The contract is not signed',
  'enrolment.contract.failed.sent': 'The request is not accepted',
  'enrolment.contract.again': 'For safety, the PIN is not kept: type it again.',
  // Waiting
  'enrolment.confirm.say': 'Confirm your request on eHealth’s site.',
  'enrolment.confirm.then':
    'Sign in at the address below with your digital key. Nothing is delivered before.',
  'enrolment.confirm.action': 'Confirm at eHealth',
  'enrolment.confirm.until': 'Before {date}',
  'enrolment.confirm.ended.say': 'The time to confirm the request has passed.',
  'enrolment.confirm.ended.then':
    'If you confirmed it in time, there is nothing to do. If not, abandon it and begin again.',
  'enrolment.confirm.lost.say':
    'eHealth has the request, but the address to confirm it did not arrive.',
  'enrolment.confirm.lost.then':
    'Look for it in eHealth’s e-mails, or abandon the request and begin again.',
  'enrolment.confirm.sent.say': 'We check whether eHealth received the request.',
  'enrolment.confirm.sent.then': 'If it did not arrive, “Ask now” sends it again.',
  'enrolment.submitting.say': 'Signed. We are checking whether eHealth received the request.',
  'enrolment.submitting.then':
    'The answer did not arrive. There is nothing to sign again: we ask eHealth.',
  'enrolment.waiting.say': 'Signed. eHealth prepares your certificate.',
  'enrolment.waiting.then': 'Usually a few minutes; sometimes the next day.',
  'enrolment.waiting.say.late': 'Signed. eHealth takes longer than usual.',
  'enrolment.waiting.then.late': 'It happens, and there is nothing to do again.',
  'enrolment.waiting.say.hand': 'Signed. eHealth checks your request by hand.',
  'enrolment.waiting.then.hand': 'Allow up to ten days. There is nothing to do again.',
  'enrolment.waiting.say.completion': 'eHealth has not delivered this certificate yet.',
  'enrolment.waiting.then.completion':
    'The request made elsewhere is being prepared. We follow it from here on.',
  'enrolment.sheet.new': 'New certificate, {name}',
  'enrolment.sheet.state.preparing': 'Being prepared',
  'enrolment.sheet.state.checking': 'Being checked',
  'enrolment.sheet.state.arrived': 'Arrived',
  'enrolment.sheet.signed': 'signed on {at}',
  'enrolment.sheet.usual': 'usually ready before',
  'enrolment.sheet.line': 'Signed on {at}; usually ready before {time}.',
  'enrolment.sheet.now': 'now',
  'enrolment.sheet.asked': 'eHealth was last asked on {at}.',
  'enrolment.sheet.close':
    'You can close this page: we ask by ourselves, and you find the rest on your profile.',
  'enrolment.sheet.works': 'Your current certificate goes on working.',
  'enrolment.look': 'Ask now',
  'enrolment.look.busy': 'Asking eHealth…',
  'enrolment.next': 'Then',
  'enrolment.next.alone': 'The new certificate is put on your profile by itself.',
  'enrolment.next.password':
    'When it arrives, your password puts it in place: one click, without a card.',
  'enrolment.next.keep': 'Keep your password: it will open your sessions.',
  'enrolment.next.activate':
    'A renewal is then activated, once it is everywhere the old one was used.',
  'enrolment.signedContract': 'See the signed contract',
  // Delivered
  'enrolment.delivered.say': 'Your certificate has arrived: your password puts it in place.',
  'enrolment.delivered.then': 'Without card or PIN.',
  'enrolment.delivered.say.alone': 'Your certificate has arrived. It is put in place by itself.',
  'enrolment.delivered.then.alone': 'It takes a few seconds, sometimes a few minutes.',
  'enrolment.finish.password': 'Password of the certificate',
  'enrolment.finish.password.hint': 'The one chosen when the request began. It is not kept.',
  'enrolment.finish.submit': 'Put in place',
  'enrolment.finish.busy': 'Putting in place…',
  'enrolment.finish.busy.help': 'eHealth registers the encryption key. A few seconds.',
  'enrolment.finish.failed': 'The certificate is not in place yet',
  'enrolment.registered.say': 'Almost done: the certificate joins your profile.',
  'enrolment.registered.then': 'There is nothing more to type.',
  // To activate
  'enrolment.activate.say': 'Your new certificate is ready. It remains to be activated.',
  'enrolment.activate.then':
    'It is here already and opens your sessions. Until it is activated, your messages still arrive for the old one.',
  'enrolment.activate.places': 'Your other places',
  'enrolment.activate.places.text':
    'Does another program or computer use your old certificate? Note it and give it a copy of the new one: after the activation, the old one alone no longer reads new messages.',
  'enrolment.activate.place.here': 'This program: in place already, for all its users',
  'enrolment.activate.place.done': 'has the new file',
  'enrolment.activate.place.open': 'to do',
  'enrolment.activate.place.copy': 'Copy',
  'enrolment.activate.place.copy.of': 'Take a copy for {name}',
  'enrolment.activate.place.mark': 'Done',
  'enrolment.activate.place.mark.of': 'Done: {name}',
  'enrolment.activate.place.unmark': 'Not yet',
  'enrolment.activate.place.unmark.of': 'Not yet: {name}',
  'enrolment.activate.place.remove': 'Remove {name} from the list',
  'enrolment.activate.place.name': 'Add a place',
  'enrolment.activate.place.name.hint': 'For example “program of practice B” or “on-call PC”.',
  'enrolment.activate.place.add': 'Add',
  'enrolment.activate.anyway.one':
    'Activate without waiting for this place, which does not have the new file yet: {names}',
  'enrolment.activate.anyway.other':
    'Activate without waiting for these {count} places, which do not have the new file yet: {names}',
  'enrolment.activate.submit.open.one': 'Activate, {count} place still to do',
  'enrolment.activate.submit.open.other': 'Activate, {count} places still to do',
  'enrolment.activate.copy': 'Take a copy of the new one',
  'enrolment.activate.none': 'You work only here? Then all is in place.',
  'enrolment.activate.everywhere': 'The new certificate is everywhere the old one was used',
  'enrolment.activate.off':
    'From then on eHealth no longer publishes the old encryption key. The old certificate stays here for the old messages.',
  'enrolment.activate.submit': 'Activate the new certificate',
  'enrolment.activate.busy': 'Activating…',
  'enrolment.activate.failed': 'The certificate is not activated yet',
  // Done
  'enrolment.done.say': 'Done: in order until {date}.',
  'enrolment.done.say.undated': 'Done: your certificate is in order.',
  'enrolment.done.valid': 'In order',
  'enrolment.done.already': 'Already done for you',
  'enrolment.done.profile': 'Put on your profile',
  'enrolment.done.registered': 'Encryption key published at eHealth',
  'enrolment.done.old': 'The old one is kept for the old messages',
  'enrolment.done.session': 'Open a session',
  'enrolment.done.copy': 'Keep a copy of the file',
  'enrolment.abandoned.say': 'This request is abandoned.',
  'enrolment.abandoned.then': 'Nothing is at eHealth, and its key is destroyed.',
  'enrolment.abandoned.then.completion': 'The loaded file stays on your profile, as before.',
  // Of another person
  'enrolment.theirs.say.contract': '{name} has to read the contract and sign.',
  'enrolment.theirs.say.wait': 'eHealth prepares the certificate of {name}.',
  'enrolment.theirs.say.password': 'The certificate has arrived; {name} has to put it in place.',
  'enrolment.theirs.say.activate': '{name} still has to activate the new certificate.',
  'enrolment.theirs.then': 'Only its holder can continue.',
  // What went wrong
  'enrolment.problem.refused': 'eHealth refused the request',
  'enrolment.problem.refused.contract':
    'Nothing is lost: read its answer, correct what it names, then sign again or start over with other data.',
  'enrolment.problem.refused.other':
    'Read its answer below. When in doubt, call eHealth on 02 788 51 55: it is not your fault.',
  'enrolment.problem.late': 'The certificate has not arrived after ten days',
  'enrolment.problem.late.text':
    'Call eHealth on 02 788 51 55: it knows the request. You can also ask again here.',
  'enrolment.problem.unreachable': 'eHealth does not answer for the moment',
  'enrolment.problem.unreachable.text':
    'Nothing is lost, and nothing has to be done again. We try again by ourselves on {at}.',
  'enrolment.problem.unreachable.now':
    'Nothing is lost, and nothing has to be done again. Try again in a few minutes.',
  'enrolment.problem.notReceived': 'The request did not arrive at eHealth',
  'enrolment.problem.notReceived.text':
    'eHealth does not know it: the contract has to be signed once more. There will be no second request.',
  'enrolment.problem.untrusted': 'eHealth’s answer does not fit your request',
  'enrolment.problem.untrusted.text':
    'To be safe, nothing of it was taken over. Inform your supplier and pass on the details below.',
  // Giving up, taking the file away
  'enrolment.abandon': 'Abandon the request',
  'enrolment.abandon.title': 'Abandon this request?',
  'enrolment.abandon.text':
    'Nothing is at eHealth yet. The prepared key is destroyed; you can start over whenever you like.',
  'enrolment.abandon.text.completion':
    'The loaded file stays as it is on your profile; you can start over whenever you like.',
  'enrolment.abandon.keep': 'Keep the request',
  'enrolment.abandon.confirm': 'Abandon',
  'notice.enrolment-abandoned': 'The certificate request is abandoned.',
  'enrolment.export': 'Finish elsewhere: take the file',
  'enrolment.export.title': 'Take the file of this request',
  'enrolment.export.text':
    'You get the unfinished file, protected by its password. The official tool or other software can complete it.',
  'enrolment.export.warning':
    'Finish it in one place only: here or elsewhere. Two completed files would not have the same keys.',
  'enrolment.export.hint':
    'The one chosen when the request began; it proves that the file is yours.',
  'enrolment.export.submit': 'Download the file',
  // Step 2 of a file that is loaded already
  'enrolment.completeStored.title': 'Complete this certificate',
  'enrolment.completeStored.say': 'Step 2 is missing: your password is enough.',
  'enrolment.completeStored.then': 'Without card or PIN. The loaded file is completed in place.',
  'enrolment.completeStored.file': 'File',
  'enrolment.completeStored.does': 'What will happen',
  'enrolment.completeStored.does.fetch': 'eHealth hands out the certificate, if it is ready.',
  'enrolment.completeStored.does.key': 'An encryption key is made and registered at eHealth.',
  'enrolment.completeStored.does.file': 'The completed file takes the place of this one.',
  'enrolment.completeStored.submit': 'Complete the certificate',
  'enrolment.completeStored.failed': 'The certificate is not completed yet',
  // On the profile
  'enrolment.card.title': 'Certificate request, {name}',
  'enrolment.card.contract': 'The contract awaits your signature.',
  'enrolment.card.waiting': 'eHealth prepares the certificate.',
  'enrolment.card.hand': 'eHealth checks the request by hand, up to ten days.',
  'enrolment.card.password': 'The certificate has arrived: it remains to be put in place.',
  'enrolment.card.installing': 'The certificate is being put in place.',
  'enrolment.card.activate': 'The new certificate is ready: it remains to be activated.',
  'enrolment.card.problem': 'The request does not go on: see why.',
  // In the guide
  'guide.evidence.contract-ready': 'The contract is ready here: it remains to be signed.',
  'guide.evidence.signed-here': 'Requested here, signed with the card.',
  'guide.evidence.waiting-here':
    'The request is followed here: eHealth has not delivered the certificate yet.',
  'guide.evidence.delivered-here': 'The certificate has arrived here.',
  'guide.evidence.installed-here': 'The new certificate is in place here.',
};
