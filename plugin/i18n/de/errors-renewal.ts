import type { renewalErrors as fr } from '../fr/errors-renewal.ts';

/** Errors of renewal, jobs and trust. */
export const renewalErrors: Record<keyof typeof fr, string> = {
  'error.ERR_MUTE_INVALID.message':
    'Das Enddatum passt nicht: Es muss zwischen morgen und in 180 Tagen liegen.',
  'error.ERR_MUTE_INVALID.remedy':
    'Wählen Sie ein Datum in dieser Frist. Die Stummschaltung kann später verlängert werden.',
  'error.ERR_PROBE_TOO_SOON.message': 'Dieses Zertifikat wurde gerade bei eHealth geprüft.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Warten Sie eine Minute, bevor Sie es erneut prüfen.',
  'error.ERR_JOB_RUNNING.message': 'Diese Aufgabe läuft bereits.',
  'error.ERR_JOB_RUNNING.remedy':
    'Warten Sie, bis sie fertig ist; die Seite zeigt dann ihr Ergebnis.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Diese Datei ist kein brauchbares ZIP-Archiv mit Zertifikaten.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Nehmen Sie das Archiv so, wie eHealth es veröffentlicht, ohne Änderungen.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Diese Vertrauensliste wird nicht angenommen.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Nehmen Sie die Liste so, wie sie veröffentlicht ist. Ist der Unterzeichner neu, muss der Betreiber ihn in den Einstellungen eintragen (trust.listSigners).',
};
