import type { Response } from 'express';
import type { Actor } from '../../../domain/practice/actor.ts';
import { isPluginError } from '../../../errors.ts';
import type { MessageKey } from '../../../i18n/index.ts';
import { noteAttempt } from '../../parts/deferred-error.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import type { EnrolmentErrorView } from '../error-view.ts';
import { enrolmentErrorView } from '../error-view.ts';

/** How the page of one request is found and shown; `Typed`: what was sent, to be shown again. */
export interface RequestPage<Request, Typed> {
  readonly find: (actor: Actor, id: string) => Promise<Request>;
  readonly render: (
    res: Response,
    request: Request,
    shown: Partial<Typed> & { readonly error: EnrolmentErrorView },
  ) => Promise<void>;
}

/** Shows a page again, as its request is now, with what kept an act from being done. */
export interface Refusals<Typed> {
  /** A form that is not whole. */
  refuse(
    res: Response,
    id: string,
    error: EnrolmentErrorView,
    typed?: Partial<Typed>,
  ): Promise<void>;
  /** What an act threw; rejects with what does not belong on this page. `failed`: the title where no field is to blame. */
  showError(
    res: Response,
    id: string,
    thrown: unknown,
    failed: MessageKey,
    typed?: Partial<Typed>,
  ): Promise<void>;
}

export function createRefusals<Request, Typed extends object>({
  find,
  render,
}: RequestPage<Request, Typed>): Refusals<Typed> {
  const show = async (
    res: Response,
    id: string,
    shown: { readonly status: number; readonly error: EnrolmentErrorView },
    typed: Partial<Typed> = {},
  ): Promise<void> => {
    const request = await find(pageLocals(res).actor, id);
    res.status(shown.status);
    await render(res, request, { ...typed, error: shown.error });
  };
  return {
    refuse: (res, id, error, typed) => show(res, id, { status: 422, error }, typed),
    showError: async (res, id, thrown, failed, typed) => {
      noteAttempt(res, thrown);
      if (!isPluginError(thrown)) throw thrown;
      const error = enrolmentErrorView(pageLocals(res), thrown, failed);
      if (error === undefined) throw thrown;
      await show(res, id, { status: thrown.status, error }, typed);
    },
  };
}
