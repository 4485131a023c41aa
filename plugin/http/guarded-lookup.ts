import { lookup as systemLookup } from 'node:dns';
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
