import { isIP } from 'node:net';
import * as z from 'zod';

/* Settings of the side-car (`trousseau serve`) behind a proxy; a module inside a host has the host's mount path and proxies. */

const pathBelow = z
  .string()
  .regex(/^(?:\/[\w.~-]+)+\/?$/, 'must be a path such as /trousseau')
  .refine((path) => !/\/\.{1,2}(?:\/|$)/.test(path), 'must be a path such as /trousseau')
  .transform((path) => path.replace(/\/$/, ''));

const proxyAddress = z.string().refine((text) => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits = '0', ...more] = text.split('/');
  const family = isIP(address);
  return (
    family !== 0 &&
    more.length === 0 &&
    /^\d+$/.test(bits) &&
    Number(bits) <= (family === 4 ? 32 : 128)
  );
}, 'must be an IP address, a network such as 10.0.0.0/8, or loopback, linklocal, uniquelocal');

export const SideCarSetting = z.object({
  basePath: pathBelow
    .nullable()
    .default(null)
    .describe(
      'Side-car: path below which browsers see the module, whether the proxy strips it or not. When absent, X-Forwarded-Prefix of a trusted proxy.',
    ),
  trustedProxies: z
    .array(proxyAddress)
    .default([])
    .describe(
      'Side-car: addresses or networks of proxies whose X-Forwarded-For, -Proto, -Host and -Prefix are believed. Of one on this machine the prefix always is.',
    ),
});
