import { statSync } from 'node:fs';

/** Whether the settings let the group of a file read it. */
export interface GroupRight {
  readonly groupMayRead: boolean;
}

/**
 * The mode of a file with a secret that more accounts may use than it should, as four octal digits; null for a good one. Good is: its
 * owner alone (0600, 0400); its owner and group, read-only (0440), as systemd, Kubernetes and other secret stores mount a secret,
 * which no program may change; and with `groupMayRead` any file that its group may read, not write. On Windows every file is good:
 * there the folder's rights decide. Throws as statSync does.
 */
export function unsafeMode(
  path: string,
  { groupMayRead }: GroupRight = { groupMayRead: false },
): string | null {
  const { mode } = statSync(path);
  const isPrivate = (mode & 0o077) === 0;
  const isReadByGroup = (mode & 0o037) === 0 && (groupMayRead || (mode & 0o200) === 0);
  if (process.platform === 'win32' || isPrivate || isReadByGroup) return null;
  return (mode & 0o777).toString(8).padStart(4, '0');
}
