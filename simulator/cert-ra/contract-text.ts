import type { RegistrationSettings } from '../control/registration-settings.ts';
import { escapeXml } from '../xml/xml.ts';
import type { Party } from './party.ts';

/** What a contract says, before it is put into words. */
export interface ContractSubject {
  readonly dn: string;
  readonly signer: Party;
  /** Number of the contract: no two texts are the same. */
  readonly reference: string;
  readonly at: Date;
  readonly html: RegistrationSettings['contractHtml'];
}

type Texts = readonly (readonly [language: string, text: string])[];

/** The terms of a certificate, in the simulator's own words. */
export function certificateTexts(subject: ContractSubject, holder: string): Texts {
  const name = fullName(subject.signer);
  return [
    [
      'fr',
      page('fr', 'Demande d’un certificat (simulation)', subject, [
        `Je soussigné(e) ${name}, numéro d’identification ${subject.signer.id}, demande un certificat au nom de ${holder}.`,
        'Je garde la clé privée et son mot de passe pour les seules personnes qui en ont besoin dans leur travail.',
        'Je fais révoquer le certificat sans attendre si la clé est perdue, volée ou connue d’autrui.',
        'Je n’emploie le certificat que pour les services de soins auxquels il donne accès.',
        'Je signale tout changement des données de contact ou de la fonction qui justifie ce certificat.',
        'Lors d’un renouvellement, l’ancien certificat est retiré de tous les ordinateurs.',
      ]),
    ],
    [
      'nl',
      page('nl', 'Aanvraag van een certificaat (simulatie)', subject, [
        `Ik, ${name}, identificatienummer ${subject.signer.id}, vraag een certificaat aan op naam van ${holder}.`,
        'Ik bewaar de private sleutel en zijn wachtwoord voor wie ze voor het werk nodig heeft, en voor niemand anders.',
        'Ik laat het certificaat meteen intrekken als de sleutel verloren, gestolen of door anderen gekend is.',
        'Ik gebruik het certificaat enkel voor de zorgdiensten waartoe het toegang geeft.',
        'Ik meld elke wijziging van de contactgegevens of van de functie waarop dit certificaat steunt.',
        'Bij een vernieuwing wordt het oude certificaat van alle computers verwijderd.',
      ]),
    ],
  ];
}

/** The terms of a revocation. */
export function revocationTexts(subject: ContractSubject, reason: string): Texts {
  const name = fullName(subject.signer);
  return [
    [
      'fr',
      page('fr', 'Révocation d’un certificat (simulation)', subject, [
        `Je soussigné(e) ${name}, numéro d’identification ${subject.signer.id}, demande la révocation de ce certificat.`,
        `Motif : ${reason}.`,
        'La révocation est définitive. Le certificat et sa clé de chiffrement ne servent plus à rien ensuite.',
      ]),
    ],
    [
      'nl',
      page('nl', 'Intrekking van een certificaat (simulatie)', subject, [
        `Ik, ${name}, identificatienummer ${subject.signer.id}, vraag de intrekking van dit certificaat.`,
        `Reden: ${reason}.`,
        'De intrekking is definitief. Het certificaat en zijn encryptiesleutel zijn daarna onbruikbaar.',
      ]),
    ],
  ];
}

const fullName = ({ firstNames, name }: Party): string =>
  escapeXml([...firstNames, name].join(' '));

function page(
  language: string,
  title: string,
  { dn, reference, at, html }: ContractSubject,
  clauses: readonly string[],
): string {
  const [head, foot] = html === 'hostile' ? hostile : ['', ''];
  const items = clauses.map((clause) => `<li>${clause}</li>`).join('\n');
  return (
    `<!DOCTYPE html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${title}</title>${head}</head>\n` +
    `<body>\n<h1>${title}</h1>\n<p>${escapeXml(dn)}</p>\n<ol>\n${items}\n</ol>\n` +
    `<p>${reference}&nbsp;&middot; ${at.toISOString().slice(0, 10)}</p>\n${foot}</body>\n</html>\n`
  );
}

/** What a page that shows contracts must keep from acting. */
const hostile = [
  '<script>parent.document.title = "overwritten"; fetch("https://contract.example.invalid/script");</script>' +
    '<style>body { background: url(https://contract.example.invalid/style) }</style>' +
    '<meta http-equiv="refresh" content="0; url=https://contract.example.invalid/refresh">',
  '<img src="https://contract.example.invalid/image" onerror="parent.document.title = \'overwritten\'" alt="">' +
    '<form action="https://contract.example.invalid/form" target="_top"><button>OK</button></form>' +
    '<a href="https://contract.example.invalid/link" target="_top">link</a>',
] as const;
