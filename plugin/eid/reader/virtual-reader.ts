/*
 * Readers that Windows makes up for keys of its own: Windows Hello for Business on machines that are joined to Azure, virtual smart cards in
 * a TPM, the SIM of a laptop. No identity card is ever in one; the official middleware skips them by name, too (eid.md 9b).
 */

const virtualNames: readonly RegExp[] = [
  /windows hello/i,
  /microsoft (passport|virtual smart card|uicc)/i,
  /virtual smart card reader/i,
];

/**
 * Which readers of the system count: those whose name holds `readerFilter`; without one, all but the virtual ones. A setting that names a
 * virtual reader gets it.
 */
export function isUsedReader(name: string, readerFilter: string | null): boolean {
  if (readerFilter !== null) return name.includes(readerFilter);
  return !virtualNames.some((pattern) => pattern.test(name));
}
