/** Seals of letters. French: the reference that the other languages follow key by key. One sentence and one remedy for each problem (ehealth/etee/problem.ts). */
export const seal = {
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'Ce qui est arrivé n’est pas une lettre chiffrée, ou la lettre est endommagée.',
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.message': 'L’enveloppe de la lettre est vide.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.remedy': 'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'L’enveloppe de la lettre n’est pas signée.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'L’enveloppe de la lettre porte plusieurs signatures au lieu d’une seule.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.message':
    'La partie chiffrée de la lettre est endommagée, ou chiffrée d’une façon inconnue.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.message':
    'La lettre est chiffrée pour un nouveau type de clé, que ce logiciel ne sait pas encore utiliser.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.remedy':
    'Lisez-la dans l’application web de l’eHealthBox.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.message':
    'Aucune de vos clés n’ouvre cette lettre : elle est chiffrée pour une autre clé, peut-être une ancienne.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.remedy':
    'Chargez votre ancien fichier de certificat, de l’époque de la lettre. Sinon, demandez à l’expéditeur de la renvoyer.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'Le contenu chiffré de la lettre est endommagé.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.message': 'La lettre est vide.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.remedy': 'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'Le contenu de la lettre n’est pas signé.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'Le contenu de la lettre porte plusieurs signatures au lieu d’une seule.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.MESSAGE_TOO_LARGE.message':
    'Cette lettre est bien plus grande que ce que l’eHealthBox accepte ; elle n’a pas été ouverte.',
  'seal.MESSAGE_TOO_LARGE.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre, avec des annexes plus petites.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.message':
    'La signature de l’enveloppe n’est pas celle du certificat qui l’accompagne.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.message':
    'La signature du contenu n’est pas celle de l’expéditeur.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.message':
    'Le certificat de l’expéditeur manque dans la lettre.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'La lettre est chiffrée d’une façon qu’eHealth n’admet pas.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'La clé de la lettre est chiffrée d’une façon qu’eHealth n’admet pas.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.MESSAGE_INTEGRITY_INVALID.message':
    'L’enveloppe et le contenu n’ont pas été signés par la même personne.',
  'seal.MESSAGE_INTEGRITY_INVALID.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.SIGNING_TIME_MISSING.message': 'La lettre ne dit pas quand elle a été signée.',
  'seal.SIGNING_TIME_MISSING.remedy': 'Vous n’avez rien à faire.',
  'seal.SIGNING_TIME_EXPIRED.message':
    'La lettre a été signée il y a plus de quelques minutes, comme toute lettre qui attend dans une boîte.',
  'seal.SIGNING_TIME_EXPIRED.remedy': 'Vous n’avez rien à faire.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'La signature de l’enveloppe repose sur une empreinte qu’eHealth n’admet pas.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'La signature de l’enveloppe est d’un type qu’eHealth n’admet pas.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'La clé qui a signé l’enveloppe est trop courte, ou d’un type qu’eHealth n’admet pas.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'La signature de l’enveloppe n’a pas pu être vérifiée : la lettre a peut-être été modifiée après coup.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.OUTER_CERTIFICATE_EXPIRED.message':
    'Le certificat qui a signé l’enveloppe avait expiré au moment de la signature.',
  'seal.OUTER_CERTIFICATE_EXPIRED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.message':
    'Le certificat qui a signé l’enveloppe n’était pas encore valable au moment de la signature.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.OUTER_CERTIFICATE_REVOKED.message':
    'Le certificat qui a signé l’enveloppe avait été révoqué.',
  'seal.OUTER_CERTIFICATE_REVOKED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.message':
    'On ne sait pas si le certificat qui a signé l’enveloppe a été révoqué : le service n’a pas répondu.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Rouvrez la lettre plus tard, ou vérifiez par téléphone qu’elle vient bien de l’expéditeur.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Le certificat qui a signé l’enveloppe n’est pas fait pour signer des lettres.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Le certificat qui a signé l’enveloppe ne vient d’aucune autorité connue.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'La signature du contenu repose sur une empreinte qu’eHealth n’admet pas.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'La signature du contenu est d’un type qu’eHealth n’admet pas.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'La clé qui a signé le contenu est trop courte, ou d’un type qu’eHealth n’admet pas.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Demandez à l’expéditeur de mettre son logiciel à jour et de renvoyer la lettre.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'La signature du contenu n’a pas pu être vérifiée : la lettre a peut-être été modifiée après coup.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Demandez à l’expéditeur de renvoyer la lettre.',
  'seal.INNER_CERTIFICATE_EXPIRED.message':
    'Le certificat qui a signé le contenu avait expiré au moment de la signature.',
  'seal.INNER_CERTIFICATE_EXPIRED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.message':
    'Le certificat qui a signé le contenu n’était pas encore valable au moment de la signature.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.INNER_CERTIFICATE_REVOKED.message':
    'Le certificat qui a signé le contenu avait été révoqué.',
  'seal.INNER_CERTIFICATE_REVOKED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.message':
    'On ne sait pas si le certificat qui a signé le contenu a été révoqué : le service n’a pas répondu.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Rouvrez la lettre plus tard, ou vérifiez par téléphone qu’elle vient bien de l’expéditeur.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Le certificat qui a signé le contenu n’est pas fait pour signer des lettres.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Le certificat qui a signé le contenu ne vient d’aucune autorité connue.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Vérifiez par un autre moyen, par exemple au téléphone, que la lettre vient bien de l’expéditeur.',
} as const;
