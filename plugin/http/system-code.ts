/**
 * Whether the code of a failed connection is the system's ("ECONNREFUSED", "EAI_AGAIN"), which may be gone at the next try. False for
 * what TLS rejects: that has codes of its own ("CERT_HAS_EXPIRED", "ERR_TLS_…"), and EPROTO.
 */
export function isSystemCode(code: string): boolean {
  return /^E[A-Z]+(?:_[A-Z]+)?$/.test(code) && !code.startsWith('ERR_') && code !== 'EPROTO';
}
