import type { errors as fr } from '../fr/errors.ts';

/** What errors say: what happened, then the one thing to do. Codes: plugin/errors.ts. English. */
export const errors: Readonly<Record<keyof typeof fr, string>> = {
  'error.ERR_KEYSTORE_PASSWORD.message': 'The password does not fit this file.',
  'error.ERR_KEYSTORE_PASSWORD.remedy':
    'Type it again and check Caps Lock and the keyboard layout (AZERTY or QWERTY). A lost password cannot be recovered: the certificate must then be revoked and a new one requested.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.message':
    'The password opens the file but not what is in it: this file has two passwords.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.remedy':
    'Take the original file, the one the eHealth program wrote; another program has probably changed this one.',
  'error.ERR_KEYSTORE_UNSUPPORTED.message':
    'This file is protected in a way we cannot read ({algorithm}). The password is not the cause.',
  'error.ERR_KEYSTORE_UNSUPPORTED.remedy':
    'Take the original file from the ehealth/keystore folder of the computer on which the request was made.',
  'error.ERR_KEYSTORE_DAMAGED.message':
    'This file is damaged or incomplete. The password is not the cause.',
  'error.ERR_KEYSTORE_DAMAGED.remedy':
    'Copy the file again from its original folder, not through e-mail and without opening it in another program, and load that copy.',
  'error.ERR_KEYSTORE_NOT_PKCS12.message': 'This file is not an eHealth certificate with its key.',
  'error.ERR_KEYSTORE_NOT_PKCS12.remedy':
    'Choose the file that ends in .p12 (or .acc-p12) in the ehealth/keystore folder.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jks':
    'This file is a Java key store (.jks), not an eHealth file.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jceks':
    'This file is a Java key store (.jceks), not an eHealth file.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate':
    'This file holds only the public part of a certificate (.cer, .crt): there is no key in it.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate-bundle':
    'This file holds public parts only (.p7b or .etk): there is no key in it.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pem':
    'This file is a copy converted to text (.pem, .key), not the original.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.zip':
    'This file is a ZIP archive, or the eHealth program itself.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.ehcsr':
    'This file is the request sent to eHealth (.ehcsr), not the certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.reqid':
    'This file holds only the number of the request (.reqid), not the certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.revocation-request':
    'This file is a request for revocation (.ehrr), not the certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.shortcut': 'This file is a shortcut to another file.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.empty':
    'This file is empty: perhaps it was not fully downloaded.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.macos-metadata':
    'This file, whose name begins with “._”, is a macOS companion file.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.script':
    'This file is a program or script, not a certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.xml': 'This file is an XML document, not a certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pdf': 'This file is a PDF document, not a certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.image': 'This file is a picture, not a certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.private-key-der':
    'This file holds a key alone, without its certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.csr':
    'This file is a certificate request (CSR), not the certificate.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.unknown':
    'We do not recognise this kind of file; it is in any case not an eHealth certificate.',
  'error.ERR_KEYSTORE_TOO_COSTLY.message':
    'Opening this file would take far too much computing; it was stopped. Nothing is said about the password.',
  'error.ERR_KEYSTORE_TOO_COSTLY.remedy': 'Take the original file written by the eHealth program.',
  'error.ERR_KEYSTORE_TOO_LARGE.message':
    'This file is too large to be an eHealth certificate (more than 1 MB).',
  'error.ERR_KEYSTORE_TOO_LARGE.remedy':
    'Choose the original .p12 file: it is only a few kilobytes.',
  'error.ERR_CERTIFICATE_TOO_LARGE.message':
    'This file holds certificates that are far too large (more than {limit} kB): they are not eHealth’s.',
  'error.ERR_CERTIFICATE_TOO_LARGE.remedy':
    'Take the original .p12 file that the eHealth program wrote.',
  'error.ERR_KEYSTORE_BUSY.message':
    'Many files are being examined at once; yours could not be yet.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Wait a few seconds and try again. Neither the file nor the password is to blame.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.message':
    'This file holds more than keys and certificates: changing its password here would lose a part of it.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.remedy':
    'Change the password with the eHealth Certificate Manager, then load the file again.',
  'error.ERR_PASSWORD_UNSUITABLE.message': 'This new password is not suitable.',
  'error.ERR_PASSWORD_UNSUITABLE.remedy':
    'Choose at least 8 characters without accents or blanks, a digit or a symbol among them.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Length':
    'This new password is too short: it needs at least 8 characters.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Characters':
    'This new password has an accent, a blank or a character that other programs cannot read.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Variety': 'This new password lacks a digit or a symbol.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation':
    'The new password was not typed the same twice.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation.remedy': 'Type the same new password twice.',
  'error.ERR_ENROLMENT_RUNNING.message':
    'A certificate request for this holder is already running.',
  'error.ERR_ENROLMENT_RUNNING.remedy':
    'Go on with the running request on the profile, or abandon it before you begin another.',
  'error.ERR_ENROLMENT_TOO_EARLY.message': 'It is too early to renew this certificate.',
  'error.ERR_ENROLMENT_TOO_EARLY.remedy':
    'eHealth takes a renewal in the last months only. The date is on the profile.',
  'error.ERR_ENROLMENT_LIMIT.message':
    'This organisation already has as many certificates as eHealth allows.',
  'error.ERR_ENROLMENT_LIMIT.remedy':
    'eHealth accepts ten at most. Revoke one that is no longer used, then start again.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.message':
    'This organisation already has a certificate with this application id.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.remedy':
    'Choose another application id, or revoke the old certificate first.',
  'error.ERR_ENROLMENT_ELSEWHERE.message':
    'You already have a certificate, but its file is not here.',
  'error.ERR_ENROLMENT_ELSEWHERE.remedy':
    'eHealth gives one per person. Load that file on your profile. If it is lost, revoke the certificate first.',
  'error.ERR_ENROLMENT_STATE.message': 'This request is no longer at that step.',
  'error.ERR_ENROLMENT_STATE.remedy':
    'Open the request again from the profile: it shows what is left to do.',
  'error.ERR_ENROLMENT_BUSY.message': 'A step of this request is under way.',
  'error.ERR_ENROLMENT_BUSY.remedy': 'Wait a few seconds, then open the request again.',
  'error.ERR_ENROLMENT_PASSWORD.message': 'The password of the certificate is needed to go on.',
  'error.ERR_ENROLMENT_PASSWORD.remedy':
    'Type the password that was chosen at the beginning of the request.',
  'error.ERR_ENROLMENT_PLACE.message': 'This place cannot be added.',
  'error.ERR_ENROLMENT_PLACE.remedy': 'Give it a short name, for example “on-call PC”.',
  'error.ERR_ENROLMENT_PLACE.problem.Missing': 'Give this place a name.',
  'error.ERR_ENROLMENT_PLACE.problem.Long': 'This name is too long: {limit} characters at most.',
  'error.ERR_ENROLMENT_PLACE.problem.Known': 'This place is in the list already.',
  'error.ERR_ENROLMENT_PLACE.problem.Known.remedy':
    'Tick it off once it has the new file, or give another name.',
  'error.ERR_ENROLMENT_PLACE.problem.Many': 'The list is full: {limit} places at most.',
  'error.ERR_ENROLMENT_PLACE.problem.Many.remedy': 'Remove a place that is no longer used.',
  'error.ERR_CONTACT_DATA.message': 'Some contact data does not suit eHealth.',
  'error.ERR_CONTACT_DATA.remedy':
    'Give at least one e-mail address and one telephone number; two of a kind must differ.',
  'error.ERR_CONTACT_DATA.problem.Empty': 'The e-mail address or the telephone number is missing.',
  'error.ERR_CONTACT_DATA.problem.Form':
    'The e-mail address or the telephone number does not have the expected form.',
  'error.ERR_CONTACT_DATA.problem.Form.remedy':
    'Write the number in digits, with blanks if you like, and the address as name@example.be.',
  'error.ERR_CONTACT_DATA.problem.TooLong': 'The e-mail address is too long.',
  'error.ERR_CONTACT_DATA.problem.Same': 'Two contact details of a kind are the same.',
  'error.ERR_CONTACT_DATA.problem.Same.remedy': 'Change the second one, or leave it empty.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.message':
    'Certificate requests are not set up in this installation.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.remedy':
    'The installation’s administrator gives the address of the registration service in the settings.',
  'error.ERR_REGISTRATION_UNREACHABLE.message': 'eHealth’s registration service does not answer.',
  'error.ERR_REGISTRATION_UNREACHABLE.remedy':
    'Nothing is lost. Try again in a few minutes; eHealth’s status page announces outages.',
  'error.ERR_REGISTRATION_REFUSED.message': 'eHealth refused this request.',
  'error.ERR_REGISTRATION_REFUSED.remedy':
    'Read its answer under “Details”. When in doubt, call eHealth on 02 788 51 55.',
  'error.ERR_REGISTRATION_ANSWER.message': 'eHealth’s answer does not fit the request.',
  'error.ERR_REGISTRATION_ANSWER.remedy':
    'Nothing of it was taken over. Try again; if it happens again, inform your supplier.',
  'error.ERR_MAILBOX_UNREACHABLE.message':
    'We could not reach the eHealthBox: no connection is made.',
  'error.ERR_MAILBOX_UNREACHABLE.remedy':
    'Check that this computer is online, then try again. If the rest of the internet works, see eHealth’s status page.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls':
    'The connection with the eHealthBox is not safe: its server’s certificate was not recognised, and nothing was sent.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls.remedy':
    'Ask your IT person whether a proxy or virus scanner intercepts the connection, and whether this computer’s date is right.',
  'error.ERR_MAILBOX_TIMEOUT.message': 'The eHealthBox did not answer in time.',
  'error.ERR_MAILBOX_TIMEOUT.remedy':
    'Try again in a few minutes; eHealth’s status page says whether an outage is known.',
  'error.ERR_MAILBOX_UNAVAILABLE.message':
    'The eHealthBox is down or under maintenance; the problem is not on your side.',
  'error.ERR_MAILBOX_UNAVAILABLE.remedy':
    'Nothing is lost: try again later. eHealth’s status page announces outages and their end.',
  'error.ERR_MAILBOX_ANSWER.message':
    'The answer is not the one that the eHealthBox usually gives: we could not read it.',
  'error.ERR_MAILBOX_ANSWER.remedy':
    'Try once more. If it happens again, your IT person checks whether a proxy or virus scanner changes answers.',
  'error.ERR_MAILBOX_SESSION.message': 'The eHealthBox did not accept your session.',
  'error.ERR_MAILBOX_SESSION.remedy':
    'First check this computer’s clock, then open a new session and try again.',
  'error.ERR_MAILBOX_NOT_ALLOWED.message':
    'eHealth recognises you, but gives you no access to this box or this action.',
  'error.ERR_MAILBOX_NOT_ALLOWED.remedy':
    'Check the quality with which the session was opened, or the mandate for the organisation. When in doubt, call eHealth on 02 788 51 55.',
  'error.ERR_MAILBOX_MALFORMED.message':
    'The eHealthBox did not understand our request; the mistake is in our program.',
  'error.ERR_MAILBOX_MALFORMED.remedy':
    'Give your supplier the details below, with the incident number if there is one; trying again changes nothing.',
  'error.ERR_MAILBOX_REFUSED.message': 'The eHealthBox refused this action.',
  'error.ERR_MAILBOX_REFUSED.remedy':
    'Read its answer under “Details”. When in doubt, call eHealth on 02 788 51 55 and quote the code.',
  'error.ERR_MAILBOX_MESSAGE_GONE.message':
    'This letter is no longer in this folder of the eHealthBox.',
  'error.ERR_MAILBOX_MESSAGE_GONE.remedy':
    'Someone may have moved or deleted it, or its retention has ended. Refresh the list.',
  'error.ERR_MAILBOX_BOX.message': 'This box does not exist, or you have no access to it.',
  'error.ERR_MAILBOX_BOX.remedy':
    'Choose another box. The manager of the organisation can give you access in eHealth’s user management.',
  'error.ERR_MAILBOX_NOT_SENDER.message': 'Only the sender of a letter can follow its delivery.',
  'error.ERR_MAILBOX_NOT_SENDER.remedy': 'Open the box that sent the letter, then try again.',
  'error.ERR_MAILBOX_MOVE.message':
    'A letter goes only from its folder to that folder’s bin, and back.',
  'error.ERR_MAILBOX_MOVE.remedy': 'Refresh the list, then choose the bin of this folder.',
  'error.ERR_MAILBOX_LETTER_INVALID.message': 'A part of the letter does not suit the eHealthBox.',
  'error.ERR_MAILBOX_LETTER_INVALID.remedy':
    'Correct the letter, then send again. Nothing was sent.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.title':
    'The subject of the letter is empty or longer than 400 characters.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.file-name':
    'A file name is empty or longer than 255 characters.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.recipients':
    'The letter has no recipient, or a number or quality is missing.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-recipients':
    'A letter has {limit} recipients at most.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.text': 'The letter is empty.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-annexes': 'A letter has 30 attachments at most.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.patient':
    'The national number of the patient is not right.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.message':
    'This letter is too large for the eHealthBox: 10 MB at most with its attachments.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.remedy':
    'Nothing was sent. Make the attachments smaller, or spread them over several letters.',
  'error.ERR_MAILBOX_RECIPIENT.message': 'The eHealthBox does not know this recipient.',
  'error.ERR_MAILBOX_RECIPIENT.remedy':
    'Nothing was sent. Check the recipient’s number and quality, or choose another of their boxes.',
  'error.ERR_MAILBOX_RECIPIENT.problem.quality':
    'The eHealthBox does not know the quality chosen for this recipient.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed':
    'The eHealthBox does not let you write to recipients of this quality.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed.remedy':
    'Nothing was sent. Choose another box of the recipient. When in doubt, call eHealth on 02 788 51 55.',
  'error.ERR_MAILBOX_ALTERED.message':
    'An attachment arrived other than we sent it; the eHealthBox refused it.',
  'error.ERR_MAILBOX_ALTERED.remedy':
    'Nothing was sent. Try once more; if it happens again, your IT person checks whether a proxy changes what is sent.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.message':
    'The connection broke off: we do not know whether the letter was sent.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.remedy':
    'Do not send it a second time yet. First see whether it is among the sent letters.',
  'error.ERR_FORM_INVALID.message': 'The form could not be read the way it was sent.',
  'error.ERR_FORM_INVALID.remedy':
    'Go back to the previous page, check each field and send it again.',
  'error.ERR_UPLOAD_TOO_LARGE.message': 'These files are too large to be examined together.',
  'error.ERR_UPLOAD_TOO_LARGE.remedy': 'Choose fewer at a time: 64 MB in all at most.',
  'error.ERR_FILE_MISSING.message': 'No file was attached.',
  'error.ERR_FILE_MISSING.remedy': 'Choose the certificate’s .p12 file and send again.',
  'error.ERR_IDENTIFIER_INVALID.message':
    'This number is not right: its check digits do not match, or digits are missing.',
  'error.ERR_IDENTIFIER_INVALID.remedy':
    'Copy the number from the identity card, the letter from INAMI/RIZIV or the Crossroads Bank for Enterprises.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty': 'The number is not filled in.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty.remedy':
    'Type the number of the certificate’s holder.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters':
    'This number contains something other than digits.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters.remedy':
    'Type the digits only; dots, dashes and blanks do no harm.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length': 'This number has too many digits.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length.remedy':
    'A national number has 11, the NIHII number of a group 8 and a company number 10.',
  'error.ERR_IDENTIFIER_INVALID.problem.CheckDigit':
    'A digit is missing or not right: the check digits of this number do not match.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile':
    'This user’s profile has another national number.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile.remedy':
    'Choose the user whose certificate it is, or correct the number on their profile, in your software.',
  'error.ERR_DRAFT_EXPIRED.message':
    'This file was opened but not stored in time; to be safe it has been forgotten.',
  'error.ERR_DRAFT_EXPIRED.remedy': 'Load the file again: you have a quarter of an hour to decide.',
  'error.ERR_NOT_STORABLE.message':
    'This file would be of no use on this profile; it was not stored.',
  'error.ERR_NOT_STORABLE.remedy': 'Read the result of the check, then load the right file.',
  'error.ERR_NOT_FOUND.message': 'This page or certificate does not exist, or no longer does.',
  'error.ERR_NOT_FOUND.remedy': 'Go back to the start page and look for it from there.',
  'error.ERR_METHOD_NOT_ALLOWED.message': 'This address exists but is not used in this way.',
  'error.ERR_METHOD_NOT_ALLOWED.remedy': 'Go back to the previous page and use its buttons.',
  'error.ERR_CONFLICT.message':
    'Meanwhile somebody else changed this certificate; your request was not carried out.',
  'error.ERR_CONFLICT.remedy':
    'Open the user’s page again, see what has changed, and start over if it is still needed.',
  'error.ERR_CERTIFICATE_LOADED.message': 'This certificate is already loaded for this holder.',
  'error.ERR_CERTIFICATE_LOADED.remedy':
    'Discard this file, or choose to replace the one that is loaded.',
  'error.ERR_CERTIFICATE_LIMIT.message':
    'This holder, or this profile, already has {limit} files, and there can be no more.',
  'error.ERR_CERTIFICATE_LIMIT.remedy':
    'Choose to replace one of the loaded files, or first remove those that are no longer used.',
  'error.ERR_LAUNCH_TOKEN.message':
    'Access was not accepted: the permission to open is out of date, was used before or is not valid.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Go back to your software and open the eHealth certificates again. If it happens again, check the clocks of both computers and tell your IT person.',
  'error.ERR_SESSION_REQUIRED.message': 'Your access to this page has ended or has not begun yet.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Go back to your software and open the eHealth certificates again.',
  'error.ERR_USER_INACTIVE.message': 'You are not, or no longer, an active user of this practice.',
  'error.ERR_USER_INACTIVE.remedy':
    'Ask the person in charge of your practice to check your account in your software, then open the eHealth certificates again.',
  'error.ERR_FORBIDDEN.message': 'You may see this but not do it.',
  'error.ERR_FORBIDDEN.remedy':
    'Ask the person in charge of your practice, or the certificate’s holder, to do it.',
  'error.ERR_CROSS_ORIGIN.message':
    'The request came from a page that is not ours; it was not carried out.',
  'error.ERR_CROSS_ORIGIN.remedy': 'Open the page from your software and start again from there.',
  'error.ERR_RATE_LIMITED.message':
    'Several passwords were tried in a short time; for safety, this one was not tried.',
  'error.ERR_RATE_LIMITED.remedy':
    'Wait {seconds} seconds, check the password meanwhile, then try again.',
  'error.ERR_SETTINGS_INVALID.message': 'The setting “{path}” is not valid: {problem}.',
  'error.ERR_SETTINGS_INVALID.remedy': 'Correct this setting and start again.',
  'error.ERR_SETTINGS_UNSAFE.message':
    'Other accounts of this computer can read {path}, which holds a secret (mode {mode}).',
  'error.ERR_SETTINGS_UNSAFE.remedy':
    'Limit this file to the service’s own account (mode 0600, or 0440 when it is read-only) and start again.',
  'error.ERR_DATABASE_UNUSABLE.message': 'The database cannot be opened or does not accept writes.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Check that the file exists, that the service may write to it and that the disk is not full; “trousseau doctor” says which of the three.',
  'error.ERR_DATABASE_FULL.message': 'The disk of the database is full; nothing was saved.',
  'error.ERR_DATABASE_FULL.remedy':
    'Free space on that disk; the service goes on by itself, without a restart.',
  'error.ERR_DATABASE_READ_ONLY.message': 'The database accepts no writes; nothing was saved.',
  'error.ERR_DATABASE_READ_ONLY.remedy':
    'Give the service the right to write to the file and to its folder, and check that the disk is not mounted read-only.',
  'error.ERR_DATABASE_DAMAGED.message': 'The database is damaged.',
  'error.ERR_DATABASE_DAMAGED.remedy':
    'Stop the service, keep the file as it is, and restore the last backup; “trousseau restore-check” says whether it is good.',
  'error.ERR_DATABASE_BUSY.message':
    'Another program has been writing to the database for long; your request was not carried out.',
  'error.ERR_DATABASE_BUSY.remedy':
    'Wait a few seconds and try again. If it goes on, find the program that keeps the file open.',
  'error.ERR_MIGRATION_EDITED.message':
    'An update already applied to the database was changed afterwards.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Install the original version of the program again; never edit the files in the migrations folder.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'The database was written by a newer version of the program.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Install that newer version, or restore the backup made before the update.',
  'error.ERR_LETTER_KEYS_MISSING.message':
    'Your session does not have the keys yet that open sealed letters.',
  'error.ERR_LETTER_KEYS_MISSING.remedy': 'Type the password of your certificate to open them.',
  'error.ERR_LETTER_UNREADABLE.message': 'This part of the letter cannot be opened.',
  'error.ERR_LETTER_UNREADABLE.remedy':
    'Read on the letter’s page why, and ask the sender to send it again if needed.',
  'error.ERR_LETTER_KEYS_NONE.message': 'This file has no key to read the letters of this session.',
  'error.ERR_LETTER_KEYS_NONE.remedy':
    'Choose the certificate of the same person or organisation, or load their old file.',
  'error.ERR_LETTER_RECIPIENTS.message':
    'This letter has {count} recipients; it needs at least one, and at most {limit}.',
  'error.ERR_LETTER_RECIPIENTS.remedy': 'Correct the list of recipients, or send several letters.',
  'error.ERR_LETTER_RECIPIENT_KEY.message':
    'The letter cannot be encrypted for {names} yet: this is a new kind of key, and eHealth has not published how to use it. Nothing was sent.',
  'error.ERR_LETTER_RECIPIENT_KEY.remedy':
    'Take this recipient out of the letter, and write to them in another way.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.message':
    'The encryption key published for {names} is not valid. Nothing was sent.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.remedy':
    'Take this recipient out of the letter, or try again when their certificate has been renewed.',
  'error.ERR_LETTER_RECIPIENT_NONE.message':
    'eHealth knows no key for {names}: the letter cannot be sealed. Nothing was sent.',
  'error.ERR_LETTER_RECIPIENT_NONE.remedy':
    'Check the number, choose another box of this recipient, or write to them in another way.',
  'error.ERR_LETTER_DEPOT.message':
    'eHealth does not give the keys of your recipients at the moment. Nothing was sent.',
  'error.ERR_LETTER_DEPOT.remedy': 'Your letter is kept as a draft: try again in a few minutes.',
  'error.ERR_LETTER_OWN_TOKEN.message':
    'eHealth publishes no key in your name: you could not read this letter again. Nothing was sent.',
  'error.ERR_LETTER_OWN_TOKEN.remedy':
    'Check your certificate on its page: it may not be quite ready yet.',
  'error.ERR_LETTER_SENDER_CARD.message':
    'Your session was opened with the card alone: your certificate is needed to seal the letter. Nothing was sent.',
  'error.ERR_LETTER_SENDER_CARD.remedy':
    'Open a session with your certificate. Your letter is kept as a draft.',
  'error.ERR_LETTER_SENDER_KEY.message':
    'Your certificate cannot sign encrypted letters yet: its key is of a new kind, and eHealth has not published how to use it.',
  'error.ERR_LETTER_SENDER_KEY.remedy':
    'Send this letter with the web application of the eHealthBox.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.message':
    'Your eHealth certificate is not valid today: your recipients could not trust the letter. Nothing was sent.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.remedy': 'Renew your certificate, then send the letter.',
  'error.ERR_LETTER_TOO_LARGE.message':
    'This part of the letter is too large ({size} MB): a whole letter has {limit} MB at most.',
  'error.ERR_LETTER_TOO_LARGE.remedy': 'Take an annex out, or make it smaller.',
  'error.ERR_LETTER_BUSY.message':
    'Many letters are being opened or encrypted at once; yours is not yet.',
  'error.ERR_LETTER_BUSY.remedy': 'Wait a few seconds, then try again.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'The master key that protects the certificates cannot be found.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Put the key file or variable back in its place; without it the stored certificates cannot be opened.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Other accounts of this computer can read the master key file.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Limit it to the service’s own account (mode 0600, or 0440 when it is read-only) and start again.',
  'error.ERR_MASTER_KEY_WRONG.message': 'The master key is not the one of this database.',
  'error.ERR_MASTER_KEY_WRONG.remedy':
    'Put back the key that belongs with this database; nothing was written.',
  'error.ERR_SEAL_BROKEN.message':
    'A stored certificate was altered in the database and can no longer be opened.',
  'error.ERR_SEAL_BROKEN.remedy':
    'Restore the database from a backup, or load the certificate’s original file again.',
  'error.ERR_AUDIT_CHAIN_BROKEN.message': 'The audit trail was changed outside the program.',
  'error.ERR_AUDIT_CHAIN_BROKEN.remedy':
    'Keep a copy of the database as it is and tell the person in charge of security.',
  'error.ERR_BACKUP_FAILED.message': 'The backup could not be written.',
  'error.ERR_BACKUP_FAILED.remedy':
    'Name a file that does not exist yet, in a folder that does, where you may write and where there is room.',
  'error.ERR_BACKUP_INVALID.message': 'This backup cannot be used to restore from.',
  'error.ERR_BACKUP_INVALID.remedy':
    'Take an older backup and check it with “trousseau restore-check”.',
  'error.ERR_UNEXPECTED.message': 'Something unexpected went wrong on our side.',
  'error.ERR_UNEXPECTED.remedy':
    'Try again in a moment. If it happens again, give the reference below to your support.',
  'error.ERR_SESSION_NONE.message': 'No eHealth session is open, or yours is about to end.',
  'error.ERR_SESSION_NONE.remedy':
    'Open a session with your electronic identity card, then try again.',
  'error.ERR_SESSION_BLOCKED.message':
    'This certificate cannot open a session; nothing was asked of you.',
  'error.ERR_SESSION_BLOCKED.remedy':
    'Open the certificate’s page: it says what is missing and how to put it right.',
  'error.ERR_SESSION_BUSY.message':
    'A session is already being opened for you, probably in another window.',
  'error.ERR_SESSION_BUSY.remedy': 'Finish it there, or wait a minute and try again here.',
  'error.ERR_SESSION_CANCELLED.message':
    'The opening was stopped before its end; no session was opened.',
  'error.ERR_SESSION_CANCELLED.remedy': 'Start over if the session is still needed.',
  'error.ERR_SESSION_CANCELLED.problem.log-off':
    'You were signed out during the opening; no session was opened.',
  'error.ERR_SESSION_CANCELLED.problem.log-off.remedy':
    'Sign in to your software again, then start over.',
  'error.ERR_SESSION_CANCELLED.problem.restart':
    'The program was stopped during the opening; no session was opened.',
  'error.ERR_SESSION_CANCELLED.problem.restart.remedy':
    'Wait until it runs again, then start over.',
  'error.ERR_SESSION_CANCELLED.problem.card-session':
    'The session whose card served here has ended in the meantime; no other one was opened.',
  'error.ERR_SESSION_CANCELLED.problem.card-session.remedy': 'Start over: your PIN will be asked.',
  'error.ERR_SESSION_KEY_MISSING.message':
    'The key that opens the session is missing: the certificate’s password was not given, or the file no longer holds this key.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Type the certificate’s password. If this message comes back, load the original file again.',
  'error.ERR_QUALITY_UNFIT.message':
    'This capacity does not fit this certificate: eHealth would not open the session.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Choose one of those offered. If one is missing, complete the profile in your software.',
  'error.ERR_QUALITY_NONE.message':
    'As far as we know, eHealth has no capacity for certificates of this type ({type}): no session opens with it.',
  'error.ERR_QUALITY_NONE.remedy':
    'The certificate still serves for encrypted messages. If eHealth named you a capacity, your IT person can add it by the setting “ehealth.claims”.',
  'error.ERR_FALLBACK_REASON.message': 'The fallback procedure needs a reason.',
  'error.ERR_FALLBACK_REASON.remedy':
    'Choose why the identity card cannot be used; for “Other reason”, add a few words.',
  'error.ERR_FALLBACK_STOPPED.message':
    'The fallback procedure was used too often lately; it is suspended for this holder.',
  'error.ERR_FALLBACK_STOPPED.remedy':
    'Use the electronic identity card, or ask the person in charge of your practice to lift the stop for 24 hours.',
  'error.ERR_FALLBACK_STOPPED.days.one':
    'The fallback procedure was used too often within {days} day; it is suspended for this holder.',
  'error.ERR_FALLBACK_STOPPED.days.other':
    'The fallback procedure was used too often within {days} days; it is suspended for this holder.',
  'error.ERR_MODE_DISABLED.message':
    'This way of opening a session is not offered in this practice.',
  'error.ERR_MODE_DISABLED.remedy':
    'Choose one of those shown; the person in charge of your practice can change the settings.',
  'error.ERR_CLAIM_MISMATCH.message':
    'The number in the profile ({asserted}) is not the one in the certificate ({certificate}): eHealth would refuse the session.',
  'error.ERR_CLAIM_MISMATCH.remedy':
    'Check the number on the profile, in your software, or choose the certificate that carries this number.',
  'error.ERR_ENVELOPE_INVALID.message':
    'The message your software wanted to send is not in the expected form; it was not signed.',
  'error.ERR_ENVELOPE_INVALID.remedy':
    'Give this code to the support of your software. Your session stays open.',
  'error.ERR_ENVELOPE_BUSY.message':
    'Many large messages are being signed at once; yours is not yet.',
  'error.ERR_ENVELOPE_BUSY.remedy': 'Wait a few seconds, then try again.',
  'error.ERR_DOCUMENT_INVALID.message':
    'The document your software wanted to have signed is not in the expected form; it was not signed.',
  'error.ERR_DOCUMENT_INVALID.remedy':
    'Give this code to the support of your software. Your session stays open.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.message':
    'eHealth’s time-stamp service is not set up in this installation.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.remedy':
    'Ask your IT person to complete the setting “ehealth.timeStamp”.',
  'error.ERR_TIMESTAMP_UNREACHABLE.message':
    'eHealth’s time-stamp service does not answer; nothing was stamped.',
  'error.ERR_TIMESTAMP_UNREACHABLE.remedy': 'Try again in a few minutes. Your session stays open.',
  'error.ERR_TIMESTAMP_REFUSED.message': 'eHealth’s time-stamp service gave no valid time stamp.',
  'error.ERR_TIMESTAMP_REFUSED.remedy':
    'Give this code to the support of your software. Your session stays open.',
  'error.ERR_READER_SUPPORT_MISSING.message':
    'This installation cannot use a card reader: a part of the program is missing.',
  'error.ERR_READER_SUPPORT_MISSING.remedy':
    'Tell your IT person: “trousseau doctor” says what is missing. Meanwhile the fallback procedure remains possible.',
  'error.ERR_READER_SERVICE.message':
    'The service of this computer that looks after card readers does not answer.',
  'error.ERR_READER_SERVICE.remedy':
    'Unplug the reader and plug it in again; if that is not enough, restart the computer.',
  'error.ERR_READER_NONE.message': 'No card reader is connected to this computer.',
  'error.ERR_READER_NONE.remedy':
    'Plug the reader in; if it already is, try another USB port or another reader.',
  'error.ERR_CARD_NONE.message': 'There is no card in the reader.',
  'error.ERR_CARD_NONE.remedy': 'Insert your electronic identity card all the way, chip first.',
  'error.ERR_CARD_SEVERAL.message':
    'Several cards are inserted: there is no telling which one to use.',
  'error.ERR_CARD_SEVERAL.remedy': 'Leave only your own in a reader, then try again.',
  'error.ERR_CARD_UNREADABLE.message': 'The inserted card could not be read.',
  'error.ERR_CARD_UNREADABLE.remedy':
    'Take it out, wipe the chip with a soft cloth and insert it again. Otherwise try another reader.',
  'error.ERR_CARD_NOT_EID.message': 'The inserted card is not a Belgian electronic identity card.',
  'error.ERR_CARD_NOT_EID.remedy': 'Insert your electronic identity card instead.',
  'error.ERR_CARD_REMOVED.message':
    'The card was taken out, or changed, before the end; nothing was done.',
  'error.ERR_CARD_REMOVED.remedy': 'Insert it again and leave it in the reader until the end.',
  'error.ERR_CARD_BUSY.message': 'Another program is using the card at the moment.',
  'error.ERR_CARD_BUSY.remedy':
    'Close that program (browser, eID Viewer…) or wait until it is done, then try again.',
  'error.ERR_CARD_IN_USE.message':
    'Our program is still at work with this card, for another window or another request.',
  'error.ERR_CARD_IN_USE.remedy':
    'Wait a few seconds until it is done, then try again. No try was lost.',
  'error.ERR_CARD_FAULT.message':
    'The card or the reader did not answer as expected; nothing was opened.',
  'error.ERR_CARD_FAULT.remedy':
    'Take the card out, insert it again and start over. If it happens again, try another reader.',
  'error.ERR_CARD_LEFT_OPEN.message':
    'The card could not be locked: another program holds it, or it did not answer in time. It may still sign without a PIN.',
  'error.ERR_CARD_LEFT_OPEN.remedy':
    'Take the card out of the reader. Close other programs that use it, then put it back and try again.',
  'error.ERR_CARD_NOT_YET_VALID.message':
    'This identity card, or its certificate, is not valid yet; its PIN was not asked for.',
  'error.ERR_CARD_NOT_YET_VALID.remedy':
    'Check the date of this computer. If it is right, use your present card until the first day of validity of the new one.',
  'error.ERR_CARD_EXPIRED.message':
    'This identity card, or its certificate, has expired: eHealth would not accept it.',
  'error.ERR_CARD_EXPIRED.remedy':
    'Ask your municipality for a new card. Meanwhile the fallback procedure remains possible.',
  'error.ERR_CARD_IDENTITY_UNPROVED.message':
    'The identity read from the card is not confirmed by the National Register; the card was not used.',
  'error.ERR_CARD_IDENTITY_UNPROVED.remedy':
    'Take the card out and insert it again. If it happens again, have it checked by your municipality.',
  'error.ERR_CARD_NO_CERTIFICATE.message':
    'This card does not hold the certificate that is used to identify yourself.',
  'error.ERR_CARD_NO_CERTIFICATE.remedy':
    'Check it in eID Viewer; your municipality can activate it. Meanwhile the fallback procedure remains possible.',
  'error.ERR_CARD_NO_SIGNATURE.message':
    'This card has no signature certificate: its holder refused it, or is not entitled to it yet.',
  'error.ERR_CARD_NO_SIGNATURE.remedy':
    'Ask your municipality to add the signature certificate, or sign with something other than this card.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.message':
    'The signature certificate of this card was never activated; no try of the PIN was lost.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.remedy':
    'Have your municipality activate it, with your card and PIN at hand.',
  'error.ERR_CARD_OTHER_PERSON.message':
    'The inserted card belongs to somebody else; its PIN was not asked for.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Insert your own card. If it is yours after all, check the national number on your profile.',
  'error.ERR_TOKEN_MISSING.message':
    'The configured signature token was not found on this computer.',
  'error.ERR_TOKEN_MISSING.remedy':
    'Plug it in, or start its software, then try again. If it happens again, call your IT support.',
  'error.ERR_TOKEN_NO_CERTIFICATE.message':
    'The signature token has no valid signature certificate in your name; its PIN was not asked for.',
  'error.ERR_TOKEN_NO_CERTIFICATE.remedy':
    'Check the holder and the end of the certificate in its software, or sign with your identity card.',
  'error.ERR_TOKEN_FAULT.message':
    'The signature token did not answer as expected; nothing was signed.',
  'error.ERR_TOKEN_FAULT.remedy': 'Unplug it or restart its software, then try again.',
  'error.ERR_TOKEN_PIN_FORMAT.message':
    'This PIN does not have the length that the signature token expects; it was not presented.',
  'error.ERR_TOKEN_PIN_FORMAT.remedy':
    'Type the PIN of that token, not the one of the identity card. No try was lost.',
  'error.ERR_TOKEN_PIN_WRONG.message': 'The signature token did not accept this PIN.',
  'error.ERR_TOKEN_PIN_WRONG.remedy':
    'Find the right code before you try again: after a few mistakes the token blocks.',
  'error.ERR_TOKEN_PIN_BLOCKED.message':
    'The PIN of the signature token is blocked: it no longer signs anything.',
  'error.ERR_TOKEN_PIN_BLOCKED.remedy':
    'Have it unblocked with its software or by its supplier, or sign with your identity card.',
  'error.ERR_MIDDLEWARE_MISSING.message':
    'The eID software, needed to use the identity card, was not found on this computer.',
  'error.ERR_MIDDLEWARE_MISSING.remedy':
    'Install it from eid.belgium.be, then try again. Meanwhile the fallback procedure remains possible.',
  'error.ERR_MIDDLEWARE_OLD.message':
    'The eID software of this computer is too old for this card; the card works, but the software does not know it.',
  'error.ERR_MIDDLEWARE_OLD.remedy':
    'Install the current version from eid.belgium.be, then try again.',
  'error.ERR_PIN_FORMAT.message':
    'A PIN has 4 to 12 digits; this one was not presented to the card.',
  'error.ERR_PIN_FORMAT.remedy': 'Type it again, digits only. No try was lost.',
  'error.ERR_PIN_WRONG.message': 'The card did not accept this PIN.',
  'error.ERR_PIN_WRONG.remedy':
    'The card does not say how many tries are left; at the third mistake in a row it blocks. Find the right code before you try again.',
  'error.ERR_PIN_WRONG.triesLeft.one': 'The card did not accept this PIN: {triesLeft} try is left.',
  'error.ERR_PIN_WRONG.triesLeft.other':
    'The card did not accept this PIN: {triesLeft} tries are left.',
  'error.ERR_PIN_WRONG.triesLeft.one.remedy':
    'At the next refused code the card blocks, and only the municipality can unblock it. If in doubt, use the fallback procedure instead.',
  'error.ERR_PIN_WRONG.triesLeft.other.remedy':
    'Take your time to find the code, then type it again.',
  'error.ERR_PIN_LAST_TRY.message':
    'Only one try is left before the card blocks; nothing has been presented to it yet.',
  'error.ERR_PIN_LAST_TRY.remedy':
    'Confirm only if you are certain of the PIN. Otherwise type nothing: a session opens by the fallback procedure too.',
  'error.ERR_PIN_BLOCKED.message': 'The PIN of this card is blocked: it no longer signs anything.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Have it unblocked by your municipality; typing the code again does not help. Until then a session opens by the fallback procedure.',
  'error.ERR_PIN_CANCELLED.message': 'Typing the PIN was interrupted, or the time ran out.',
  'error.ERR_PIN_CANCELLED.remedy': 'Start over whenever you like: no try was lost.',
  'error.ERR_PIN_TIMEOUT.message': 'No PIN was typed on the reader in time.',
  'error.ERR_PIN_TIMEOUT.remedy':
    'Start over, then type your PIN on the reader and confirm with the green key: no try was lost.',
  'error.ERR_STS_NOT_CONFIGURED.message':
    'Access to eHealth’s session service is not set up in this installation.',
  'error.ERR_STS_NOT_CONFIGURED.remedy': 'Ask your IT person to complete the setting “ehealth”.',
  'error.ERR_STS_UNREACHABLE.message': 'We could not reach eHealth: the connection fails.',
  'error.ERR_STS_UNREACHABLE.remedy':
    'Check that this computer has access to the internet, then try again. If the rest of the internet works, look at the eHealth status site.',
  'error.ERR_STS_UNREACHABLE.problem.tls':
    'The connection with eHealth is not safe: its server’s certificate was not recognised, and nothing was sent.',
  'error.ERR_STS_UNREACHABLE.problem.tls.remedy':
    'Ask your IT person whether a proxy or virus scanner intercepts the connection, and whether the date of this computer is right.',
  'error.ERR_STS_TIMEOUT.message': 'eHealth did not answer in time; no session was opened.',
  'error.ERR_STS_TIMEOUT.remedy':
    'Try again in a few minutes; the eHealth status site says whether an outage is known.',
  'error.ERR_STS_UNAVAILABLE.message':
    'eHealth’s session service is down or being maintained; the problem is not on your side.',
  'error.ERR_STS_UNAVAILABLE.remedy':
    'Try again later; the eHealth status site announces outages and their end.',
  'error.ERR_STS_CLOCK.message':
    'The clock of this computer is wrong; eHealth therefore refuses its messages.',
  'error.ERR_STS_CLOCK.remedy':
    'Set date and time to automatic, then try again. Neither the certificate nor the card is to blame.',
  'error.ERR_STS_CLOCK.seconds.one':
    'The clock of this computer is {seconds} second off from eHealth’s, which therefore refuses its messages.',
  'error.ERR_STS_CLOCK.seconds.other':
    'The clock of this computer is {seconds} seconds off from eHealth’s, which therefore refuses its messages.',
  'error.ERR_STS_DENIED.message':
    'eHealth refused the request: the number or capacity asked for does not go with this certificate.',
  'error.ERR_STS_DENIED.remedy':
    'Check the national number, the NIHII number and the capacity on the profile. If they are right, call the eHealth contact centre (02 788 51 55).',
  'error.ERR_STS_CREDENTIAL.message':
    'eHealth did not accept the certificate or the card: expired, revoked or meant for another environment.',
  'error.ERR_STS_CREDENTIAL.remedy':
    'Look at the state of the certificate on its page and of the card in eID Viewer. If both are in order, call the eHealth contact centre (02 788 51 55).',
  'error.ERR_STS_NOT_ALLOWED.message':
    'eHealth knows you but does not grant this right: a role or a mandate is missing.',
  'error.ERR_STS_NOT_ALLOWED.remedy':
    'Check your data with INAMI/RIZIV, or the mandate for the organisation; trying again changes nothing.',
  'error.ERR_STS_NOT_AUTHENTICATED.message':
    'eHealth could not establish your identity; no session was opened.',
  'error.ERR_STS_NOT_AUTHENTICATED.remedy':
    'Check the clock of this computer first, then the certificate on its page and the card in eID Viewer.',
  'error.ERR_STS_MALFORMED.message':
    'eHealth did not understand our request; the mistake is in our program.',
  'error.ERR_STS_MALFORMED.remedy':
    'Give the details below to support, with eHealth’s incident number if there is one; trying again changes nothing.',
  'error.ERR_STS_FAULT.message':
    'eHealth reported an error that we do not know; no session was opened.',
  'error.ERR_STS_FAULT.remedy':
    'Try once more. If the error comes back, call the eHealth contact centre (02 788 51 55) and give the details below.',
  'error.ERR_STS_ANSWER.message':
    'The answer is not what eHealth usually gives: we could not read it.',
  'error.ERR_STS_ANSWER.remedy':
    'Try again in a few minutes. If it happens again, ask your IT person whether a proxy or virus scanner changes the answers.',
  'error.ERR_STS_TOKEN_REFUSED.message':
    'eHealth’s answer did not pass our checks; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.remedy':
    'Try once more. If it happens again, tell your support and give the details below.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'eHealth’s answer was changed on its way, or its signature is not right; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'eHealth’s answer is signed in a way that we do not accept; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm.remedy':
    'Trying again changes nothing: tell your support and give the details below.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1':
    'eHealth’s answer is signed by an old method (SHA-1) that this installation does not accept; no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1.remedy':
    'Trying again changes nothing. Your IT person can accept such signatures by the setting “ehealth.acceptSha1”, if eHealth still uses them.',
  'error.ERR_STS_TOKEN_REFUSED.problem.unsigned':
    'The answer received is not signed: nothing proves that it comes from eHealth; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.structure':
    'The answer received does not have the form of an eHealth session; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.several':
    'The answer received holds more than one session or signature; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.id':
    'The signature of the answer does not cover the session received; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.conditions':
    'The session received states no readable period of validity; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.condition':
    'The session received has a condition that we cannot meet; no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life':
    'The session received would last far longer than eHealth grants; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life.remedy':
    'Tell your support and give the details below. The accepted life is the setting “ehealth.maxLifeHours”.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience':
    'The session received is meant for other services than eHealth’s; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience.remedy':
    'Tell your support and give the details below. Other audiences are added by the setting “ehealth.audiences”.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'The answer is not signed by the eHealth service we expect; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired':
    'The certificate of the eHealth service that signed the answer is not valid at this moment; no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired.remedy':
    'Check the date and time of this computer. If they are right, try again later or give your support the details below.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'The session received does not name eHealth as its issuer; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'The session received is bound to no certificate: any person could use it; for safety, it was not opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'The answer belongs to another request; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth answered for another number than yours; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'The session received is bound to another certificate than yours; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'The session received is not valid at this moment; for safety, no session was opened.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Check the date and time of this computer, then try again.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'eHealth’s answer is signed by an authority that this installation does not know; for safety, no session was opened.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Ask your IT person to add this authority, named in the details below, to the setting “ehealth.signerAnchors”, or to install the current version of the program.',
  'error.ERR_MUTE_INVALID.message':
    'The end date does not fit: between tomorrow and 180 days from now.',
  'error.ERR_MUTE_INVALID.remedy': 'Choose a date within that time. A mute can be renewed later.',
  'error.ERR_PROBE_TOO_SOON.message': 'This certificate was checked with eHealth a moment ago.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Wait a minute before checking again.',
  'error.ERR_JOB_RUNNING.message': 'This job is running already.',
  'error.ERR_JOB_RUNNING.remedy': 'Wait until it ends; the page then shows its result.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message': 'This file is no usable ZIP archive of certificates.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy': 'Take the archive as eHealth publishes it, unchanged.',
  'error.ERR_TRUST_LIST_INVALID.message': 'This trusted list is not accepted.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Take the list as it is published. If its signer is new, the operator must add it to the settings (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-text':
    'This file is no text in UTF-8: it is no trusted list.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-xml':
    'This file is no correct XML, or has a document type, which is not accepted.',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large':
    'This trusted list is larger than this module can read (4 MB).',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large.remedy':
    'Ask the support of your software; a ZIP archive of the certificates can replace the list.',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm':
    'This trusted list is signed by a method that this module does not accept, or that is too weak (SHA-1).',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm.remedy':
    'Ask the support of your software; a ZIP archive of the certificates can replace the list.',
  'error.ERR_TRUST_LIST_INVALID.problem.signature':
    'The signature of this trusted list does not fit its content, or does not cover the whole list.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer':
    'This trusted list is signed by a certificate that the settings do not name.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer.remedy':
    'The operator must check this signer and add it to the settings (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.signer-ended':
    'This trusted list is signed by a certificate that is not valid today.',
  'error.ERR_TRUST_LIST_INVALID.problem.shape':
    'This file is signed but does not follow the standard of trusted lists (ETSI TS 119 612).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet':
    'This trusted list has an issue date in the future.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet.remedy': 'Check the clock of this computer.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired':
    'This trusted list has passed the date of its next update.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired.remedy': 'Take the list that is published today.',
  'error.ERR_TRUST_LIST_INVALID.problem.older':
    'This trusted list is older than the last one applied.',
  'error.ERR_TRUST_LIST_INVALID.problem.older.remedy': 'Take the list that is published today.',
  'error.ERR_TRUST_LIST_INVALID.problem.empty':
    'This trusted list names no recognised certification authority.',
  'errorTitle.form': 'Something to correct',
  'errorTitle.access': 'No access',
  'errorTitle.missing': 'Not found',
  'errorTitle.wait': 'One moment',
  'errorTitle.conflict': 'Changed meanwhile',
  'errorTitle.card': 'Card or reader',
  'errorTitle.session': 'eHealth session',
  'errorTitle.ehealth': 'Problem with eHealth',
  'errorTitle.ours': 'Error on our side',
};
