import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createAddressCheck, isPublicAddress } from '../../plugin/http/public-address.ts';

describe('isPublicAddress', () => {
  // A machine may have one of them as its own, which would be refused in any case
  const check = createAddressCheck(() => []);

  it.each([
    ...['8.8.8.8', '193.191.210.1', '172.32.0.1', '192.0.1.1', '198.51.99.1', '203.0.114.1'],
    ...['2a02:2c40::1', '2001:4860:4860::8888', '2003::1', '2606:4700::1111'],
  ])('returns true for %s', (address) => {
    expect(check(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.0.1', '255.255.255.255', '224.0.0.1', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''],
    // For documents, tests and retired relays
    ...['192.0.2.2', '198.51.100.1', '203.0.113.9', '192.88.99.1', '2001:db8::1', '3fff::1'],
    // Outside 2000::/3: discarded, SRv6, NAT64 of a site, multicast, unassigned; mapped IPv4, also a public one
    ...['100::1', '5f00::1', '64:ff9b:1::1', 'ff02::1', '4000::1', '::ffff:8.8.8.8'],
    // Teredo, ORCHID and other protocols
    ...['2001::1', '2001:20::1', '2001:1ff::1', 'fe80::1%eth0', 'fec0::1'],
  ])('returns false for "%s"', (address) => {
    expect(check(address)).toBe(false);
  });

  it('returns false for an address of this machine, however it is written', () => {
    const own = createAddressCheck(() => ['8.8.8.8', '2a02:2c40:0:0:0:0:0:1']);
    expect(['8.8.8.8', '2A02:2C40::0001'].map(own)).toEqual([false, false]);
    expect(['8.8.4.4', '2a02:2c40::2'].map(own)).toEqual([true, true]);
  });

  it('returns false for every address of the machine that runs the test', () => {
    const addresses = Object.values(networkInterfaces()).flat();
    expect(addresses.filter((one) => isPublicAddress(one?.address ?? ''))).toEqual([]);
  });
});
