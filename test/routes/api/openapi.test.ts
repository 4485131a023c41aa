import { expect, test } from 'vitest';
import { createOpenApiText } from '../../../plugin/routes/api/openapi.ts';
import type { ApiOperation } from '../../../plugin/routes/api/operation.ts';

test('builds the document once, for any number of requests and any address', () => {
  let built = 0;
  const operations = new Proxy<ApiOperation[]>([], {
    get(target, key) {
      if (key === Symbol.iterator) built += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  const textAt = createOpenApiText(operations, '1.0.0');
  expect(built).toBe(0);
  const documents = Array.from({ length: 50 }, (_, index) => textAt(`/mount-${index}`));
  expect(built).toBe(1);
  expect(JSON.parse(documents[49] ?? '')).toMatchObject({
    openapi: '3.1.0',
    info: { version: '1.0.0' },
    servers: [{ url: '/mount-49/api/v1' }],
  });
});
