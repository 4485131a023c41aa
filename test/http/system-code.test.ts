import { describe, expect, it } from 'vitest';
import { isSystemCode } from '../../plugin/http/system-code.ts';

describe('isSystemCode', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT'])(
    'returns true for %s',
    (code) => {
      expect(isSystemCode(code)).toBe(true);
    },
  );

  it.each([
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
    'HPE_INVALID_CONSTANT',
    'Error',
    '',
  ])('returns false for "%s"', (code) => {
    expect(isSystemCode(code)).toBe(false);
  });
});
