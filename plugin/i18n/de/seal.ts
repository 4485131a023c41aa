import type { seal as fr } from '../fr/seal.ts';

/** Seals of letters, German. One sentence and one remedy for each problem (ehealth/etee/problem.ts). */
export const seal: Readonly<Record<keyof typeof fr, string>> = {
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'Was angekommen ist, ist kein verschlüsselter Brief, oder der Brief ist beschädigt.',
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.message': 'Der Umschlag des Briefes ist leer.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'Der Umschlag des Briefes ist nicht signiert.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'Der Umschlag des Briefes trägt mehrere Signaturen statt einer.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.message':
    'Der verschlüsselte Teil des Briefes ist beschädigt oder auf unbekannte Art verschlüsselt.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.message':
    'Der Brief ist für eine neue Art von Schlüssel verschlüsselt, die diese Software noch nicht benutzen kann.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.remedy':
    'Lesen Sie ihn in der Webanwendung der eHealthBox.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.message':
    'Keiner Ihrer Schlüssel öffnet diesen Brief: Er ist für einen anderen Schlüssel verschlüsselt, vielleicht für einen alten.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.remedy':
    'Laden Sie Ihre alte Zertifikatsdatei aus der Zeit des Briefes. Bitten Sie sonst den Absender, ihn noch einmal zu senden.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'Der verschlüsselte Inhalt des Briefes ist beschädigt.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.message': 'Der Brief ist leer.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'Der Inhalt des Briefes ist nicht signiert.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'Der Inhalt des Briefes trägt mehrere Signaturen statt einer.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.MESSAGE_TOO_LARGE.message':
    'Dieser Brief ist viel größer, als die eHealthBox annimmt; er wurde nicht geöffnet.',
  'seal.MESSAGE_TOO_LARGE.remedy':
    'Bitten Sie den Absender, den Brief mit kleineren Anlagen noch einmal zu senden.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.message':
    'Die Signatur des Umschlags gehört nicht zu dem Zertifikat, das dabei ist.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.message':
    'Die Signatur des Inhalts ist nicht die des Absenders.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.message':
    'Das Zertifikat des Absenders fehlt in dem Brief.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'Der Brief ist auf eine Art verschlüsselt, die eHealth nicht zulässt.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'Der Schlüssel des Briefes ist auf eine Art verschlüsselt, die eHealth nicht zulässt.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.MESSAGE_INTEGRITY_INVALID.message':
    'Umschlag und Inhalt wurden nicht von derselben Person signiert.',
  'seal.MESSAGE_INTEGRITY_INVALID.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.SIGNING_TIME_MISSING.message': 'Der Brief sagt nicht, wann er signiert wurde.',
  'seal.SIGNING_TIME_MISSING.remedy': 'Sie brauchen nichts zu tun.',
  'seal.SIGNING_TIME_EXPIRED.message':
    'Der Brief wurde vor mehr als einigen Minuten signiert, wie jeder Brief, der in einer Box wartet.',
  'seal.SIGNING_TIME_EXPIRED.remedy': 'Sie brauchen nichts zu tun.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'Die Signatur des Umschlags benutzt einen Hashwert, den eHealth nicht zulässt.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'Die Signatur des Umschlags ist von einer Art, die eHealth nicht zulässt.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'Der Schlüssel, der den Umschlag signiert hat, ist zu kurz oder von einer Art, die eHealth nicht zulässt.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'Die Signatur des Umschlags konnte nicht geprüft werden: Der Brief wurde vielleicht nachträglich geändert.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.OUTER_CERTIFICATE_EXPIRED.message':
    'Das Zertifikat, das den Umschlag signiert hat, war beim Signieren abgelaufen.',
  'seal.OUTER_CERTIFICATE_EXPIRED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.message':
    'Das Zertifikat, das den Umschlag signiert hat, war beim Signieren noch nicht gültig.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.OUTER_CERTIFICATE_REVOKED.message':
    'Das Zertifikat, das den Umschlag signiert hat, war widerrufen.',
  'seal.OUTER_CERTIFICATE_REVOKED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.message':
    'Es ist nicht bekannt, ob das Zertifikat, das den Umschlag signiert hat, widerrufen wurde: Der Dienst hat nicht geantwortet.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Öffnen Sie den Brief später noch einmal, oder prüfen Sie am Telefon, ob er wirklich vom Absender kommt.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Das Zertifikat, das den Umschlag signiert hat, ist nicht zum Signieren von Briefen bestimmt.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Das Zertifikat, das den Umschlag signiert hat, kommt von keiner bekannten Stelle.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'Die Signatur des Inhalts benutzt einen Hashwert, den eHealth nicht zulässt.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'Die Signatur des Inhalts ist von einer Art, die eHealth nicht zulässt.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'Der Schlüssel, der den Inhalt signiert hat, ist zu kurz oder von einer Art, die eHealth nicht zulässt.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Bitten Sie den Absender, seine Software zu aktualisieren und den Brief noch einmal zu senden.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'Die Signatur des Inhalts konnte nicht geprüft werden: Der Brief wurde vielleicht nachträglich geändert.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Bitten Sie den Absender, den Brief noch einmal zu senden.',
  'seal.INNER_CERTIFICATE_EXPIRED.message':
    'Das Zertifikat, das den Inhalt signiert hat, war beim Signieren abgelaufen.',
  'seal.INNER_CERTIFICATE_EXPIRED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.message':
    'Das Zertifikat, das den Inhalt signiert hat, war beim Signieren noch nicht gültig.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.INNER_CERTIFICATE_REVOKED.message':
    'Das Zertifikat, das den Inhalt signiert hat, war widerrufen.',
  'seal.INNER_CERTIFICATE_REVOKED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.message':
    'Es ist nicht bekannt, ob das Zertifikat, das den Inhalt signiert hat, widerrufen wurde: Der Dienst hat nicht geantwortet.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Öffnen Sie den Brief später noch einmal, oder prüfen Sie am Telefon, ob er wirklich vom Absender kommt.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Das Zertifikat, das den Inhalt signiert hat, ist nicht zum Signieren von Briefen bestimmt.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Das Zertifikat, das den Inhalt signiert hat, kommt von keiner bekannten Stelle.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Prüfen Sie auf anderem Weg, zum Beispiel am Telefon, ob der Brief wirklich vom Absender kommt.',
};
