import type { findings as fr } from '../fr/findings.ts';

/** What findings of a verdict say, and what `trousseau inspect` prints. English. */
export const findings: Readonly<Record<keyof typeof fr, string>> = {
  // How far the procedure went
  'state.NotCompleted': 'request not finished: step 2 missing',
  'state.NoEncryptionKey': 'incomplete: encryption key missing',
  'state.Complete': 'complete',
  'state.OldKeysOnly': 'decrypt only: old keys only',
  'state.CertificateUnreadable': 'certificate unreadable for this module',
  'state.NoPrivateKey': 'no private key',
  'state.NotEhealth': 'not an eHealth certificate',
  'level.ok': 'in order',
  'level.attention': 'needs attention',
  'level.unusable': 'unusable',
  'severity.error': 'error',
  'severity.warning': 'warning',
  'severity.info': 'information',
  'blocks.session': 'opening an eHealth session',
  'blocks.decryption': 'reading encrypted messages',
  'blocks.renewal': 'renewing the certificate',
  'environment.production': 'production',
  'environment.acceptance': 'acceptance (test)',
  'environment.simulation': 'demonstration',
  'holderKind.person': 'Person',
  'holderKind.group': 'Group',
  'holderKind.company': 'Company (CBE)',
  // What the file is
  'finding.NotEhealth.message': 'This file opens, but there is no eHealth certificate in it.',
  'finding.NotEhealth.remedy':
    'Choose the .p12 file in the folder “ehealth/keystore” of the computer on which the certificate was requested.',
  'finding.NotEhealth.eid.message':
    'This file holds a certificate of an identity card (eID), not an eHealth certificate.',
  'finding.NotEhealth.eid.remedy':
    'Choose the .p12 file in the folder “ehealth/keystore” of the computer on which the certificate was requested.',
  'finding.NotEhealth.selfSigned.message':
    'This file bears the name of an eHealth holder, but no authority issued its certificate: it signed itself.',
  'finding.NotEhealth.selfSigned.remedy':
    'Choose the .p12 file in the folder “ehealth/keystore” of the computer on which the certificate was requested.',
  'finding.NoPrivateKey.message':
    'This file holds a certificate but not the private key that belongs to it: it can sign nothing and decrypt nothing.',
  'finding.NoPrivateKey.remedy': 'Take the original .p12 file rather than an export.',
  'finding.CertificateUnreadable.message':
    'This module cannot read a certificate in this file: one of its details, a date for example, makes no sense. The private key is there and the password is right.',
  'finding.CertificateUnreadable.remedy':
    'Load the original .p12 file. If the result is the same, show this page to the support of your software before you request a new certificate.',
  'finding.CertificateUnreadable.encryption.message':
    'A session can be opened, but this module cannot read the certificate of another key in this file: we do not know whether the encryption key is there.',
  'finding.CertificateUnreadable.encryption.remedy':
    'Load the original .p12 file. If the result is the same, show this page to the support of your software before you request a new certificate.',
  'finding.NotCompleted.message':
    'The request for this certificate is not finished: the file holds the key, but not the certificate yet.',
  'finding.NotCompleted.remedy':
    'Do step 2 in the eHealth Certificate Manager, then load this file again. No card is needed.',
  'finding.NotCompleted.remedy.here':
    'Complete the request here: the password of this file is enough, without a card.',
  'finding.NotCompleted.renewal.message':
    'The renewal is not finished: this new file holds the key, but not the certificate yet. The old certificate works until its end.',
  'finding.NotCompleted.renewal.remedy':
    'Complete the renewal in the eHealth Certificate Manager, then load this file again. No card is needed.',
  'finding.NotCompleted.renewal.remedy.here':
    'Complete the renewal here: the password of this file is enough, without a card.',
  'finding.NotCompleted.steps.1':
    'Wait for the second e-mail from eHealth: it says from when the certificate is ready. Often this takes minutes, sometimes up to 10 days; look in the spam folder too.',
  'finding.NotCompleted.steps.2':
    'Open the eHealth Certificate Manager on the computer where the request was made, or copy this file to the one you use.',
  'finding.NotCompleted.steps.3':
    'Click the button that completes a certificate request (in French “Complétez une demande de certificat”).',
  'finding.NotCompleted.steps.4':
    'If there are several files, take the one with the right number: “SSIN=” for a person, “NIHII” for a group, “CBE=” for a company.',
  'finding.NotCompleted.steps.5':
    'Type the keystore password, then install the certificate: the same button makes the encryption key.',
  'finding.NotCompleted.steps.6': 'Load this file here again.',
  'finding.NotCompleted.renewal.steps.1':
    'Wait for the second e-mail from eHealth: it says from when the certificate is ready. Often this takes minutes, sometimes up to 10 days; look in the spam folder too.',
  'finding.NotCompleted.renewal.steps.2':
    'Open the eHealth Certificate Manager on the computer where the request was made, or copy this file to the one you use.',
  'finding.NotCompleted.renewal.steps.3':
    'Click the button that completes a renewal (in French “Complétez votre demande de renouvellement”), not the one for a new request that the e-mail names.',
  'finding.NotCompleted.renewal.steps.4':
    'Choose the new file: the one with the latest date in its name.',
  'finding.NotCompleted.renewal.steps.5':
    'Type the password of this new keystore, then install the renewed certificate.',
  'finding.NotCompleted.renewal.steps.6':
    'Load this file here, and in every program and computer that used the old one.',
  'finding.NotCompleted.renewal.steps.7':
    'Only then click the button that activates the ETK (in French “Activez votre ETK (eHealth Encryption Token Key) de renouvellement”), with the new file: the old ETK is then out of service.',
  'finding.KeyCertificateMismatch.message':
    'The private key and the certificate in this file do not belong together: the file was mixed up or damaged.',
  'finding.KeyCertificateMismatch.remedy': 'Take the original file, as eHealth’s tool wrote it.',
  'finding.KeyCertificateMismatch.extra.message':
    'Further keys in the file without a certificate of their own: {count}. The main key has its own.',
  'finding.KeyCertificateMismatch.extra.remedy':
    'If old messages do not open, look for an older copy of this file.',
  // Whose it is
  'finding.HolderMismatch.person.message':
    'This certificate is not this person’s: it carries the number {foundType} {found}, while the national number expected ends in {expected}.',
  'finding.HolderMismatch.person.remedy':
    'Choose this person’s certificate, or correct the national number on the profile.',
  'finding.HolderMismatch.group.message':
    'This certificate is not this group’s: it carries the number {foundType} {found}, while the NIHII number expected ends in {expected}.',
  'finding.HolderMismatch.group.remedy':
    'Choose this group’s certificate, or check the first eight digits of the NIHII number.',
  'finding.HolderMismatch.company.message':
    'This certificate is not this company’s: it carries the number {foundType} {found}, while the CBE number expected ends in {expected}.',
  'finding.HolderMismatch.company.remedy':
    'Choose this company’s certificate, or check the CBE number.',
  'finding.HolderMismatch.fileName.message':
    'The file name announces another holder ({foundType} {found}) than the one expected ({expected}). The content will only tell once the request is finished.',
  'finding.HolderMismatch.fileName.remedy': 'Check that this is really this holder’s file.',
  'finding.NameInconsistent.message':
    'The holder is named in two different ways in this certificate; we go by {type} {found}.',
  'finding.NameInconsistent.remedy': 'Report it to the eHealth contact centre (02 788 51 55).',
  'finding.IdentifierCheckDigit.message':
    'The check digits of the number in the certificate ({type} {found}) do not fit. The authority issued it that way nevertheless.',
  'finding.IdentifierCheckDigit.remedy':
    'Compare the number with the holder’s; if it is right, there is nothing to do.',
  // When it holds
  'finding.Expired.message':
    'This certificate expired on {notAfter}. It opens no session any more and cannot be renewed; old messages stay readable with its encryption keys.',
  'finding.Expired.remedy':
    'Request a new certificate in the eHealth Certificate Manager (in French “Demandez un nouveau certificat”) and keep this file for the old messages.',
  'finding.Expired.remedy.here':
    'Request a new certificate here, with the eID of the person who signs, and keep this file for the old messages.',
  'finding.NotYetValid.message': 'This certificate is valid only from {notBefore}.',
  'finding.NotYetValid.remedy':
    'Check the date and time of the computer first; if they are right, wait until then.',
  'finding.Expiring.message':
    'This certificate expires in {daysLeft} days, on {notAfter}. It can be renewed already.',
  'finding.Expiring.remedy':
    'Renew it when it suits you, in the eHealth Certificate Manager: the holder’s eID and its PIN, this file and its password are needed.',
  'finding.Expiring.remedy.here':
    'Renew it here when it suits you: the eID of the person who signs and its PIN are needed.',
  'finding.Expiring.steps.1':
    'Put the holder’s eID in the card reader and leave it there until the request is sent.',
  'finding.Expiring.steps.2':
    'In the eHealth Certificate Manager, click the button that renews (in French “Renouvelez votre certificat eHealth”), choose this file and type its password. Check the e-mail address, then send the request.',
  'finding.Expiring.steps.3':
    'Wait for the second e-mail from eHealth: it says from when the certificate is ready. Often this takes minutes, sometimes up to 10 days; look in the spam folder too.',
  'finding.Expiring.steps.4':
    'Click the button that completes the renewal (in French “Complétez votre demande de renouvellement”) and choose the new file: the one with the latest date in its name.',
  'finding.Expiring.steps.5':
    'Load the new file here and in every program and on every computer that uses the old one. Keep the old file too.',
  'finding.Expiring.steps.6':
    'Only then click the button that activates the ETK (in French “Activez votre ETK (eHealth Encryption Token Key) de renouvellement”), with the new file: the old ETK is then out of service.',
  'finding.Expiring.soon.message':
    'This certificate expires in {daysLeft} days, on {notAfter}. A new one usually takes minutes, but sometimes up to 10 days.',
  'finding.Expiring.soon.remedy':
    'Renew it now in the eHealth Certificate Manager: the holder’s eID and its PIN, this file and its password are needed.',
  'finding.Expiring.soon.remedy.here':
    'Renew it now, here: the eID of the person who signs and its PIN are needed.',
  'finding.Expiring.urgent.message':
    'This certificate expires in {daysLeft} days, on {notAfter}. It still works, but getting a new one sometimes takes up to 10 days.',
  'finding.Expiring.urgent.remedy':
    'Renew it today in the eHealth Certificate Manager, with the holder’s eID: after the end a new request is needed.',
  'finding.Expiring.urgent.remedy.here':
    'Renew it today, here, with the eID of the person who signs: after the end a new request is needed.',
  'finding.Expiring.tomorrow.message':
    'This certificate expires tomorrow, on {notAfter}. It still works.',
  'finding.Expiring.tomorrow.remedy':
    'Renew it today in the eHealth Certificate Manager, with the holder’s eID: after the end a new request is needed.',
  'finding.Expiring.tomorrow.remedy.here':
    'Renew it today, here, with the eID of the person who signs: after the end a new request is needed.',
  'finding.Expiring.today.message':
    'This certificate expires today: {notAfter}. It works until then.',
  'finding.Expiring.today.remedy':
    'Renew it today in the eHealth Certificate Manager, with the holder’s eID: after the end a new request is needed.',
  'finding.Expiring.today.remedy.here':
    'Renew it today, here, with the eID of the person who signs: after the end a new request is needed.',
  'finding.Expiring.renewed.message':
    'This certificate ends on {notAfter}; the new one is already here.',
  'finding.Expiring.renewed.remedy':
    'Activate the new certificate before that date, once every program and computer has it.',
  'finding.Expiring.renewed.steps.1':
    'Give a copy of the new file to every program and computer that uses the old one.',
  'finding.Expiring.renewed.steps.2':
    'Then activate the new certificate, on the page of its request.',
  'finding.UnusualValidity.message':
    'This certificate runs for {days} days, an unusual length: as a rule it is {usualMonths} months.',
  'finding.UnusualValidity.remedy':
    'Go by the dates shown; the length does not tell whether the request is finished.',
  'finding.UnusualValidity.historic.message':
    'This certificate runs for {days} days, a length that eHealth used in former years; today it is {usualMonths} months.',
  'finding.UnusualValidity.historic.remedy': 'There is nothing to do.',
  // Who issued it, and for which environment
  'finding.IssuerUnknown.message':
    'The authority “{issuer}” that issued this certificate is not an eHealth authority known here: eHealth will probably refuse it.',
  'finding.IssuerUnknown.remedy':
    'Ask your supplier to update the list of authorities; if it is up to date, this is not an eHealth certificate.',
  'finding.IssuerUnknown.missing.message':
    'The certificate of the authority “{issuer}” is not in this file: we cannot check who issued it.',
  'finding.IssuerUnknown.missing.remedy':
    'Take the original file of eHealth’s tool rather than an export; else ask your supplier to add this authority.',
  'finding.WrongEnvironment.message':
    'This certificate is made for the environment “{environment}”, while this software works in “{expectedEnvironment}”.',
  'finding.WrongEnvironment.remedy':
    'Load a certificate of the environment “{expectedEnvironment}”.',
  'finding.WrongEnvironment.supposed.message':
    'By its name this file is made for the environment “{environment}”, while this software works in “{expectedEnvironment}”.',
  'finding.WrongEnvironment.supposed.remedy':
    'Check the environment before you finish the request.',
  'finding.EnvironmentNameMismatch.message':
    'The file name announces the environment “{namedEnvironment}”, but the certificate comes from “{environment}”.',
  'finding.EnvironmentNameMismatch.remedy':
    'The content counts; check that this is the file you meant.',
  'finding.ChainIncomplete.message':
    'The certificate of the authority “{issuer}” is not in the file; we have completed it.',
  'finding.ChainIncomplete.remedy': 'There is nothing to do.',
  'finding.ChainIncomplete.unknown.message':
    'The certificate of the authority “{issuer}” is not in the file, and we do not have it either.',
  'finding.ChainIncomplete.unknown.remedy': 'Take the original file of eHealth’s tool.',
  // Its keys
  'finding.NoEncryptionKey.message':
    'Step 2 is not finished: the encryption key is missing. A session can open without it, but encrypted messages stay unreadable.',
  'finding.NoEncryptionKey.remedy':
    'If there is a newer or fuller copy of this file, take that one; else do step 2 again with this one. No card is needed.',
  'finding.NoEncryptionKey.remedy.here':
    'If a newer or more complete copy of this file exists, take that one; otherwise do step 2 here, with the password of this file. No card is needed.',
  'finding.NoEncryptionKey.oldKeys.message':
    'Step 2 is not finished: the encryption key of this certificate is missing. A session can open without it, but only old messages can be read, with the old keys in the file.',
  'finding.NoEncryptionKey.oldKeys.remedy':
    'If there is a newer or fuller copy of this file, take that one; else do step 2 again with this one. No card is needed.',
  'finding.NoEncryptionKey.oldKeys.remedy.here':
    'If a newer or more complete copy of this file exists, take that one; otherwise do step 2 here, with the password of this file. No card is needed.',
  'finding.NoEncryptionKey.steps.1':
    'Open the eHealth Certificate Manager on the computer where the request was made, or copy this file to the one you use.',
  'finding.NoEncryptionKey.steps.2':
    'Click the button that completes a certificate request (in French “Complétez une demande de certificat”).',
  'finding.NoEncryptionKey.steps.3':
    'If there are several files, take the one with the right number: “SSIN=” for a person, “NIHII” for a group, “CBE=” for a company.',
  'finding.NoEncryptionKey.steps.4':
    'Type the keystore password, then install the certificate: the same button makes the encryption key.',
  'finding.NoEncryptionKey.steps.5': 'Load this file here again.',
  'finding.NoEncryptionKey.oldKeys.steps.1':
    'Open the eHealth Certificate Manager on the computer where the request was made, or copy this file to the one you use.',
  'finding.NoEncryptionKey.oldKeys.steps.2':
    'Click the button that completes a certificate request (in French “Complétez une demande de certificat”).',
  'finding.NoEncryptionKey.oldKeys.steps.3':
    'If there are several files, take the one with the right number: “SSIN=” for a person, “NIHII” for a group, “CBE=” for a company.',
  'finding.NoEncryptionKey.oldKeys.steps.4':
    'Type the keystore password, then install the certificate: the same button makes the encryption key.',
  'finding.NoEncryptionKey.oldKeys.steps.5': 'Load this file here again.',
  'finding.NoEncryptionKey.elsewhere.message':
    'The encryption key is missing in this file, but eHealth publishes one for this holder (checked on {checkedAt}): it is probably in another copy. With this file a session can open, but encrypted messages stay unreadable.',
  'finding.NoEncryptionKey.elsewhere.remedy':
    'Find the copy that holds this key and load it here. Do not do step 2 again before you have looked: the other copy could not read new messages any more.',
  'finding.NoEncryptionKey.elsewhere.steps.1':
    'Look in the folder “ehealth/keystore” of the computers where the certificate was requested or completed, and in the other programs that open eHealth sessions.',
  'finding.NoEncryptionKey.elsewhere.steps.2':
    'Load the newest file of this holder here: the verdict says whether it is complete.',
  'finding.NoEncryptionKey.elsewhere.steps.3':
    'If that copy exists nowhere any more, and only then, do step 2 again with this file in the eHealth Certificate Manager (in French “Complétez une demande de certificat”).',
  'finding.NoEncryptionKey.elsewhere.steps.3.here':
    'If that copy exists nowhere any more, and only then, do step 2 here with this file.',
  'finding.NoEncryptionKey.withdrawn.message':
    'This file holds its encryption key, but eHealth publishes none for this holder (checked on {checkedAt}): nobody can send them an encrypted message.',
  'finding.NoEncryptionKey.withdrawn.remedy':
    'Do step 2 again with this file; if that is not enough, call the eHealth contact centre (02 788 51 55). No card is needed.',
  'finding.OldKeysOnly.message':
    'This file holds old encryption keys only: it can read old messages, but not open a session.',
  'finding.OldKeysOnly.remedy':
    'Keep it for the old messages, and load the file of the current certificate as well.',
  'finding.OldKeysKept.message':
    'The file keeps {count} old encryption keys: messages from before the renewal stay readable.',
  'finding.OldKeysKept.remedy': 'There is nothing to do.',
  'finding.OldKeysKept.one.message':
    'The file keeps one old encryption key: messages from before the renewal stay readable.',
  'finding.OldKeysKept.one.remedy': 'There is nothing to do.',
  'finding.WeakKey.message':
    'The key of this certificate is too short: {bits} bits, while eHealth asks for at least {minimum}.',
  'finding.WeakKey.remedy': 'Request a new certificate in the eHealth Certificate Manager.',
  'finding.WeakKey.remedy.here':
    'Request a new certificate here, with the eID of the person who signs.',
  'finding.WeakKey.kind.message':
    'The key of this certificate is of a kind that eHealth does not accept: {algorithm}.',
  'finding.WeakKey.kind.remedy': 'Request a new certificate in the eHealth Certificate Manager.',
  'finding.WeakKey.kind.remedy.here':
    'Request a new certificate here, with the eID of the person who signs.',
  // What eHealth itself says of it
  'finding.Revoked.message':
    'This certificate was revoked on {revokedAt} (checked on {checkedAt}). It opens no session any more and cannot be renewed; old messages stay readable with its encryption keys.',
  'finding.Revoked.remedy':
    'Request a new certificate in the eHealth Certificate Manager (in French “Demandez un nouveau certificat”) and keep this file for the old messages.',
  'finding.Revoked.remedy.here':
    'Request a new certificate here, with the eID of the person who signs, and keep this file for the old messages.',
  'finding.Revoked.undated.message':
    'eHealth says that this certificate was revoked (checked on {checkedAt}). It opens no session any more and cannot be renewed; old messages stay readable with its encryption keys.',
  'finding.Revoked.undated.remedy':
    'Request a new certificate in the eHealth Certificate Manager (in French “Demandez un nouveau certificat”) and keep this file for the old messages.',
  'finding.Revoked.undated.remedy.here':
    'Request a new certificate here, with the eID of the person who signs, and keep this file for the old messages.',
  'finding.RequestRefused.message':
    'eHealth refused the request for this certificate (checked on {checkedAt}).',
  'finding.RequestRefused.remedy':
    'Read the e-mail from eHealth, which gives the reason, then make a new request; in doubt, call the eHealth contact centre (02 788 51 55).',
  'finding.EtkNotActivated.message':
    'The renewal is not activated yet: eHealth still publishes the old encryption key (checked on {checkedAt}). New messages are therefore still encrypted for the old file.',
  'finding.EtkNotActivated.remedy':
    'Load this file in every program and computer that used the old one, then activate the ETK in the eHealth Certificate Manager (in French “Activez votre ETK (eHealth Encryption Token Key) de renouvellement”).',
  'finding.EtkNotActivated.here.message':
    'This new certificate is ready, but not activated yet: until then messages still arrive for the old one, which stays in use.',
  'finding.EtkNotActivated.here.remedy':
    'Activate it once every program and computer with the old file has the new one.',
  'finding.OtherFilePublished.message':
    'eHealth publishes another encryption key than those of this file (checked on {checkedAt}): it cannot read new messages. A newer file exists elsewhere.',
  'finding.OtherFilePublished.remedy':
    'Find the newest file of this holder and load it here. Do not do step 2 again: that would put the key of the other file out of service.',
  'finding.OtherFilePublished.unsure.message':
    'eHealth publishes another encryption key than those of this file (checked on {checkedAt}). Either a newer file exists elsewhere, or this file comes from a renewal that is not activated yet.',
  'finding.OtherFilePublished.unsure.remedy':
    'If this file comes from a renewal, activate its ETK once it is loaded everywhere; else find the newest file of this holder and load it here.',
  'finding.IssuerEndsFirst.message':
    'The authority “{issuer}” that issued this certificate ends on {issuerNotAfter}, before the certificate itself ({notAfter}): after that, eHealth may refuse it.',
  'finding.IssuerEndsFirst.remedy':
    'Renew this certificate before {issuerNotAfter}, as soon as eHealth allows it.',
  // What else is loaded
  'finding.NewerLoaded.message':
    'A newer certificate of the same holder is loaded already; it is valid until {newerNotAfter}.',
  'finding.NewerLoaded.remedy': 'Use the newer one; keep this one only to read old messages.',
  'finding.NewerLoaded.toActivate.message':
    'The new certificate of this holder is here, but not activated yet. This one stays in use until then.',
  'finding.NewerLoaded.toActivate.remedy':
    'Activate the new certificate once every program and computer has it. Keep this file: it is still needed to read old messages.',
  'finding.SeveralCertificates.message':
    'This file holds {count} authentication certificates; we picked one.',
  'finding.SeveralCertificates.remedy':
    'Check that the holder and dates shown are those you expect.',
  'finding.SeveralCertificates.loaded.message':
    'Another certificate of the same holder that is still valid is already loaded: with this one that makes {count}.',
  'finding.SeveralCertificates.loaded.remedy':
    'Replace the old one by this one, on the profile where it is: its encryption keys will be kept.',
  // The file around it
  'finding.FileContradictsContent.holder.message':
    'The file name says {namedType} {named}, but the certificate is for {foundType} {found}.',
  'finding.FileContradictsContent.holder.remedy':
    'The content counts; check that this is the file you meant.',
  'finding.FileContradictsContent.date.message':
    'The file name bears the date {requestedOn}, but the certificate begins on {notBefore}.',
  'finding.FileContradictsContent.date.remedy':
    'The content counts; check that this is the file you meant.',
  'finding.FileContradictsContent.size.message':
    'This file is large ({size} bytes) for a request that is not finished; its size does not prove that it is.',
  'finding.FileContradictsContent.size.remedy': 'Go by the content: finish the request.',
  'finding.ProtectionObsolete.message': 'The file is protected by old methods: {algorithms}.',
  'finding.ProtectionObsolete.remedy':
    'Nothing to do: this is normal for a file of eHealth’s tool, and every file loaded here is encrypted anew.',
  'finding.ProtectionObsolete.plain.message':
    'The keys in this file are not encrypted: who has the file has the keys.',
  'finding.ProtectionObsolete.plain.remedy':
    'Keep the copy on your disk in a safe place; here every loaded file is encrypted anew.',
  'finding.ProtectionObsolete.noMac.message':
    'The file has no integrity check: a change would not be noticed.',
  'finding.ProtectionObsolete.noMac.remedy':
    'Keep the copy on your disk in a safe place; here every loaded file is encrypted anew.',
  'finding.FileAnomaly.message':
    'The file departs from the standard, but can be read: {anomalies}.',
  'finding.FileAnomaly.remedy': 'Nothing to do, unless other findings ask for it.',
  // `trousseau inspect`
  'inspect.file': 'File',
  'inspect.state': 'State',
  'inspect.holder': 'Holder',
  'inspect.environment': 'Environment',
  'inspect.validity': 'Validity',
  'inspect.issuer': 'Issued by',
  'inspect.content': 'Content',
  'inspect.protection': 'Protection',
  'inspect.works': 'Allows',
  'inspect.validity.range': 'from {notBefore} to {notAfter}',
  'inspect.content.counts':
    'private keys: {keys}, certificates: {certificates}, encryption keys: {encryptionKeys}',
  'inspect.supposed': 'by the file name',
  'inspect.nothing': 'nothing',
  'inspect.clear': 'No findings: all clear.',
  'inspect.blocks': 'prevents: {what}',
  'inspect.unreadable': 'The file cannot be read.',
  'inspect.unreadable.remedy': 'Check the path and the rights on the file.',
  'inspect.password': 'Keystore password: ',
};
