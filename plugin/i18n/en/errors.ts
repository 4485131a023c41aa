import type { errors as fr } from '../fr/errors.ts';

/** What every error says: what happened, then the one thing to do. Codes: plugin/errors.ts. */
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
  'error.ERR_KEYSTORE_BUSY.message':
    'Many files are being examined at once; yours could not be yet.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Wait a few seconds and try again. Neither the file nor the password is to blame.',
  'error.ERR_FORM_INVALID.message': 'The form could not be read the way it was sent.',
  'error.ERR_FORM_INVALID.remedy':
    'Go back to the previous page, check each field and send it again.',
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
  'error.ERR_LAUNCH_TOKEN.message':
    'Access was not accepted: the permission to open is out of date, was used before or is not valid.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Go back to your software and open the eHealth certificates again. If it happens again, check the clocks of both computers and tell your IT person.',
  'error.ERR_SESSION_REQUIRED.message': 'Your access to this page has ended or has not begun yet.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Go back to your software and open the eHealth certificates again.',
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
  'error.ERR_DATABASE_UNUSABLE.message': 'The database cannot be opened or does not accept writes.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Check that the file exists, that the service may write to it and that the disk is not full; “trousseau doctor” says which of the three.',
  'error.ERR_MIGRATION_EDITED.message':
    'An update already applied to the database was changed afterwards.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Install the original version of the program again; never edit the files in the migrations folder.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'The database was written by a newer version of the program.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Install that newer version, or restore the backup made before the update.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'The master key that protects the certificates cannot be found.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Put the key file or variable back in its place; without it the stored certificates cannot be opened.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Other accounts of this computer can read the master key file.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Limit it to the service’s own account (mode 0600) and start again.',
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
};
