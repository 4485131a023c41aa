import type {
  LetterFileLine,
  LetterQuery,
  OpenedLetter,
  SealProblem,
} from '../../domain/mailbox/service.ts';
import { brusselsDate } from '../../domain/time/brussels-time.ts';
import { sealText } from '../../domain/mailbox/seal-text.ts';
import { plural } from '../../i18n/plural.ts';
import { spacedSsin } from '../parts/card/spaced-ssin.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { LettersQuery } from '../parts/paths.ts';
import { dayText, senderText, sizeText } from './words.ts';

export interface LetterView {
  readonly messageId: string;
  readonly title: string;
  readonly from: string;
  readonly about: string;
  readonly patient: string | null;
  readonly seal: SealView;
  /** Paragraphs. */
  readonly body: readonly string[] | null;
  readonly notes: readonly string[];
  readonly rows: readonly (readonly [string, string])[];
  readonly filesTitle: string;
  readonly files: readonly FileView[];
  readonly failure: { readonly number: string; readonly words: readonly string[] } | null;
  /** null: it cannot be answered. */
  readonly replyHref: string | null;
  readonly isInBin: boolean;
  readonly binAction: string;
  readonly restoreAction: string;
  readonly deleteAction: string;
}

interface SealView {
  readonly badges: readonly {
    readonly tone: string;
    readonly icon: string;
    readonly text: string;
  }[];
  readonly help: string;
  readonly details: readonly string[];
  /** Its words can be read at the reader's own risk. */
  readonly revealHref: string | null;
  readonly isRevealed: boolean;
  readonly isForOtherKey: boolean;
}

interface FileView {
  readonly name: string;
  readonly title: string;
  readonly size: string;
  /** null: it cannot be opened. */
  readonly href: string | null;
  readonly problem: string;
}

export function letterView(
  page: PageLocals,
  letter: OpenedLetter,
  query: LettersQuery,
  reveal: LetterQuery['reveal'],
  now: Date,
): LetterView {
  const { t } = page;
  const links = paths(page.base);
  const { messageId, sender } = letter;
  const isError = letter.failure !== null;
  const number = sender === null || isError ? '' : `${sender.type} ${sender.id}`;
  const day = dayText(page, letter.publishedOn, brusselsDate(now));
  const annexes = letter.files.filter(({ index }) => index >= 0).length;
  return {
    messageId,
    title: isError
      ? t('letter.failure')
      : letter.title === ''
        ? t('mailbox.untitled')
        : letter.title,
    from: senderText(page, sender, letter.kind),
    about: [number, day].filter((part) => part !== '').join(' · '),
    patient: letter.patientSsin === null ? null : spacedSsin(letter.patientSsin),
    seal: sealView(page, letter, query, reveal),
    body: letter.body === null ? null : letter.body.text.split(/\n{2,}/),
    notes: [
      letter.body?.isCut === true ? t('letter.body.cut') : '',
      letter.files.some(({ index }) => index < 0) ? t('letter.body.file') : '',
      letter.freeText ?? '',
      expiry(page, letter, now),
    ].filter((note) => note !== ''),
    rows: letter.table,
    filesTitle: annexes === 0 ? '' : plural(page, 'letter.annexes', annexes),
    files: letter.files.map((file) => fileView(page, file, messageId, query, reveal, letter)),
    failure:
      letter.failure === null
        ? null
        : {
            number: t('letter.failure.number', { number: letter.failure.publicationId ?? '–' }),
            words: [letter.failure.code, ...letter.failure.messages],
          },
    replyHref: null,
    isInBin: query.folder === 'inbox-bin' || query.folder === 'sent-bin',
    binAction: links.letterAct(messageId, 'bin', query),
    restoreAction: links.letterAct(messageId, 'restore', query),
    deleteAction: links.letterAct(messageId, 'delete', query),
  };
}

/** Letters are erased by the platform: said in the last month (mailbox.md section 9). */
function expiry(page: PageLocals, { expiresOn }: OpenedLetter, now: Date): string {
  if (expiresOn === null) return '';
  const at = new Date(`${expiresOn}T12:00:00Z`);
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  return days > 31 ? '' : page.t('letter.expires', { date: page.formatDate(at) });
}

function sealView(
  page: PageLocals,
  letter: OpenedLetter,
  query: LettersQuery,
  reveal: LetterQuery['reveal'],
): SealView {
  const { t } = page;
  const { seal } = letter;
  const { level } = seal;
  const isForOtherKey = level === 'unreadable' && seal.sealedFor.length > 0;
  const canReveal = level === 'senderUnchecked' || level === 'notVerified';
  const isRevealed = canReveal && reveal !== undefined && letter.body !== null;
  return {
    badges: badges(page, level),
    help: help(page, level, isForOtherKey),
    details: [
      seal.signer !== null && seal.signedAt !== null
        ? t('letter.seal.signed', { name: seal.signer, date: page.formatDate(seal.signedAt) })
        : '',
      seal.isOtherSender ? t('letter.seal.otherSender', { name: seal.signer ?? '–' }) : '',
      ...(level === 'verified' ? [] : seal.problems.map((problem) => problemText(page, problem))),
    ].filter((detail) => detail !== ''),
    revealHref:
      canReveal && !isRevealed
        ? paths(page.base).letter(letter.messageId, { ...query, reveal: level })
        : null,
    isRevealed,
    isForOtherKey,
  };
}

function badges({ t }: PageLocals, level: OpenedLetter['seal']['level']): SealView['badges'] {
  switch (level) {
    case 'verified':
      return [
        { tone: 'ok', icon: 'lock', text: t('letter.seal.verified') },
        { tone: 'ok', icon: 'yes', text: t('letter.seal.sender') },
      ];
    case 'open':
      return [{ tone: 'none', icon: 'open', text: t('letter.seal.open') }];
    case 'senderUnchecked':
      return [
        { tone: 'ok', icon: 'lock', text: t('letter.seal.verified') },
        { tone: 'caution', icon: 'attention', text: t('letter.seal.senderUnchecked') },
      ];
    case 'notVerified':
      return [{ tone: 'error', icon: 'unusable', text: t('letter.seal.notVerified') }];
    case 'unreadable':
      return [{ tone: 'error', icon: 'lock', text: t('letter.seal.unreadable') }];
  }
}

function help(
  { t }: PageLocals,
  level: OpenedLetter['seal']['level'],
  isForOtherKey: boolean,
): string {
  if (level === 'verified') return '';
  return isForOtherKey ? t('letter.seal.otherKey') : t(`letter.seal.${level}.help`);
}

function problemText({ t }: PageLocals, problem: SealProblem): string {
  if (problem === 'SEVERAL_SIGNERS') return t('letter.seal.severalSigners');
  const { message, remedy } = sealText(problem, t);
  return `${message} ${remedy}`;
}

function fileView(
  page: PageLocals,
  file: LetterFileLine,
  messageId: string,
  query: LettersQuery,
  reveal: LetterQuery['reveal'],
  { seal }: OpenedLetter,
): FileView {
  const isReadable =
    file.damage === null &&
    (seal.level === 'verified' || seal.level === 'open' || reveal !== undefined);
  return {
    name: file.fileName,
    title: file.title ?? '',
    size: file.size === 0 ? '' : sizeText(page, file.size),
    href: isReadable
      ? paths(page.base).letterFile(messageId, file.index, {
          ...query,
          ...(reveal === undefined ? {} : { reveal }),
        })
      : null,
    problem:
      file.damage === null
        ? ''
        : page.t(file.damage === 'missing' ? 'letter.annex.missing' : 'letter.annex.damaged'),
  };
}
