/** Errors of renewal, jobs and trust. */
export const renewalErrors = {
  'error.ERR_MUTE_INVALID.message':
    'La date de fin ne convient pas\u00a0: entre demain et dans 180 jours.',
  'error.ERR_MUTE_INVALID.remedy':
    'Choisissez une date dans ce délai. Une mise en sourdine peut être renouvelée plus tard.',
  'error.ERR_PROBE_TOO_SOON.message': 'Ce certificat vient d’être vérifié auprès d’eHealth.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Attendez une minute avant de vérifier à nouveau.',
  'error.ERR_JOB_RUNNING.message': 'Cette tâche est déjà en cours.',
  'error.ERR_JOB_RUNNING.remedy':
    'Attendez qu’elle se termine\u00a0; la page montre alors son résultat.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Ce fichier n’est pas une archive ZIP de certificats utilisable.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Reprenez l’archive telle qu’eHealth la publie, sans la modifier.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Cette liste de confiance n’est pas acceptée.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Reprenez la liste telle qu’elle est publiée. Si le signataire est nouveau, l’exploitant doit l’ajouter aux paramètres (trust.listSigners).',
} as const;
