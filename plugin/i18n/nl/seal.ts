import type { seal as fr } from '../fr/seal.ts';

/** Seals of letters, Dutch. One sentence and one remedy for each problem (ehealth/etee/problem.ts). */
export const seal: Readonly<Record<keyof typeof fr, string>> = {
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'Wat is aangekomen is geen versleutelde brief, of de brief is beschadigd.',
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.message': 'De omslag van de brief is leeg.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'De omslag van de brief is niet ondertekend.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'De omslag van de brief draagt meerdere handtekeningen in plaats van één.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.message':
    'Het versleutelde deel van de brief is beschadigd, of op een onbekende manier versleuteld.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.message':
    'De brief is versleuteld voor een nieuw soort sleutel, dat deze software nog niet kan gebruiken.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.remedy':
    'Lees hem in de webtoepassing van de eHealthBox.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.message':
    'Geen van uw sleutels opent deze brief: hij is versleuteld voor een andere sleutel, misschien een oude.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.remedy':
    'Laad uw oude certificaatbestand, uit de tijd van de brief. Vraag anders de afzender om hem opnieuw te sturen.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'De versleutelde inhoud van de brief is beschadigd.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.message': 'De brief is leeg.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'De inhoud van de brief is niet ondertekend.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'De inhoud van de brief draagt meerdere handtekeningen in plaats van één.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.MESSAGE_TOO_LARGE.message':
    'Deze brief is veel groter dan wat de eHealthBox aanvaardt; hij is niet geopend.',
  'seal.MESSAGE_TOO_LARGE.remedy':
    'Vraag de afzender om de brief opnieuw te sturen, met kleinere bijlagen.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.message':
    'De handtekening van de omslag hoort niet bij het certificaat dat erbij zit.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.message':
    'De handtekening van de inhoud is niet die van de afzender.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.message':
    'Het certificaat van de afzender ontbreekt in de brief.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'De brief is versleuteld op een manier die eHealth niet toelaat.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'De sleutel van de brief is versleuteld op een manier die eHealth niet toelaat.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.MESSAGE_INTEGRITY_INVALID.message':
    'De omslag en de inhoud zijn niet door dezelfde persoon ondertekend.',
  'seal.MESSAGE_INTEGRITY_INVALID.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.SIGNING_TIME_MISSING.message': 'De brief zegt niet wanneer hij is ondertekend.',
  'seal.SIGNING_TIME_MISSING.remedy': 'U hoeft niets te doen.',
  'seal.SIGNING_TIME_EXPIRED.message':
    'De brief is meer dan enkele minuten geleden ondertekend, zoals elke brief die in een box wacht.',
  'seal.SIGNING_TIME_EXPIRED.remedy': 'U hoeft niets te doen.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'De handtekening van de omslag gebruikt een hashwaarde die eHealth niet toelaat.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'De handtekening van de omslag is van een soort die eHealth niet toelaat.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'De sleutel die de omslag ondertekende is te kort, of van een soort die eHealth niet toelaat.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'De handtekening van de omslag kon niet worden gecontroleerd: de brief is misschien achteraf gewijzigd.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.OUTER_CERTIFICATE_EXPIRED.message':
    'Het certificaat dat de omslag ondertekende was verlopen op het moment van ondertekenen.',
  'seal.OUTER_CERTIFICATE_EXPIRED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.message':
    'Het certificaat dat de omslag ondertekende was nog niet geldig op het moment van ondertekenen.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.OUTER_CERTIFICATE_REVOKED.message':
    'Het certificaat dat de omslag ondertekende was ingetrokken.',
  'seal.OUTER_CERTIFICATE_REVOKED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.message':
    'Het is niet bekend of het certificaat dat de omslag ondertekende is ingetrokken: de dienst heeft niet geantwoord.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Open de brief later opnieuw, of controleer per telefoon of hij echt van de afzender komt.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Het certificaat dat de omslag ondertekende dient niet om brieven te ondertekenen.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Het certificaat dat de omslag ondertekende komt van geen bekende autoriteit.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'De handtekening van de inhoud gebruikt een hashwaarde die eHealth niet toelaat.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'De handtekening van de inhoud is van een soort die eHealth niet toelaat.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'De sleutel die de inhoud ondertekende is te kort, of van een soort die eHealth niet toelaat.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Vraag de afzender om zijn software bij te werken en de brief opnieuw te sturen.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'De handtekening van de inhoud kon niet worden gecontroleerd: de brief is misschien achteraf gewijzigd.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy':
    'Vraag de afzender om de brief opnieuw te sturen.',
  'seal.INNER_CERTIFICATE_EXPIRED.message':
    'Het certificaat dat de inhoud ondertekende was verlopen op het moment van ondertekenen.',
  'seal.INNER_CERTIFICATE_EXPIRED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.message':
    'Het certificaat dat de inhoud ondertekende was nog niet geldig op het moment van ondertekenen.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.INNER_CERTIFICATE_REVOKED.message':
    'Het certificaat dat de inhoud ondertekende was ingetrokken.',
  'seal.INNER_CERTIFICATE_REVOKED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.message':
    'Het is niet bekend of het certificaat dat de inhoud ondertekende is ingetrokken: de dienst heeft niet geantwoord.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Open de brief later opnieuw, of controleer per telefoon of hij echt van de afzender komt.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'Het certificaat dat de inhoud ondertekende dient niet om brieven te ondertekenen.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'Het certificaat dat de inhoud ondertekende komt van geen bekende autoriteit.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Controleer op een andere manier, bijvoorbeeld per telefoon, of de brief echt van de afzender komt.',
};
