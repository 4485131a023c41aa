import type { renewalErrors as fr } from '../fr/errors-renewal.ts';

/** Errors of renewal, jobs and trust. */
export const renewalErrors: Record<keyof typeof fr, string> = {
  'error.ERR_MUTE_INVALID.message':
    'De einddatum past niet: kies een dag tussen morgen en over 180 dagen.',
  'error.ERR_MUTE_INVALID.remedy':
    'Kies een datum binnen die termijn. Dempen kan later worden verlengd.',
  'error.ERR_PROBE_TOO_SOON.message': 'Dit certificaat werd net bij eHealth nagekeken.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Wacht een minuut voor u het opnieuw nakijkt.',
  'error.ERR_JOB_RUNNING.message': 'Deze taak loopt al.',
  'error.ERR_JOB_RUNNING.remedy': 'Wacht tot ze klaar is; de pagina toont dan het resultaat.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Dit bestand is geen bruikbaar ZIP-archief met certificaten.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Neem het archief zoals eHealth het publiceert, zonder wijzigingen.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Deze vertrouwenslijst wordt niet aanvaard.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Neem de lijst zoals ze gepubliceerd is. Is de ondertekenaar nieuw, dan moet de beheerder van de installatie hem in de instellingen opnemen (trust.listSigners).',
};
