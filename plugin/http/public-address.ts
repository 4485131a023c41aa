import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** IPv4 that is not global unicast: IANA's special-purpose registry, multicast and reserved. */
const notGlobal4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  notGlobal4.addSubnet(network, bits, 'ipv4');

/** IANA assigns global unicast IPv6 from here alone. What lies outside (NAT64, local, multicast, SRv6 …) is refused unnamed. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

// Inside it: 6to4 and Teredo carry an IPv4 address that a plain check would miss, and blocks for protocols, tests and documents
const notGlobal6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGlobal6.addSubnet(network, bits, 'ipv6');

/**
 * Whether an IP address lies on the public internet, and is not of this machine. A certificate names addresses that we then
 * fetch: they must not reach this machine, the practice's own network or a cloud's metadata service.
 */
export const isPublicAddress = createAddressCheck(ownAddresses);

/** `own` lists the machine's addresses; it is asked at each check, since they change. */
export function createAddressCheck(own: () => Iterable<string>): (address: string) => boolean {
  return (address) => {
    const family = isIP(address);
    if (family === 0) return false;
    const isGlobal =
      family === 4
        ? !notGlobal4.check(address, 'ipv4')
        : global6.check(address, 'ipv6') && !notGlobal6.check(address, 'ipv6');
    return isGlobal && !holds(own(), address, family);
  };
}

/** Compares addresses, not their spellings: "2a02::1" and "2a02:0:0::1" are one. */
function holds(own: Iterable<string>, address: string, family: number): boolean {
  const mine = new BlockList();
  for (const one of own) {
    if (isIP(one) === family) mine.addAddress(one, family === 4 ? 'ipv4' : 'ipv6');
  }
  return mine.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all = []) =>
    all.map(({ address }) => address.replace(/%.*$/, '')),
  );
}
