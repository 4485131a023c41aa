import type { Register } from '../../control/control.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { ReadAssertion } from '../../sts/assertion-reader.ts';
import { literals } from '../../xml/xml-names.ts';
import { boxName, type BoxAddress, type Sender } from './box-address.ts';

/** A box that the platform keeps. */
export interface KnownBox {
  readonly address: BoxAddress;
  readonly name: string;
  readonly firstName: string | null;
}

/** Who calls, by the token. */
export interface Caller {
  /** SSIN; null where an organisation's own certificate opened the session. */
  readonly person: string | null;
  /** The first is the one that is used without BoxId. */
  readonly boxes: readonly [KnownBox, ...KnownBox[]];
}

export interface BoxDirectory {
  /** The box of an address; people answer to INSS and to NIHII (mailbox.md 11). */
  find(address: BoxAddress): KnownBox | undefined;
  ofQuality(quality: string): readonly KnownBox[];
  /** Throws SOA-01002 for a token that certifies no quality with a box. */
  callerOf(assertion: ReadAssertion): Caller;
}

const personal: Readonly<Record<string, string>> = {
  doctor: 'DOCTOR',
  nurse: 'NURSE',
  dentist: 'DENTIST',
  physiotherapist: 'PHYSIOTHERAPIST',
  midwife: 'MIDWIFE',
  logopedist: 'LOGOPEDIST',
  dietician: 'DIETICIAN',
  clinicalpsychologist: 'PSYCHOLOGIST',
};

/** By the word after `recognised`. */
const organisational: Readonly<
  Record<string, readonly [type: string, subType: string | null, quality: string]>
> = {
  groupofnurses: ['NIHII', 'GROUP', 'GROUP'],
  groupofdoctors: ['NIHII', 'GROUP_DOCTORS', 'GROUP_DOCTORS'],
  officedoctors: ['NIHII', 'OFFICE_DOCTORS', 'OFFICE_DOCTORS'],
  medicalhouse: ['NIHII', 'MEDICAL_HOUSE', 'MEDICAL_HOUSE'],
  guardpost: ['NIHII', 'GUARD_POST', 'GUARD_POST'],
  hospital: ['NIHII', 'HOSPITAL', 'HOSPITAL'],
  pharmacy: ['NIHII', 'PHARMACY', 'PHARMACY'],
  organization: ['CBE', null, 'INSTITUTION'],
  ehp: ['EHP', null, 'INSTITUTION_EHP'],
};

type Attributes = readonly (readonly [name: string, value: string])[];

const ssinClaim = 'urn:be:fgov:person:ssin';

/** The boxes of all that the register holds: one per person and quality, one per organisation. */
export function createBoxDirectory(
  register: () => Register,
  others: readonly KnownBox[] = [],
): BoxDirectory {
  const all = (): readonly Entry[] => [
    ...entriesOf(register()),
    ...others.map((box) => ({ box, addresses: [box.address] })),
  ];
  const find = (address: BoxAddress): KnownBox | undefined =>
    all().find(({ addresses }) => addresses.some((known) => boxName(known) === boxName(address)))
      ?.box;
  return {
    find,
    ofQuality: (quality) =>
      all()
        .map(({ box }) => box)
        .filter(({ address }) => address.quality === quality),
    callerOf(assertion) {
      const attributes = assertion.attributes.flatMap(({ name, namespace, values }) =>
        values.map((value) => ({
          name,
          value,
          certified: namespace === literals.certifiedNamespace,
        })),
      );
      const certified: Attributes = attributes
        .filter((entry) => entry.certified)
        .map(({ name, value }) => [name, value]);
      const asserted = attributes.filter((entry) => !entry.certified);
      const person = asserted.find(({ name }) => name === ssinClaim)?.value ?? null;
      const numbers = asserted
        .filter(({ name }) => /:(nihii|cbe|ehp)-number$/.test(name))
        .map(({ value }) => value);
      const addresses = [
        ...numbers.flatMap((id) => organisationAddresses(id, certified)),
        ...(person === null ? [] : personAddresses(person, certified)),
        ...(person === null ? [] : mandated(register(), person)),
      ];
      const names = [...new Set(addresses.map(boxName))];
      const [first, ...others] = names.flatMap((name) => {
        const address = addresses.find((candidate) => boxName(candidate) === name);
        return address === undefined ? [] : [find(address) ?? unlisted(address)];
      });
      if (first === undefined) {
        throw new SoapFault('SOA-01002', 'no quality in the token has a box');
      }
      return { person, boxes: [first, ...others] };
    },
  };
}

/** Who a letter from this box is from. */
export function senderOf(box: KnownBox, caller: Pick<Caller, 'person'>): Sender {
  const isOrganisation = box.firstName === null;
  return {
    ...box.address,
    name: box.name,
    firstName: box.firstName,
    personInOrganisation: isOrganisation ? caller.person : null,
  };
}

/** A holder that the token certifies and the register forgot. */
const unlisted = (address: BoxAddress): KnownBox => ({
  address,
  name: boxName(address),
  firstName: null,
});

interface Entry {
  readonly box: KnownBox;
  readonly addresses: readonly BoxAddress[];
}

function entriesOf({ persons, organisations, mandates }: Register): readonly Entry[] {
  const people = Object.entries(persons).flatMap(([ssin, held]) => {
    const attributes = Object.entries(held);
    const valueOf = (ending: string): string =>
      attributes.find(([name]) => name.endsWith(ending))?.[1] ?? '';
    return personAddresses(ssin, attributes).map((address): Entry => {
      const nihii = nihiiOf(attributes, address.quality);
      return {
        box: {
          address,
          name: valueOf(':surname'),
          firstName: valueOf(':givenname'),
        },
        addresses: [address, ...(nihii === null ? [] : [{ ...address, type: 'NIHII', id: nihii }])],
      };
    });
  });
  const offices = Object.values(mandates ?? {}).flat();
  const groups = Object.entries(organisations).flatMap(([id, held]) =>
    organisationAddresses(id, Object.entries(held)).map((address): Entry => {
      const names = offices.find((office) => office.id === id)?.names ?? {};
      const name = names['fr'] ?? names['nl'] ?? `${address.type} ${id}`;
      return { box: { address, name, firstName: null }, addresses: [address] };
    }),
  );
  return [...people, ...groups];
}

function personAddresses(ssin: string, attributes: Attributes): readonly BoxAddress[] {
  const qualities = attributes.flatMap(([name, value]) => {
    const [, profession = ''] =
      /^urn:be:fgov:person:ssin:(?:ehealth:1\.0:(?:professional|fpsph):)?([a-z]+):boolean$/.exec(
        name,
      ) ?? [];
    const quality = Object.hasOwn(personal, profession) ? personal[profession] : undefined;
    return value === 'true' && quality !== undefined ? [quality] : [];
  });
  return [...new Set(qualities)].map((quality) => ({
    type: 'INSS',
    id: ssin,
    subType: null,
    quality,
  }));
}

/** The first eight digits of the number for this quality. */
function nihiiOf(attributes: Attributes, quality: string): string | null {
  const number = attributes.find(
    ([name, value]) =>
      name.endsWith(':nihii11') &&
      /^\d{11}$/.test(value) &&
      name.split(':').some((part) => personal[part] === quality),
  );
  return number?.[1].slice(0, 8) ?? null;
}

function organisationAddresses(id: string, attributes: Attributes): readonly BoxAddress[] {
  const kinds = attributes.flatMap(([name, value]) => {
    const [, kind = ''] = /:recognised([a-z]+):boolean$/.exec(name) ?? [];
    return value === 'true' ? [kind] : [];
  });
  return [...new Set(kinds)].flatMap((kind) => {
    const known = Object.hasOwn(organisational, kind) ? organisational[kind] : undefined;
    if (known === undefined) return [];
    const [type, subType, quality] = known;
    return [{ type, id, subType, quality }];
  });
}

/** Who may manage an organisation's certificates may use its box too: our reading of mailbox.md 13, where the platform decides. */
function mandated({ mandates, organisations }: Register, ssin: string): readonly BoxAddress[] {
  return (mandates?.[ssin] ?? []).flatMap(({ id }) =>
    organisationAddresses(id, Object.entries(organisations[id] ?? {})),
  );
}
