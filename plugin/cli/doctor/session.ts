import { defaultStsEndpoint } from '../../ehealth/endpoints.ts';
import type { Settings } from '../../settings/index.ts';
import { readCardRoots, readSignerAnchors } from '../../settings/anchor-files.ts';
import { failedCheck } from './check.ts';
import type { Check } from './check.ts';

const name = 'sessions';

/** The cards of this machine prove themselves by roots that the settings name. */
export function checkCardRoots({ eid }: Pick<Settings, 'eid'>): readonly Check[] {
  const name = 'card roots';
  if (!eid.enabled) return [];
  try {
    const { length } = readCardRoots(eid.rootAnchors);
    if (length > 0) return [{ name, status: 'ok', found: `${length} known`, remedy: null }];
  } catch (error) {
    return [failedCheck(name, error)];
  }
  return [
    {
      name,
      status: 'warning',
      found:
        'no root is configured, so any card is accepted as genuine; a forged one could capture a PIN',
      remedy: 'List the Belgium Root CAs in eid.rootAnchors.',
    },
  ];
}

/** What opening a session needs of the settings. Nothing is sent: whether eHealth answers is seen at the first session. */
export function checkSessions({
  ehealth,
  environment,
}: Pick<Settings, 'ehealth' | 'environment'>): readonly Check[] {
  const endpoint = ehealth.stsEndpoint ?? defaultStsEndpoint(environment);
  if (endpoint === null) {
    return [
      warning(
        `no token service is known for environment ${environment}`,
        'Set ehealth.stsEndpoint.',
      ),
    ];
  }
  let signers: number;
  try {
    signers = readSignerAnchors(ehealth.signerAnchors).filter(
      (signer) => signer.environment === environment,
    ).length;
  } catch (error) {
    return [failedCheck(name, error)];
  }
  return [
    signers === 0
      ? warning(
          'no anchor for the signer of eHealth’s assertions: every session would be refused',
          'List the CA of the signer in ehealth.signerAnchors.',
        )
      : { name, status: 'ok', found: `${endpoint}, ${signers} signer anchors`, remedy: null },
    ...(ehealth.contactEmail === null
      ? [
          warning(
            'eHealth asks every product for an e-mail address, and none is set',
            'Set ehealth.contactEmail; without it eHealth may refuse requests with SOA-03001.',
          ),
        ]
      : []),
  ];
}

function warning(found: string, remedy: string): Check {
  return { name, status: 'warning', found, remedy };
}
