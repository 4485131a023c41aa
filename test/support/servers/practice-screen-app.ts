import ejs from 'ejs';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { errorPage, notFound } from '../../../plugin/routes/middleware/error-page.ts';
import { actAs, viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import type { RenderPage } from '../../../plugin/routes/screen-deps.ts';
import { views } from './screen-app.ts';

/** Draws a page of them without the header's session and notices. */
export const renderPage: RenderPage = async (res, name, locals) => {
  await Promise.resolve();
  res.render(name, { ...locals });
};

/** Some screens alone, with the real middleware that draws them, as this person in this language. */
export function practiceScreenApp(
  screens: Router,
  actor: Actor,
  language: Language = 'fr',
): express.Express {
  const silent = () => undefined;
  const asActor: RequestHandler = (_req, res, next) => {
    actAs(res, { ...actor, language });
    next();
  };
  const app = express();
  app.set('views', views);
  app.set('view engine', 'ejs');
  app.engine('ejs', (path, data, callback) => {
    ejs.renderFile(path, data as ejs.Data, { cache: true }, callback);
  });
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: 'Cabinet Démo', backUrl: null, theme: null },
      assetVersion: () => 'test',
    }),
    asActor,
    screens,
    notFound,
    errorPage({ debug: silent, info: silent, warn: silent, error: silent }),
  );
  const host = express();
  host.use('/m', app);
  return host;
}
