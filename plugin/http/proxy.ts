import { BlockList, isIP } from 'node:net';

/*
 * Which HTTP proxy a call out goes through, by the environment variables that curl and most programs know: HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY, in either case.
 */

type ProxyChoice =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly url: URL }
  /** The variable holds no http or https address. */
  | { readonly kind: 'unusable'; readonly variable: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The way to an address. NO_PROXY lists what is called directly: names with all below them, IP addresses, networks (10.0.0.0/8), each
 * with a port where wanted, or "*". While it is not set at all, addresses of this machine are called directly.
 */
export function proxyFor(target: URL, env: Environment = process.env): ProxyChoice {
  const found = variableFor(target.protocol, env);
  if (found === null || isExempt(target, valueOf(env, 'no_proxy'))) return { kind: 'direct' };
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(found.value)
    ? found.value
    : `http://${found.value}`;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) {
    return { kind: 'unusable', variable: found.name };
  }
  return { kind: 'proxy', url: new URL(address) };
}

function variableFor(protocol: string, env: Environment): { name: string; value: string } | null {
  const names = [protocol === 'https:' ? 'https_proxy' : 'http_proxy', 'all_proxy'];
  for (const name of names) {
    // In a CGI program HTTP_PROXY would be a header of the request (httpoxy)
    if (name === 'http_proxy' && env['REQUEST_METHOD'] !== undefined) continue;
    const value = valueOf(env, name)?.trim() ?? '';
    if (value !== '') return { name: name.toUpperCase(), value };
  }
  return null;
}

const valueOf = (env: Environment, name: string) => env[name] ?? env[name.toUpperCase()];

const thisMachine = 'localhost,127.0.0.0/8,::1';

function isExempt(target: URL, listed: string | undefined): boolean {
  const host = nameOf(target.hostname);
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return (listed ?? thisMachine)
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      // Of an IPv6 address without brackets the last part is no port
      const [, withPort, wantedPort] = /^([^:]+|\[[^\]]+\]):(\d+)$/.exec(entry) ?? [];
      if (wantedPort !== undefined && wantedPort !== port) return false;
      return covers(nameOf(withPort ?? entry), host);
    });
}

const nameOf = (written: string) => written.toLowerCase().replace(/^\[|\]$|\.$/g, '');

function covers(entry: string, host: string): boolean {
  const family = isIP(host);
  if (family === 0) {
    const name = entry.replace(/^\*?\./, '');
    return host === name || host.endsWith(`.${name}`);
  }
  const [network = '', bits = family === 4 ? '32' : '128'] = entry.split('/');
  if (isIP(network) !== family || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, Number(bits), type);
  return list.check(host, type);
}

/** The header Proxy-Authorization for user and password of a proxy's address (RFC 7617). */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const account = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(account).toString('base64')}` };
}
