import { join } from 'node:path';
import ejs from 'ejs';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import helmet from 'helmet';
import type { HostLog, Plugin } from '../../plugin/host.ts';
import { packageRoot } from '../../plugin/package-root.ts';
import { configurationRoutes } from './configuration-routes.ts';
import type { DemoDirectory } from '../data/directory.ts';
import { elementsRoutes } from './elements-routes.ts';
import { homeRoutes } from './home-routes.ts';
import type { TokenSigner } from './launch-token.ts';
import { createSessions, localsOf } from './log-in.ts';
import { createMenu } from './menu-view.ts';
import { renewalRoutes } from './renewal-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { trialRoutes } from './trial-routes.ts';
import type { TrialFile } from '../data/trial-keystores.ts';

export interface HostAppDeps {
  readonly plugin: Plugin;
  /** Where the module is mounted: '/trousseau'. */
  readonly modulePath: string;
  readonly directory: DemoDirectory;
  readonly signer: TokenSigner;
  readonly trialFiles: readonly TrialFile[];
  readonly trialFolder: string;
  /** Ends this person's sessions in the module: they logged out of the host. */
  readonly endModuleSessions: (practiceId: string, userId: string) => Promise<void>;
  /** Address of the simulated eHealth service that returns the identity of a session's holder. */
  readonly businessService: string;
  readonly log: HostLog;
}

/** The demo practice package: an ordinary Express host with the module mounted in it. */
export function createHostApp(deps: HostAppDeps): Express {
  const folder = join(packageRoot(), 'demo');
  const host = express();
  host.disable('x-powered-by');
  host.set('views', join(folder, 'views'));
  host.set('view engine', 'ejs');
  host.engine('ejs', (path, options, done) => {
    ejs.renderFile(path, options as ejs.Data, done);
  });

  // Before anything of the host's own: the module brings its own parsers, sessions and headers
  host.use(deps.modulePath, deps.plugin.app);

  host.use(hostHeaders());
  host.use('/assets', express.static(join(folder, 'assets'), { maxAge: '1h' }));
  host.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  const sessions = createSessions(deps.directory);
  host.use(sessions.recognise);
  host.use(createMenu(deps));
  host.use(homeRoutes({ ...deps, sessions }));
  host.use(trialRoutes(deps));
  host.use(elementsRoutes(deps));
  host.use('/configuration', configurationRoutes(deps));
  host.use(sessionRoutes(deps));
  host.use(renewalRoutes(deps));

  host.use((_req, res) => {
    const { t } = localsOf(res);
    res.status(404).render('message', { title: t('error.title'), message: t('error.notFound') });
  });
  const failed: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    deps.log.error({ err: error }, 'request failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    const { t } = localsOf(res);
    res.status(500).render('message', { title: '500', message: t('error.unexpected') });
  };
  host.use(failed);
  return host;
}

function hostHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // With "no-referrer" browsers send "Origin: null" with forms, also with the launch form
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
}
