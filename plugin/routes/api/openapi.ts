import * as z from 'zod';
import { errorStatus } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { ApiOperation } from './operation.ts';
import { ProblemSchema } from './schema.ts';

/** Errors that any operation may answer with. */
const common: readonly PluginErrorCode[] = [
  'ERR_FORM_INVALID',
  'ERR_LAUNCH_TOKEN',
  'ERR_NOT_FOUND',
  'ERR_UNEXPECTED',
];

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these operations; its schemas are the ones that requests are parsed with. */
export function openApiDocument(
  operations: readonly ApiOperation[],
  { version, base }: { readonly version: string; readonly base: string },
): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation);
  }
  paths['/openapi.json'] = {
    get: {
      operationId: 'getOpenApi',
      summary: 'This document',
      security: [],
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: {} } } },
      },
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trousseau',
      version,
      description: 'eHealth certificates and sessions of a practice.',
    },
    servers: [{ url: `${base}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Signed by the host, for the audience of the API, good for at most 60 s.',
        },
      },
    },
  };
}

/**
 * The same document as JSON, for the address that the module is mounted at. Built once, when it is first asked for: that takes some
 * milliseconds, and any client may ask, under many spellings of the address.
 */
export function createOpenApiText(
  operations: readonly ApiOperation[],
  version: string,
): (base: string) => string {
  let rest: string | undefined;
  return (base) => {
    if (rest === undefined) {
      const document = openApiDocument(operations, { version, base });
      // Left out by JSON.stringify
      rest = JSON.stringify({ ...document, servers: undefined }).slice(1);
    }
    return `{"servers":${JSON.stringify([{ url: `${base}/api/v1` }])},${rest}`;
  };
}

function describe(operation: ApiOperation): Json {
  const { success, partly } = operation;
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query)],
    ...(operation.body === null ? {} : { requestBody: requestBody(operation.body) }),
    responses: {
      [success.status]: {
        description: success.description,
        ...(success.schema === null ? {} : { content: content(success.schema) }),
      },
      ...(partly === undefined
        ? {}
        : {
            [partly.status]: { description: partly.description, content: content(partly.schema) },
          }),
      ...errorResponses(operation.errors),
    },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject | null): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: jsonSchema(schema as z.ZodType, 'input'),
  }));
}

function requestBody({ type, schema, described }: NonNullable<ApiOperation['body']>): Json {
  const fields = jsonSchema(described ?? schema, 'input');
  if (type === 'json')
    return { required: true, content: { 'application/json': { schema: fields } } };
  const { properties, required } = fields as { properties: Json; required: readonly string[] };
  return {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          ...fields,
          properties: {
            ...properties,
            file: { type: 'string', contentMediaType: 'application/x-pkcs12' },
          },
          required: [...required, 'file'],
        },
      },
    },
  };
}

function content(schema: z.ZodType | 'file'): Json {
  return schema === 'file'
    ? { 'application/x-pkcs12': {} }
    : { 'application/json': { schema: jsonSchema(schema, 'output') } };
}

function errorResponses(errors: readonly PluginErrorCode[]): Record<string, Json> {
  const byStatus = new Map<number, PluginErrorCode[]>();
  for (const code of [...common, ...errors]) {
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  }
  const schema = jsonSchema(ProblemSchema, 'output');
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      { description: codes.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  );
}

/** Whole schemas in place: zod's shared definitions point into each schema, where a document has only one root. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json: Record<string, unknown> = { ...z.toJSONSchema(schema, { io, reused: 'inline' }) };
  delete json['$schema'];
  return json;
}
