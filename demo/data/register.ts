import type { Mandate, Register } from '../../simulator/control/control.ts';
import { certificateName, nurseGroup, practiceCompany } from './people.ts';
import type { DemoPractice, DemoUser } from './people.ts';

/*
 * What the simulated eHealth knows of the practice's people: attributes by the names of its services (the public interface
 * descriptions of the token service), values invented.
 */

const person = 'urn:be:fgov:person:ssin';
const platform = 'urn:be:fgov:ehealth:1.0';

/** The attributes of each profession. Irregular on purpose: so are eHealth's names. */
function professional(user: DemoUser): Readonly<Record<string, string>> {
  const nihii = user.nihii[0]?.number ?? '';
  switch (user.job) {
    case 'doctor':
      return {
        [`${person}:doctor:boolean`]: 'true',
        [`${person}:ehealth:1.0:doctor:nihii11`]: nihii,
        [`${person}:ehealth:1.0:fpsph:doctor:boolean`]: 'true',
      };
    case 'nurse':
      return {
        [`${person}:nurse:boolean`]: 'true',
        [`${person}:ehealth:1.0:nurse:nihii11`]: nihii,
        [`${person}:ehealth:1.0:nihii:nurse:nihii11`]: nihii,
        [`${person}:ehealth:1.0:fpsph:nurse:boolean`]: 'true',
      };
    case 'physiotherapist':
      return {
        [`${person}:ehealth:1.0:professional:physiotherapist:boolean`]: 'true',
        [`${person}:ehealth:1.0:nihii:physiotherapist:nihii11`]: nihii,
        [`${person}:ehealth:1.0:fpsph:physiotherapist:boolean`]: 'true',
        [`${platform}:certificateholder:person:ssin:usersession:boolean`]: 'true',
      };
    case 'manager':
    case 'secretary':
      return {};
  }
}

function names(user: DemoUser): Readonly<Record<string, string>> {
  const [first = '', ...rest] = certificateName(user.displayName).split(' ');
  return {
    [`${person}:ehealth:1.0:givenname`]: first,
    [`${person}:ehealth:1.0:surname`]: rest.join(' '),
  };
}

const mandateTypes: Readonly<Record<string, string>> = { group: 'NIHII-GROUP', company: 'CBE' };

/** That a user may manage the certificates of an organisation. */
const mandateFor = ({ kind, identifier, name }: DemoUser['organisations'][number]): Mandate => ({
  type: mandateTypes[kind] ?? '',
  id: identifier,
  names: { fr: name, nl: name },
});

/** The register of all demo users with a national number, and of the two organisations. */
export function registerOf(practices: readonly DemoPractice[]): Register {
  const users = practices.flatMap((practice) => practice.users);
  return {
    persons: Object.fromEntries(
      users.flatMap((user) =>
        user.ssin === null ? [] : [[user.ssin, { ...names(user), ...professional(user) }]],
      ),
    ),
    organisations: {
      [nurseGroup.identifier]: {
        [`${platform}:groupofnurses:nihii-number:recognisedgroupofnurses:nihii11`]: `${nurseGroup.identifier}000`,
        [`${platform}:certificateholder:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`]:
          'true',
      },
      [practiceCompany.identifier]: {
        'urn:be:fgov:kbo-bce:organization:cbe-number': practiceCompany.identifier,
        [`${platform}:certificateholder:enterprise:cbe-number:ehealth:1.0:cbe_daas_authorized:boolean`]:
          'false',
        [`${platform}:certificateholder:recognisedorganization:boolean`]: 'true',
      },
    },
    mandates: Object.fromEntries(
      users.flatMap(({ ssin, organisations }) =>
        ssin === null || organisations.length === 0 ? [] : [[ssin, organisations.map(mandateFor)]],
      ),
    ),
  };
}
