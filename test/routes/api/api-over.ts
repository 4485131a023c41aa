import express from 'express';
import request from 'supertest';
import type { Actor, Role } from '../../../plugin/domain/practice/actor.ts';
import { apiRoutes } from '../../../plugin/routes/api/index.ts';
import type { ApiDeps } from '../../../plugin/routes/api/index.ts';
import { errorPage } from '../../../plugin/routes/middleware/error-page.ts';
import { viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';

/** The API with these services. A bearer token says itself who bears it: `anne.clinician`. */
export function apiOver(services: Partial<ApiDeps>) {
  const silent = () => undefined;
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: null, backUrl: null, theme: null },
      assetVersion: () => 'test',
    }),
  );
  const deps: Partial<ApiDeps> = {
    passwordLimit: (_req, _res, next) => next(),
    upload: (_req, _res, next) => next(),
    tokens: { verifyBearer: actorOf },
    version: '0.0.0',
    ...services,
  };
  app.use('/api/v1', apiRoutes(deps as ApiDeps));
  app.use(errorPage({ debug: silent, info: silent, warn: silent, error: silent }));
  return (method: 'get' | 'post' | 'put' | 'delete', path: string, who = 'anne.clinician') =>
    request(app)[method](`/api/v1${path}`).set('Authorization', `Bearer ${who}.fr`);
}

function actorOf(token: string): Actor {
  const [userId = '', role] = token.split('.');
  return {
    userId,
    displayName: userId,
    practiceId: 'practice-1',
    roles: [role as Role],
    language: 'fr',
    signedInBy: 'bearer',
  };
}
