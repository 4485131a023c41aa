import type { HostUser } from '../../plugin/host.ts';

/** An invented doctor with a group and a company. */
export function aUser(changes: Partial<HostUser> = {}): HostUser {
  return {
    id: 'anne',
    displayName: 'Anne Exemple',
    function: 'Médecin généraliste',
    active: true,
    ssin: '00000000097',
    nihii: [{ number: '10000007000', from: '2012-01-01', to: null }],
    organisations: [
      { kind: 'group', identifier: '00000097', name: 'Groupement Exemple' },
      { kind: 'company', identifier: '0000000196', name: 'Maison médicale Exemple' },
    ],
    ...changes,
  };
}
