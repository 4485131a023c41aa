import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type { CardView } from '../../domain/session/service.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { isMessageKey } from '../../i18n/index.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { EnrolmentErrorView } from './error-view.ts';

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

export interface SignFormView {
  readonly action: string;
  readonly pin: 'field' | 'pad';
  readonly tries: string | null;
  readonly lastTry: boolean;
  readonly agreed: boolean;
}

/** The text in the wanted language, else in the page's, else the first; null where there is no contract. */
export function contractTextView(
  page: PageLocals,
  { id, contract }: Pick<Enrolment, 'id' | 'contract'>,
  wanted: string,
): ContractTextView | null {
  const codes = Object.keys(contract?.texts ?? {});
  const language =
    codes.find((code) => code === wanted) ??
    codes.find((code) => code.toLowerCase().startsWith(page.language)) ??
    codes[0];
  if (language === undefined) return null;
  const links = paths(page.base);
  return {
    language,
    href: links.enrolmentContract(id, language),
    plainHref: links.enrolmentContractText(id, language),
    languages: codes.map((code) => ({
      text: languageName(page, code),
      code,
      href: links.enrolment(id, { contract: code }),
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
  enrolment: Enrolment,
  input: {
    readonly wanted: string;
    readonly card: CardView;
    readonly typed: SignTyped | null;
    readonly error: EnrolmentErrorView | null;
  },
): ContractView | null {
  const text = contractTextView(page, enrolment, input.wanted);
  if (text === null) return null;
  const card = cardPanelView(page, input.card);
  const links = paths(page.base);
  const { ready } = card;
  return {
    ...text,
    card,
    refreshHref: links.enrolment(enrolment.id, { contract: text.language }),
    form:
      ready === null
        ? null
        : {
            action: links.enrolmentSign(enrolment.id, text.language),
            pin: ready.pinPad ? 'pad' : 'field',
            tries: ready.tries,
            lastTry: ready.lastTry || input.error?.lastTry === true,
            agreed: input.typed?.agreed === true,
          },
  };
}
