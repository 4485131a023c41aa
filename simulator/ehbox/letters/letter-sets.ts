import { randomBytes } from 'node:crypto';
import {
  sealKinds,
  type AnnexPlan,
  type LetterPlan,
  type LetterSet,
} from '../../control/letter-order.ts';
import type { CorrespondentName } from './correspondents.ts';
import { onePagePdf } from './one-page-pdf.ts';

/** A letter of a set with who writes it; the order's own correspondent when absent. */
export interface SetLetter extends LetterPlan {
  readonly from?: CorrespondentName;
}

/** The patient of every letter; invented. */
const patient = '00000000196';

const pdf = (title: string, fileName: string, lines: readonly string[]): AnnexPlan => ({
  title,
  fileName,
  mimeType: 'application/pdf',
  content: onePagePdf(lines).toString('base64'),
});

const annexOf = (title: string, fileName: string, mimeType: string, bytes: Buffer): AnnexPlan => ({
  title,
  fileName,
  mimeType,
  content: bytes.toString('base64'),
});

const everyday: readonly SetLetter[] = [
  {
    from: 'hospital',
    title: 'Horaire des consultations',
    kind: 'NEWS',
    publicationId: 'HORAIRE',
    text: 'Les consultations de cardiologie ont lieu le mardi et le jeudi.\n',
    hoursAgo: 300,
  },
  {
    from: 'doctor',
    title: 'Demande d’avis',
    seal: 'sealed',
    patient,
    text: 'Cher confrère,\n\nPourriez-vous revoir ce patient pour une toux qui dure depuis six semaines ?\n\nBien à vous,\nNoa Fictif\n',
    hoursAgo: 220,
  },
  {
    from: 'laboratory',
    title: 'Labo',
    seal: 'sealed-ber',
    patient,
    text: 'Résultats en annexe.\n',
    table: [
      ['Hémoglobine', '13,9 g/dL'],
      ['CRP', '4 mg/L'],
    ],
    annexes: [pdf('Protocole complet', 'protocole.pdf', ['Laboratoire modele', 'CRP 4 mg/L'])],
    customMeta: { LaboRequest: '2026-118' },
    hoursAgo: 150,
  },
  {
    from: 'hospital',
    title: 'Verslag',
    seal: 'sealed',
    patient,
    isImportant: true,
    text: 'Geachte collega,\n\nUw patiënt verliet vandaag de afdeling. De brief staat in bijlage.\n',
    annexes: [
      pdf('Ontslagbrief', 'verslag.pdf', ['Imaginair ziekenhuis', 'Ontslagbrief']),
      annexOf(
        'Medicatieschema',
        'schema.csv',
        'text/csv',
        Buffer.from('middel;dosis\nparacetamol;1 g\n'),
      ),
    ],
    hoursAgo: 70,
  },
  {
    from: 'hospital',
    title: 'Horaire des consultations',
    kind: 'NEWS',
    publicationId: 'HORAIRE',
    text: 'Les consultations de cardiologie ont lieu le mardi, le jeudi et le vendredi matin.\n',
    hoursAgo: 48,
  },
  {
    from: 'doctor',
    title: 'Réunion de garde',
    text: 'La réunion est reportée à jeudi, 20 heures.\n',
    hoursAgo: 26,
  },
  {
    from: 'laboratory',
    title: 'Labo',
    seal: 'sealed',
    patient,
    isImportant: true,
    text: 'Potassium 6,1 mmol/L : à contrôler aujourd’hui.\n',
    freeText: 'Communiqué aussi par téléphone.',
    hoursAgo: 3,
  },
];

const hostileHtml =
  '<html><body onload="fetch(\'http://127.0.0.1/opened\')"><h1>Labo</h1><script>alert(1)</script>' +
  '<img src="http://127.0.0.1/pixel.gif"><p style="position:fixed;top:0">Overlay</p>' +
  '<form action="http://127.0.0.1/form"><input name="pin"></form><a href="javascript:alert(2)">R&eacute;sultat</a>' +
  '<iframe src="file:///etc/passwd"></iframe><svg onload="alert(3)"></svg></body></html>';

const sealedText = (title: string, text: string): SetLetter => ({ title, text, seal: 'sealed' });

const odd: readonly SetLetter[] = [
  { ...sealedText('Corps HTML hostile', hostileHtml), mimeType: 'text/html', fileName: 'a.html' },
  { title: 'Corps en double base64', text: 'encodé deux fois\n', seal: 'base64-twice' },
  {
    title: 'Corps en windows-1252',
    content: Buffer.from('r\u00e9sultat \u0080 12\n', 'latin1').toString('base64'),
    seal: 'sealed',
  },
  { ...sealedText('Corps en annexe', 'le corps est une partie binaire\n'), isBinary: true },
  { title: 'Corps vide', text: '', seal: 'sealed' },
  { ...sealedText('T'.repeat(400), 'un titre de 400 caractères\n') },
  sealedText('<b>Titre</b> & "guillemets" \u202etxt.exe', 'un titre à échapper\n'),
  {
    ...sealedText('Annexe vide', 'une annexe de 0 octet\n'),
    annexes: [annexOf('Vide', 'vide.txt', 'text/plain', Buffer.alloc(0))],
  },
  {
    ...sealedText('Noms de fichiers', 'des noms à ne pas croire\n'),
    annexes: [
      '../../etc/passwd',
      'C:\\autoexec.bat',
      'rapport\u202efdp.exe',
      'CON',
      `${'n'.repeat(251)}.pdf`,
    ].map((fileName) => annexOf(fileName, fileName, 'application/pdf', Buffer.from('%PDF-1.4'))),
  },
  {
    ...sealedText('Type faux', 'un programme qui se dit PDF\n'),
    annexes: [
      annexOf(
        'Rapport',
        'rapport.pdf',
        'application/pdf',
        Buffer.from('MZ\u0090\u0000 (no program)', 'latin1'),
      ),
    ],
  },
  {
    ...sealedText('Trente annexes', 'trente\n'),
    annexes: Array.from({ length: 30 }, (_, index) =>
      annexOf(
        `Annexe ${String(index + 1)}`,
        `a${String(index + 1)}.txt`,
        'text/plain',
        Buffer.from(String(index)),
      ),
    ),
  },
  ...['1', '2', '3'].map((version): SetLetter => ({
    title: `Avis, version ${version}`,
    kind: 'NEWS',
    publicationId: 'AVIS',
    text: `version ${version}\n`,
  })),
  {
    title: 'Métadonnées',
    text: 'cent paires\n',
    customMeta: Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`Key${String(index)}`, 'V'.repeat(250)]),
    ),
  },
];

const seals: readonly SetLetter[] = sealKinds.map((kind) => ({
  title: `Sceau : ${kind}`,
  seal: kind,
  patient,
  text: `Texte sous un sceau « ${kind} ».\n`,
}));

const many: readonly SetLetter[] = Array.from({ length: 250 }, (_, index) => ({
  title: `Lettre ${String(index + 1)}`,
  text: `Lettre ${String(index + 1)} sur 250.\n`,
  hoursAgo: 250 - index,
}));

const sets: Readonly<Record<Exclude<LetterSet, 'large'>, readonly SetLetter[]>> = {
  everyday,
  seals,
  odd,
  many,
};

/** The letters of a set, oldest first. `large`: one letter with an annex of nine million bytes, made when asked for. */
export function letterSet(name: LetterSet): readonly SetLetter[] {
  if (name !== 'large') return sets[name];
  const scan = annexOf(
    'Imagerie',
    'imagerie.bin',
    'application/octet-stream',
    randomBytes(9_000_000),
  );
  return [{ ...sealedText('Imagerie', 'une grande annexe\n'), annexes: [scan] }];
}
