import { SoapFault } from '../../soap/soap-fault.ts';
import { element, parent } from './xml-writer.ts';

/* Status codes of both services (mailbox.md 7). Every text is invented: no source has eHealth's own. */

type Texts = readonly [fr: string, nl: string, de: string, en: string];

const texts: Readonly<Record<number, Texts>> = {
  100: ['SUCCÈS', 'GESLAAGD', 'ERFOLG', 'SUCCESS'],
  200: ['SUCCÈS', 'GESLAAGD', 'ERFOLG', 'SUCCESS'],
  801: ['lettre trop grande', 'brief te groot', 'Brief zu groß', 'letter too large'],
  802: [
    'identifiant non valable',
    'identificatie ongeldig',
    'Kennung ungültig',
    'identifier not valid',
  ],
  803: [
    'qualité non valable',
    'hoedanigheid ongeldig',
    'Eigenschaft ungültig',
    'quality not valid',
  ],
  804: ['type non valable', 'type ongeldig', 'Typ ungültig', 'type not valid'],
  805: ['sous-type non valable', 'subtype ongeldig', 'Untertyp ungültig', 'subtype not valid'],
  806: [
    'message inconnu ou inaccessible',
    'bericht onbekend of niet toegankelijk',
    'Nachricht unbekannt oder nicht zugänglich',
    'message id or source not valid, or no access',
  ],
  807: ['fin avant le début', 'einde voor begin', 'Ende vor Anfang', 'EndIndex before StartIndex'],
  808: [
    'plus de 100 demandés',
    'meer dan 100 gevraagd',
    'mehr als 100 gefragt',
    'more than 100 asked',
  ],
  809: [
    'pas un message envoyé de cette boîte',
    'geen verzonden bericht van deze box',
    'keine gesendete Nachricht dieses Postfachs',
    'not a sent message of this box',
  ],
  810: [
    'boîte non autorisée',
    'box niet toegelaten',
    'Postfach nicht erlaubt',
    'box not valid or not yours',
  ],
  812: [
    'déplacement non autorisé',
    'verplaatsing niet toegelaten',
    'Verschieben nicht erlaubt',
    'move not allowed',
  ],
  813: [
    'tout n’est pas déplacé',
    'niet alles verplaatst',
    'nicht alles verschoben',
    'not all messages were moved',
  ],
  814: [
    'envoi non autorisé',
    'verzending niet toegelaten',
    'Versand nicht erlaubt',
    'not allowed to publish to this quality',
  ],
  815: [
    'tout n’est pas supprimé',
    'niet alles verwijderd',
    'nicht alles gelöscht',
    'not all messages were deleted',
  ],
  816: [
    'empreinte incorrecte',
    'hash onjuist',
    'Prüfwert falsch',
    'digest differs from the content',
  ],
  826: [
    'destinataire absent',
    'bestemmeling afwezig',
    'Empfänger abwesend',
    'a recipient is out of office',
  ],
  // Codes of ours, for refusals that no source has a code for
  830: [
    'PublicationId déjà utilisé',
    'PublicationId al gebruikt',
    'PublicationId schon benutzt',
    'PublicationId used before',
  ],
  831: [
    'période non autorisée',
    'periode niet toegelaten',
    'Zeitraum nicht erlaubt',
    'absence period not allowed',
  ],
  833: ['absence inconnue', 'afwezigheid onbekend', 'Abwesenheit unbekannt', 'absence not found'],
};

const languages = ['FR', 'NL', 'DE', 'EN'] as const;

const textOf = (code: number, language: (typeof languages)[number]): string =>
  `(simulated) ${texts[code]?.[languages.indexOf(language)] ?? 'unknown'}`;

/** The Status element; codes of the table come in the four languages. */
export const writeStatus = (code: number): string =>
  parent(
    'Status',
    element('Code', String(code)) +
      languages
        .map((language) => element('Message', textOf(code, language), { Lang: language }))
        .join(''),
  );

/** A call that a rule of the mailbox refuses. `inside`: what the answer holds all the same. */
export class MailboxRefusal extends Error {
  readonly code: number;
  readonly inside: string;

  constructor(code: number, inside = '') {
    super(textOf(code, 'EN'));
    this.name = 'MailboxRefusal';
    this.code = code;
    this.inside = inside;
  }
}

/** The same as a BusinessError fault. */
export const refusalFault = ({ code }: MailboxRefusal): SoapFault =>
  new SoapFault(String(code), textOf(code, 'EN').replace('(simulated) ', ''));

/** English text of a code, as ERROR letters have it. */
export const errorText = (code: number): string => textOf(code, 'EN');
