import type { Request, RequestHandler, Response } from 'express';
import { isAdmin } from '../../domain/access/role.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { Language } from '../../i18n/language.ts';
import { formatsFor, languageOf, languages, translator } from '../../i18n/index.ts';
import type { Formats, Translate } from '../../i18n/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { DisplayLocals } from './display.ts';
import { displayLocals, isFramed, readDisplay } from './display.ts';

/** What every view and every route finds in `res.locals`. */
export interface ViewLocals extends Formats, DisplayLocals {
  readonly t: Translate;
  readonly language: Language;
  readonly languages: readonly Language[];
  /** Mount path without a slash at its end; '' at the root. Every link begins with it. */
  readonly base: string;
  readonly currentPath: string;
  /** Where a change of language comes back to: this page with its search, below the mount path. */
  readonly returnTo: string;
  /** Address of a file under views/assets, with its content hash. */
  readonly asset: (name: string) => string;
  /** Page of the official tool by language, where the settings name one of their own. */
  readonly certificateManagerPages: Readonly<Partial<Record<Language, string>>>;
  /** Whether certificates are requested, completed and renewed in these screens. */
  readonly requestsHere: boolean;
  readonly hostName: string | null;
  readonly backUrl: string | null;
  /** Whether the browser says that this page goes into a frame. */
  readonly isFramed: boolean;
  /** Whether a page of another site may show the module in a frame. */
  readonly inForeignFrame: boolean;
  /** The actor; null on pages without sign-in. */
  readonly actor: Actor | null;
  readonly isAdmin: boolean;
  /** Reference of this browser's session; null without one. */
  readonly browser: string | null;
}

export interface ViewLocalsDeps {
  readonly settings: Pick<Settings, 'defaultLanguage' | 'hostName' | 'backUrl' | 'theme'> &
    Partial<Pick<Settings, 'certificateManagerPage'>>;
  readonly assetVersion: (name: string) => string;
  readonly inForeignFrame?: boolean;
  readonly requestsHere?: boolean;
}

/** Fills `res.locals` without an actor, in the browser's language; the session or bearer token then adds the actor. */
export function viewLocals({
  settings,
  assetVersion,
  inForeignFrame = false,
  requestsHere = false,
}: ViewLocalsDeps): RequestHandler {
  return (req, res, next) => {
    const base = req.baseUrl;
    const locals: ViewLocals = {
      ...inLanguage(requestedLanguage(req) ?? settings.defaultLanguage),
      languages,
      ...displayLocals(readDisplay(req), isFramed(req), settings.theme),
      isFramed: isFramed(req),
      base,
      currentPath: req.path,
      returnTo: pageWithSearch(req),
      asset: (name) => `${base}/assets/${name}?v=${assetVersion(name)}`,
      certificateManagerPages: settings.certificateManagerPage ?? {},
      requestsHere,
      hostName: settings.hostName,
      backUrl: settings.backUrl,
      inForeignFrame,
      actor: null,
      isAdmin: false,
      browser: null,
    };
    Object.assign(res.locals, locals);
    next();
  };
}

/** From here on, this actor asks, in their own language. */
export function actAs(res: Response, actor: Actor): void {
  const changes: Partial<ViewLocals> = {
    ...inLanguage(actor.language),
    actor: { ...actor, address: res.req.ip },
    isAdmin: isAdmin(actor),
  };
  Object.assign(res.locals, changes);
}

/** The browser session that this request comes from. */
export function fromBrowser(res: Response, reference: string): void {
  const changes: Partial<ViewLocals> = { browser: reference };
  Object.assign(res.locals, changes);
}

/** The locals with their types; only valid after {@link viewLocals}. */
export function localsOf(res: Response): ViewLocals {
  return res.locals as unknown as ViewLocals;
}

/** Without the flash message of what was just done: it is shown once. */
function pageWithSearch(req: Request): string {
  const [, search = ''] = req.url.split('?', 2);
  const query = new URLSearchParams(search);
  query.delete('done');
  return query.size === 0 ? req.path : `${req.path}?${query.toString()}`;
}

function inLanguage(language: Language): Pick<ViewLocals, 'language' | 't' | keyof Formats> {
  return { language, t: translator(language), ...formatsFor(language) };
}

function requestedLanguage(req: Request): Language | undefined {
  // Accept-Language: "*" comes first when the header is absent, and is no language of ours
  for (const locale of req.acceptsLanguages()) {
    const language = languageOf(locale);
    if (language !== undefined) return language;
  }
  return undefined;
}
