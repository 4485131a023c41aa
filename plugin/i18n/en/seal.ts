import type { seal as fr } from '../fr/seal.ts';

/** Seals of letters, English. One sentence and one remedy for each problem (ehealth/etee/problem.ts). */
export const seal: Readonly<Record<keyof typeof fr, string>> = {
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'What arrived is not an encrypted letter, or the letter is damaged.',
  'seal.OUTER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy': 'Ask the sender to send the letter again.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.message': 'The envelope of the letter is empty.',
  'seal.OUTER_SIGNED_DATA_CONTENT_MISSING.remedy': 'Ask the sender to send the letter again.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'The envelope of the letter is not signed.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Ask the sender to send the letter again.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'The envelope of the letter has several signatures instead of one.',
  'seal.MESSAGE_OUTER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.message':
    'The encrypted part of the letter is damaged, or encrypted in an unknown way.',
  'seal.ENVELOPED_DATA_STRUCTURE_INCORRECT.remedy': 'Ask the sender to send the letter again.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.message':
    'The letter is encrypted for a new kind of key, which this software cannot use yet.',
  'seal.ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS.remedy':
    'Read it in the web application of the eHealthBox.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.message':
    'None of your keys opens this letter: it is encrypted for another key, perhaps an old one.',
  'seal.DECRYPTION_PRIVATE_KEY_NOT_FOUND.remedy':
    'Load your old certificate file, from the time of the letter. Otherwise ask the sender to send it again.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.message':
    'The encrypted content of the letter is damaged.',
  'seal.INNER_SIGNED_DATA_STRUCTURE_INCORRECT.remedy': 'Ask the sender to send the letter again.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.message': 'The letter is empty.',
  'seal.INNER_SIGNED_DATA_CONTENT_MISSING.remedy': 'Ask the sender to send the letter again.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.message':
    'The content of the letter is not signed.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_NO_SIGNER_INFORMATION.remedy':
    'Ask the sender to send the letter again.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.message':
    'The content of the letter has several signatures instead of one.',
  'seal.MESSAGE_INNER_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.MESSAGE_TOO_LARGE.message':
    'This letter is far larger than the eHealthBox accepts; it was not opened.',
  'seal.MESSAGE_TOO_LARGE.remedy': 'Ask the sender to send the letter again, with smaller annexes.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.message':
    'The signature of the envelope does not belong to the certificate that came with it.',
  'seal.OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE.remedy':
    'Ask the sender to send the letter again.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.message':
    'The signature of the content is not the sender’s.',
  'seal.INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE.remedy':
    'Ask the sender to send the letter again.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.message':
    'The sender’s certificate is missing from the letter.',
  'seal.OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'The letter is encrypted in a way that eHealth does not accept.',
  'seal.DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.message':
    'The key of the letter is encrypted in a way that eHealth does not accept.',
  'seal.DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.MESSAGE_INTEGRITY_INVALID.message':
    'Envelope and content were not signed by the same person.',
  'seal.MESSAGE_INTEGRITY_INVALID.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.SIGNING_TIME_MISSING.message': 'The letter does not say when it was signed.',
  'seal.SIGNING_TIME_MISSING.remedy': 'There is nothing for you to do.',
  'seal.SIGNING_TIME_EXPIRED.message':
    'The letter was signed more than a few minutes ago, like every letter that waits in a box.',
  'seal.SIGNING_TIME_EXPIRED.remedy': 'There is nothing for you to do.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'The signature of the envelope uses a digest that eHealth does not accept.',
  'seal.OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'The signature of the envelope is of a kind that eHealth does not accept.',
  'seal.OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'The key that signed the envelope is too short, or of a kind that eHealth does not accept.',
  'seal.OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'The signature of the envelope could not be verified: the letter may have been changed afterwards.',
  'seal.OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy': 'Ask the sender to send the letter again.',
  'seal.OUTER_CERTIFICATE_EXPIRED.message':
    'The certificate that signed the envelope had expired when it signed.',
  'seal.OUTER_CERTIFICATE_EXPIRED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.message':
    'The certificate that signed the envelope was not valid yet when it signed.',
  'seal.OUTER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.OUTER_CERTIFICATE_REVOKED.message':
    'The certificate that signed the envelope had been revoked.',
  'seal.OUTER_CERTIFICATE_REVOKED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.message':
    'It is not known whether the certificate that signed the envelope was revoked: the service did not answer.',
  'seal.OUTER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Open the letter again later, or check by telephone that it really comes from the sender.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'The certificate that signed the envelope is not meant for signing letters.',
  'seal.OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'The certificate that signed the envelope comes from no known authority.',
  'seal.OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.message':
    'The signature of the content uses a digest that eHealth does not accept.',
  'seal.INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.message':
    'The signature of the content is of a kind that eHealth does not accept.',
  'seal.INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.message':
    'The key that signed the content is too short, or of a kind that eHealth does not accept.',
  'seal.INNER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED.remedy':
    'Ask the sender to update their software and to send the letter again.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.message':
    'The signature of the content could not be verified: the letter may have been changed afterwards.',
  'seal.INNER_SIGNATURE_COULD_NOT_BE_VERIFIED.remedy': 'Ask the sender to send the letter again.',
  'seal.INNER_CERTIFICATE_EXPIRED.message':
    'The certificate that signed the content had expired when it signed.',
  'seal.INNER_CERTIFICATE_EXPIRED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.message':
    'The certificate that signed the content was not valid yet when it signed.',
  'seal.INNER_CERTIFICATE_NOT_YET_VALID.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.INNER_CERTIFICATE_REVOKED.message':
    'The certificate that signed the content had been revoked.',
  'seal.INNER_CERTIFICATE_REVOKED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.message':
    'It is not known whether the certificate that signed the content was revoked: the service did not answer.',
  'seal.INNER_CERTIFICATE_STATUS_UNKNOWN.remedy':
    'Open the letter again later, or check by telephone that it really comes from the sender.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.message':
    'The certificate that signed the content is not meant for signing letters.',
  'seal.INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.message':
    'The certificate that signed the content comes from no known authority.',
  'seal.INNER_CERTIFICATE_CHAIN_NOT_TRUSTED.remedy':
    'Check in another way, by telephone for instance, that the letter really comes from the sender.',
};
