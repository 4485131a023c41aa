import type { Quality } from '../../plugin/ehealth/claims/quality.ts';
import type { HostOrganisation, HostUser, NihiiNumber, Role } from '../../plugin/host.ts';
import type { Language } from '../../plugin/i18n/language.ts';

/*
 * The practice's people. All are invented: names of trees and plants, and numbers of a series that is never assigned (it
 * begins with zeros), with check digits that hold.
 */

/** The user's function; the screens translate it, the module receives it in French. */
type DemoFunction = 'manager' | 'doctor' | 'nurse' | 'physiotherapist' | 'secretary';

export interface DemoUser extends HostUser {
  readonly practiceId: string;
  readonly job: DemoFunction;
  readonly roles: readonly Role[];
}

export interface DemoPractice {
  readonly id: string;
  readonly name: string;
  readonly users: readonly DemoUser[];
}

export const demoPracticeId = 'cabinet-demo';

/** The five who can log in, in the order of the log-in screen. */
export const readyMadeUserIds = ['claire', 'elise', 'lotte', 'basile', 'odile'] as const;

export const nurseGroup: HostOrganisation = {
  kind: 'group',
  identifier: nihii(300).slice(0, 8),
  name: 'Groupement infirmier Les Genêts',
  quality: 'groupofnurses',
};
export const practiceCompany: HostOrganisation = {
  kind: 'company',
  identifier: '0000000196',
  name: 'Cabinet Démo SRL',
  quality: 'enterprise',
};

const functionNames: Readonly<Record<DemoFunction, string>> = {
  manager: 'Responsable du cabinet',
  doctor: 'Médecin généraliste',
  nurse: 'Infirmier·ère',
  physiotherapist: 'Kinésithérapeute',
  secretary: 'Secrétaire',
};

/** Last three digits of a NIHII number: the qualification it encodes. */
const qualification: Readonly<Partial<Record<DemoFunction, string>>> = {
  doctor: '004',
  nurse: '401',
  physiotherapist: '501',
};

/** As what eHealth should recognise them; who does no care is asked. */
const demoQuality: Readonly<Partial<Record<DemoFunction, Quality>>> = {
  doctor: 'doctor',
  nurse: 'nurse',
  physiotherapist: 'physiotherapist',
};

/** National number of the n-th invented person: born before 2000 by its check digits, on no day of any year. */
function ssin(n: number): string {
  return String(n).padStart(9, '0') + String(97 - (n % 97)).padStart(2, '0');
}

/** The n-th invented NIHII number, 11 digits. */
function nihii(n: number, qualificationCode = '000'): string {
  return String(n).padStart(6, '0') + String(97 - (n % 97)).padStart(2, '0') + qualificationCode;
}

interface Sketch {
  readonly id: string;
  readonly name: string;
  readonly job: DemoFunction;
  readonly roles: readonly Role[];
  readonly organisations?: readonly HostOrganisation[];
  readonly active?: boolean;
  readonly language?: Language;
}

const clinician = ['clinician'] as const;

const readyMade: readonly Sketch[] = [
  {
    id: 'claire',
    name: 'Claire Sorbier',
    job: 'manager',
    roles: ['admin'],
    organisations: [practiceCompany],
  },
  {
    id: 'elise',
    name: 'Dr Élise Aubépine',
    job: 'doctor',
    roles: clinician,
  },
  {
    id: 'lotte',
    name: 'Lotte Vlierboom',
    job: 'nurse',
    roles: clinician,
    organisations: [nurseGroup],
    language: 'nl',
  },
  {
    id: 'basile',
    name: 'Dr Basile Coudrier',
    job: 'doctor',
    roles: clinician,
    organisations: [practiceCompany],
  },
];

const givenNames = [
  'Anaïs',
  'Bram',
  'Chloé',
  'Daan',
  'Estelle',
  'Fien',
  'Gaspard',
  'Hanne',
  'Inès',
  'Joris',
  'Katrien',
  'Loïc',
  'Maud',
  'Niels',
  'Oriane',
  'Pieter',
  'Quentin',
  'Roos',
  'Sylvain',
  'Tine',
] as const;
const surnames = [
  'Bruyère',
  'Eikenhof',
  'Chardon',
  'Lindeboom',
  'Fougère',
  'Berkenveld',
  'Genévrier',
  'Hazelaar',
  'Lavandier',
  'Klaproos',
  'Marronnier',
  'Olmenhof',
  'Noisetier',
  'Sleedoorn',
  'Prunellier',
  'Wilgenrust',
  'Roseau',
  'Zonnebloem',
  'Tilleul',
] as const;
const jobs = [
  'nurse',
  'doctor',
  'nurse',
  'physiotherapist',
  'secretary',
  'nurse',
  'doctor',
] as const;

/** Person n of the staff: 20 given names and 19 surnames meet in a new pair each time, up to 380; then a number is added. */
function staff(n: number): Sketch {
  const pair = n % (givenNames.length * surnames.length);
  const round = Math.floor(n / (givenNames.length * surnames.length));
  const given = givenNames[pair % givenNames.length] ?? '';
  const surname = surnames[pair % surnames.length] ?? '';
  const job = jobs[n % jobs.length] ?? 'nurse';
  const name = `${given} ${surname}${round === 0 ? '' : ` ${String(round + 1)}`}`;
  return {
    id: `p${String(n + 1)}`,
    name: job === 'doctor' ? `Dr ${name}` : name,
    job,
    roles: job === 'secretary' ? ['admin'] : clinician,
    organisations: job === 'nurse' && n % 2 === 0 ? [nurseGroup] : [],
    active: n !== 11,
  };
}

function person(sketch: Sketch, n: number, practiceId: string): DemoUser {
  const organisations = sketch.organisations ?? [];
  const quality = demoQuality[sketch.job];
  return {
    id: sketch.id,
    practiceId,
    displayName: sketch.name,
    job: sketch.job,
    function: functionNames[sketch.job],
    active: sketch.active ?? true,
    ssin: sketch.job === 'secretary' ? null : ssin(n),
    nihii: nihiiNumbers(sketch.job, n),
    ...(quality === undefined ? {} : { quality }),
    email: `${sketch.id}@${practiceId}.example`,
    language: sketch.language ?? 'fr',
    organisations,
    roles: sketch.roles,
  };
}

/** Every second doctor was a trainee first, so that the profile shows numbers with periods. */
function nihiiNumbers(job: DemoFunction, n: number): readonly NihiiNumber[] {
  const code = qualification[job];
  if (code === undefined) return [];
  if (job === 'doctor' && n % 2 === 1) {
    return [
      { number: nihii(n, code), from: '2022-10-01', to: null },
      { number: nihii(n, '005'), from: '2019-10-01', to: '2022-09-30' },
    ];
  }
  return [{ number: nihii(n, code), from: '2015-01-01', to: null }];
}

/** The demo's two practices, the same at every start; `users` is the size of the first one. */
export function createPractices(users: number): readonly DemoPractice[] {
  const sketches = [
    ...readyMade,
    ...Array.from({ length: Math.max(0, users - readyMade.length) }, (_, n) => staff(n)),
  ];
  const neighbour: Sketch = {
    id: 'odile',
    name: 'Dr Odile Merisier',
    job: 'doctor',
    roles: ['admin', 'clinician'],
  };
  return [
    {
      id: demoPracticeId,
      name: 'Cabinet Démo',
      users: sketches.map((sketch, n) => person(sketch, n, demoPracticeId)),
    },
    {
      id: 'cabinet-voisin',
      name: 'Cabinet Voisin',
      users: [person(neighbour, 900_001, 'cabinet-voisin')],
    },
  ];
}

/** A name as certificates write it: capitals, no accents, no title. */
export function certificateName(displayName: string): string {
  return displayName
    .replace(/^Dr /, '')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toUpperCase();
}
