import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../plugin/http/public-address.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '193.191.210.1', '2a02:2c40::1', '172.32.0.1'])(
    'returns true for %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.0.1', '255.255.255.255', '224.0.0.1', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''],
  ])('returns false for "%s"', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
