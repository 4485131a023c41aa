import { proxyFor } from '../../http/proxy.ts';
import { readServerAuthorities } from '../../settings/anchor-files.ts';
import type { Settings } from '../../settings/index.ts';
import { failedCheck } from './check.ts';
import type { Check } from './check.ts';

/** An address of eHealth: what is called by https without any exception. */
const ehealth = new URL('https://services.ehealth.fgov.be/');

/** The proxy of the environment, for this process: a service may have another environment. Its password is not shown. */
export function checkProxy(env: NodeJS.ProcessEnv): Check {
  const name = 'proxy';
  const way = proxyFor(ehealth, env);
  switch (way.kind) {
    case 'direct':
      return { name, status: 'ok', found: 'none for calls to eHealth', remedy: null };
    case 'proxy':
      return { name, status: 'ok', found: `${way.url.origin} for calls to eHealth`, remedy: null };
    case 'unusable':
      return {
        name,
        status: 'failed',
        found: `the environment variable ${way.variable} is no http or https address`,
        remedy: 'Write it as http://proxy.example:3128, or remove it. SOCKS is not supported.',
      };
  }
}

/** The files of `outbound.authorities`. */
export function checkServerAuthorities({ outbound }: Pick<Settings, 'outbound'>): readonly Check[] {
  try {
    readServerAuthorities(outbound.authorities);
    return [];
  } catch (error) {
    return [failedCheck('authorities', error)];
  }
}
