import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { ErrorParams, PluginErrorCode, SupportNote } from '../../errors.ts';
import type { HostLog } from '../../logging.ts';
import { errorText, supportText } from '../../i18n/error-text.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { maskNumbers } from '../../pki/x509/identifier.ts';
import { noteAttempt } from './password-limit.ts';
import { localsOf } from './view-locals.ts';

/** What `views/layout/error.ejs` shows. */
export interface ErrorView {
  readonly status: number;
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
  readonly code: string;
  /** Finds the error in the log; null for errors that need no search. */
  readonly reference: string | null;
  /** What another system said, under "details"; null when none did. */
  readonly support: SupportNote | null;
  /** A form that goes on in a window of its own where a frame's cookie is blocked (sign-in/own-window.ts); null elsewhere. */
  readonly ownWindow: { readonly action: string; readonly next: string } | null;
}

/** Where that form is posted to, below the mount path. */
export const ownWindowPath = '/launch/window';

/** Anything that no route answered. */
export const notFound: RequestHandler = () => {
  throw new PluginError('ERR_NOT_FOUND', noSuchPage);
};

const noSuchPage = 'no such page';

/** Who was refused what, for the audit. Never throws. */
export type OnRefusal = (error: PluginError, request: RefusedRequest) => void;

export interface RefusedRequest {
  /** null where no user is signed in. */
  readonly actor: Actor | null;
  readonly method: string;
  /** As the log has it: without search and whole national numbers. */
  readonly path: string;
  readonly address: string | undefined;
}

/**
 * The only place that converts errors into responses: a page, or problem details (RFC 9457) for the API and for clients that ask for
 * JSON. An unexpected error shows a reference only; the details are in the log.
 */
export function errorPage(
  log: HostLog,
  onRefusal: OnRefusal = () => undefined,
): ErrorRequestHandler {
  // Four parameters make it an error handler
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (thrown: unknown, req, res, _next) => {
    const error = asPluginError(thrown);
    noteAttempt(res, error);
    const reference = error.status >= 500 ? randomUUID() : null;
    const asked = requestOf(req, res);
    record(log, error, thrown, reference, asked);
    if (error.status < 500 && error.message !== noSuchPage) onRefusal(error, asked);
    if (res.headersSent) {
      // Half an answer is out: cutting it short is the only honest end
      res.destroy();
      return;
    }
    const { t, base, returnTo, inForeignFrame } = localsOf(res);
    const view: ErrorView = {
      status: error.status,
      title: t(titleKey(error)),
      ...errorText(error, t),
      code: error.code,
      reference,
      support: supportText(error.support, t),
      ownWindow:
        inForeignFrame && error.code === 'ERR_SESSION_REQUIRED'
          ? { action: `${base}${ownWindowPath}`, next: returnTo }
          : null,
    };
    res.status(view.status);
    if (wantsProblem(req)) sendProblem(res, view, error.params);
    else sendPage(res, view, log);
  };
}

/** Errors of body parsers and the like carry a status of their own; a client's mistake must not look like ours. */
function asPluginError(thrown: unknown): PluginError {
  if (thrown instanceof PluginError) return thrown;
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500;
  if (status === 413) {
    return new PluginError('ERR_FORM_INVALID', 'the body is too large', { cause: thrown });
  }
  if (status >= 400 && status < 500) {
    return new PluginError('ERR_FORM_INVALID', 'the request could not be read', { cause: thrown });
  }
  return new PluginError('ERR_UNEXPECTED', 'unexpected error', { cause: thrown });
}

function record(
  log: HostLog,
  error: PluginError,
  thrown: unknown,
  reference: string | null,
  { actor, method, path, address }: RefusedRequest,
): void {
  const details = {
    code: error.code,
    method,
    path,
    ...(actor === null ? {} : { practiceId: actor.practiceId, userId: actor.userId }),
    address,
    ...(error.support === null ? {} : { support: error.support }),
  };
  if (reference !== null) log.error({ ...details, reference, err: thrown }, 'request failed');
  else log.info(details, `request refused: ${error.message}`);
}

function requestOf(req: Request, res: Response): RefusedRequest {
  const { actor } = localsOf(res);
  return { actor, method: req.method, path: loggedPath(req.path), address: req.ip };
}

/**
 * Without its query, since searches hold names, without whole national numbers, and without the secret of a calendar's address,
 * which comes here too when it was mistyped or cannot be served.
 */
function loggedPath(path: string): string {
  return maskNumbers(path.replace(/(?<=\/calendar\/)[^/]{20,}/gi, '…'));
}

function wantsProblem(req: Request): boolean {
  return req.path.startsWith('/api/') || req.accepts(['html', 'json']) === 'json';
}

function sendProblem(res: Response, view: ErrorView, params: ErrorParams): void {
  res.type('application/problem+json').send(
    JSON.stringify({
      type: `urn:trousseau:error:${view.code}`,
      title: view.message,
      status: view.status,
      detail: view.remedy,
      code: view.code,
      ...(view.reference === null ? {} : { reference: view.reference }),
      ...(view.support === null ? {} : { support: view.support }),
      // The field, for authors of clients, or what was wrong with eHealth's answer; only values that the texts may show too
      ...(isSaidWith(view) && Object.keys(params).length > 0 ? { params } : {}),
    }),
  );
}

function isSaidWith({ status, code }: ErrorView): boolean {
  return status < 500 || code.startsWith('ERR_STS_');
}

function sendPage(res: Response, view: ErrorView, log: HostLog): void {
  // The page that explains errors must not be one more of them: express would show its stack to the user
  const plain = (renderError: unknown) => {
    log.error({ err: renderError }, 'error page not rendered');
    res.type('text/plain').send(`${view.title}\n${view.message}\n${view.remedy}\n`);
  };
  try {
    res.render('layout/error', view, (renderError: unknown, html?: string) => {
      if (html !== undefined && !renderError) res.send(html);
      else plain(renderError);
    });
  } catch (renderError) {
    plain(renderError);
  }
}

/** Whose trouble it is goes before what the status says: the statuses of cards and of eHealth are for machines. */
const titleOfFamily: readonly (readonly [RegExp, MessageKey])[] = [
  [/^ERR_(CARD|READER|MIDDLEWARE|PIN)_/, 'errorTitle.card'],
  [/^ERR_STS_/, 'errorTitle.ehealth'],
  [/^ERR_SESSION_(NONE|BLOCKED|BUSY|CANCELLED|KEY_MISSING)$/, 'errorTitle.session'],
];

function titleKey({ code, status }: { code: PluginErrorCode; status: number }): MessageKey {
  const family = titleOfFamily.find(([codes]) => codes.test(code));
  if (family !== undefined) return family[1];
  if (/^ERR_DATABASE_(?!BUSY)/.test(code)) return 'errorTitle.ours';
  if (status >= 500) return status === 503 ? 'errorTitle.wait' : 'errorTitle.ours';
  switch (status) {
    case 401:
    case 403:
      return 'errorTitle.access';
    case 404:
    case 405:
    case 410:
      return 'errorTitle.missing';
    case 409:
      return 'errorTitle.conflict';
    case 429:
      return 'errorTitle.wait';
    default:
      return 'errorTitle.form';
  }
}
