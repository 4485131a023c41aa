import { lookup as systemLookup } from 'node:dns';
import { lookup as lookupName } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** The code of the error for an address that may not be connected to. */
export const refusedAddress = 'ERR_ADDRESS_NOT_PUBLIC';

/**
 * Resolves a name for a connection, and refuses the whole of it when one of its addresses may not be connected to. Name and address
 * are judged at the moment of connecting, so that a name cannot change its mind in between.
 */
export function guardedLookup(mayConnect: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, options, (error, address, family) => {
      if (error !== null) {
        // Without an address, although the types promise one. What is thrown here ends the process
        callback(error, address, family);
        return;
      }
      const found = typeof address === 'string' ? [address] : address.map((one) => one.address);
      if (!found.every(mayConnect)) {
        const refusal: NodeJS.ErrnoException = new Error('not a public address');
        refusal.code = refusedAddress;
        callback(refusal, address, family);
      } else callback(error, address, family);
    });
  };
}

/** How long a name may take here that a proxy will resolve anyway, in milliseconds. */
const longestLookupMs = 2_000;

/**
 * Whether a name has an address, as this machine resolves it, that may not be connected to: a proxy must not be sent there either.
 * False for a name that is not known here: behind a proxy the DNS often knows the inside only.
 */
export async function isRefusedName(
  host: string,
  mayConnect: (address: string) => boolean,
): Promise<boolean> {
  if (isIP(host) !== 0) return !mayConnect(host);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), longestLookupMs);
  });
  const found = await Promise.race([lookupName(host, { all: true }).catch(() => []), late]);
  clearTimeout(timer);
  return !found.every(({ address }) => mayConnect(address));
}
