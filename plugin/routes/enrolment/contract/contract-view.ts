import type { Contract } from '../../../ehealth/registration/cert-ra/contract.ts';
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts';
import type { CardView } from '../../../domain/session/service.ts';
import type { MessageKey } from '../../../i18n/index.ts';
import { isMessageKey } from '../../../i18n/index.ts';
import type { CardPanelView, ReadyCardView } from '../../parts/card/card-view.ts';
import { cardPanelView } from '../../parts/card/card-view.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';
import type { EnrolmentErrorView } from '../error-view.ts';

export interface ContractTextView {
  /** As eHealth names it. */
  readonly language: string;
  /** For the frame and a window of its own. */
  readonly href: string;
  readonly plainHref: string;
  readonly languages: readonly {
    readonly text: string;
    readonly code: string;
    readonly href: string;
    readonly current: boolean;
  }[];
}

export interface ContractView extends ContractTextView {
  readonly card: CardPanelView;
  readonly refreshHref: string;
  /** null while nothing may be typed: without the right card. */
  readonly form: SignFormView | null;
}

/** What asks for the PIN of the card that is ready. */
export interface PinFieldsView {
  readonly pin: 'field' | 'pad';
  readonly tries: string | null;
  readonly lastTry: boolean;
}

export interface SignFormView extends PinFieldsView {
  readonly action: string;
  readonly agreed: boolean;
}

export const pinFieldsView = (
  { pinPad, tries, lastTry }: Pick<ReadyCardView, 'pinPad' | 'tries' | 'lastTry'>,
  error: EnrolmentErrorView | null,
): PinFieldsView => ({
  pin: pinPad ? 'pad' : 'field',
  // What the card just answered is newer than what its monitor read
  tries: error?.field === 'pin' ? null : tries,
  lastTry: lastTry || error?.lastTry === true,
});

/** What is signed, and where its parts are. */
export interface ShownContract {
  readonly contract: Pick<Contract, 'texts'> | null;
  readonly links: {
    /** The text alone, and as plain text. */
    readonly document: (language: string) => string;
    readonly plain: (language: string) => string;
    /** The page that shows it in a language. */
    readonly page: (language: string) => string;
    readonly sign: (language: string) => string;
  };
}

export function contractOfRequest(
  { base }: Pick<PageLocals, 'base'>,
  { id, contract }: Pick<Enrolment, 'id' | 'contract'>,
): ShownContract {
  const links = paths(base);
  return {
    contract,
    links: {
      document: (language) => links.enrolmentContract(id, language),
      plain: (language) => links.enrolmentContractText(id, language),
      page: (language) => links.enrolment(id, { contract: language }),
      sign: (language) => links.enrolmentSign(id, language),
    },
  };
}

/** The text in the wanted language, else in the page's, else the first; null where there is no contract. */
export function contractTextView(
  page: PageLocals,
  { contract, links }: ShownContract,
  wanted: string,
): ContractTextView | null {
  const codes = Object.keys(contract?.texts ?? {});
  const language =
    codes.find((code) => code === wanted) ??
    codes.find((code) => code.toLowerCase().startsWith(page.language)) ??
    codes[0];
  if (language === undefined) return null;
  return {
    language,
    href: links.document(language),
    plainHref: links.plain(language),
    languages: codes.map((code) => ({
      text: languageName(page, code),
      code,
      href: links.page(code),
      current: code === language,
    })),
  };
}

function languageName({ t }: PageLocals, code: string): string {
  const key = `app.language.${code.toLowerCase().slice(0, 2)}`;
  return isMessageKey(key) ? t(key satisfies MessageKey) : code;
}

/** What was sent, for the page that shows it again; the PIN is not among it. */
export interface SignTyped {
  readonly agreed: boolean;
}

export function contractView(
  page: PageLocals,
  shown: ShownContract,
  input: {
    readonly wanted: string;
    readonly card: CardView;
    readonly typed: SignTyped | null;
    readonly error: EnrolmentErrorView | null;
  },
): ContractView | null {
  const text = contractTextView(page, shown, input.wanted);
  if (text === null) return null;
  const card = cardPanelView(page, input.card);
  const { links } = shown;
  const { ready } = card;
  return {
    ...text,
    card,
    refreshHref: links.page(text.language),
    form:
      ready === null
        ? null
        : {
            action: links.sign(text.language),
            ...pinFieldsView(ready, input.error),
            agreed: input.typed?.agreed === true,
          },
  };
}
