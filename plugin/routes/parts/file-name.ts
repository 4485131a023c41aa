const maxLength = 255;

/**
 * The name of an uploaded file as it is kept: without the folders that some browsers send, without invisible characters (line
 * ends, marks that change the writing direction), and no longer than a file system allows. Only shown, never used to open
 * anything.
 */
export function uploadedName(originalName: string): string {
  const name = originalName.split(/[/\\]/).at(-1) ?? '';
  // Cut first: half a character at the cut is an invisible one, too
  return name.normalize('NFC').slice(0, maxLength).replace(/\p{C}/gu, '');
}

/** A name that no file system and no header can take for anything else. "=" and "," stay: eHealth's own names have them. */
export function downloadName(fileName: string): string {
  const safe = fileName
    .normalize('NFC')
    .slice(-120)
    .replace(/[^\p{L}\p{N} ,=._()-]/gu, '_')
    .replace(/^[. ]+/, '');
  return safe === '' ? 'certificate.p12' : safe;
}
