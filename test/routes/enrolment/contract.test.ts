import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../../../plugin/routes/middleware/security-headers.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { aRequest, contractTexts } from '../../support/builders/enrolment.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { anEnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';

const read = (at: string, options: ScreenAppOptions = {}, ancestors: readonly string[] = []) => {
  const host = express();
  host.use(securityHeaders(ancestors));
  host.use(
    screenApp(aCertificateFixture(), {
      actor: aClinician,
      enrolments: anEnrolmentFixture({ requests: [aRequest()] }),
      ...options,
    }),
  );
  return request(host).get(`/enrolments/request-1/contract/${at}`);
};

describe('text of the contract', () => {
  test('serves the letter of eHealth’s text, without script, network, form or origin', async () => {
    const { text, headers } = await read('fr');
    expect(text).toBe(contractTexts.fr);
    const policy = headers['content-security-policy'];
    for (const part of ['sandbox', "default-src 'none'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/allow-|script-src|connect-src|'self'(?!$)/);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('allows framing by those who may frame our pages', async () => {
    const { headers } = await read('fr', {}, ['https://ehr.example']);
    expect(headers['content-security-policy']).toMatch(
      /frame-ancestors 'self' https:\/\/ehr\.example$/,
    );
  });

  test('gives plain text too', async () => {
    const { text, headers } = await read('fr/text');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toBe("Contrat d'essai\n\nEntre eHealth & Anne Exemple.\n\n• Premier point");
  });

  test('refuses all but its signer', async () => {
    expect((await read('fr', { actor: anAdmin({ userId: 'admin' }) })).status).toBe(403);
  });

  test.each(['en', '__proto__', 'constructor'])('answers 404 in %s', async (language) => {
    expect((await read(language)).status).toBe(404);
    expect((await read(`${language}/text`)).status).toBe(404);
  });
});
