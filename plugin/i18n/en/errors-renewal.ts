import type { renewalErrors as fr } from '../fr/errors-renewal.ts';

/** Errors of renewal, jobs and trust. */
export const renewalErrors: Record<keyof typeof fr, string> = {
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
};
