import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import { PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { uploadedName } from '../parts/file-name.ts';
import { requestSignal } from '../parts/request-signal.ts';
import { actorOf } from '../middleware/require-actor.ts';
import { localsOf } from '../middleware/view-locals.ts';
import type { ViewLocals } from '../middleware/view-locals.ts';

/** What an operation works with: parsed, and with a known actor. */
interface ApiCall<Query, Body> {
  readonly actor: Actor;
  readonly locals: ViewLocals;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Aborts when the client hangs up. */
  readonly signal: AbortSignal;
  /** The uploaded file of a multipart operation. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

export type ApiReply =
  | { readonly status: 200 | 201; readonly json: unknown }
  | { readonly status: 204 }
  | { readonly status: 200; readonly fileName: string; readonly file: Uint8Array };

/** One operation of the JSON API: route and OpenAPI document are both made from it, so neither can lack it. */
export interface ApiOperation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, parameters as {name}. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly query: z.ZodObject | null;
  readonly body: {
    readonly type: 'json' | 'multipart';
    readonly schema: z.ZodObject;
    /** What the document says, where we read more than a client should send. */
    readonly described?: z.ZodObject;
  } | null;
  readonly success: {
    readonly status: 200 | 201 | 204;
    readonly description: string;
    readonly schema: z.ZodType | 'file' | null;
  };
  /** The answer when only a part was done. */
  readonly partly?: {
    readonly status: 200;
    readonly description: string;
    readonly schema: z.ZodType;
  };
  /** Errors of its own, besides those every operation has. */
  readonly errors: readonly PluginErrorCode[];
  /** Largest JSON body; {@link usualBody} where it says nothing else. */
  readonly bodyLimit: string;
  /** Upload parser and who may send a large body, where it has them. */
  readonly before: readonly RequestHandler[];
  /** Behind the body: the password limit, where it has one. */
  readonly behind: readonly RequestHandler[];
  readonly handle: (req: Request, res: Response) => Promise<ApiReply>;
}

type Definition<Query extends z.ZodObject, Body extends z.ZodObject> = Omit<
  ApiOperation,
  'query' | 'body' | 'bodyLimit' | 'before' | 'behind' | 'handle' | 'errors'
> & {
  readonly query?: Query;
  readonly body?: {
    readonly type: 'json' | 'multipart';
    readonly schema: Body;
    readonly described?: z.ZodObject;
  };
  readonly errors?: readonly PluginErrorCode[];
  readonly bodyLimit?: string;
  readonly before?: readonly RequestHandler[];
  readonly behind?: readonly RequestHandler[];
  readonly run: (call: ApiCall<z.output<Query>, z.output<Body>>) => Promise<ApiReply>;
};

const nothing = z.object({});

/** What a form has; parsing more keeps the event loop busy for all others. */
const usualBody = '100kb';

/** Ties an operation's schemas to the types its code sees. */
export function operation<
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodObject = typeof nothing,
>(definition: Definition<Query, Body>): ApiOperation {
  const { run, query, body, errors = [], bodyLimit = usualBody, ...others } = definition;
  const { before = [], behind = [], ...rest } = others;
  return {
    ...rest,
    query: query ?? null,
    body: body ?? null,
    errors,
    bodyLimit,
    before,
    behind,
    handle: (req, res) =>
      run({
        actor: actorOf(res),
        locals: localsOf(res),
        params: stringParams(req),
        query: parse(query ?? (nothing as unknown as Query), req.query),
        body: parse(body?.schema ?? (nothing as unknown as Body), req.body ?? {}),
        signal: requestSignal(res),
        file: req.file && { name: uploadedName(req.file.originalname), bytes: req.file.buffer },
      }),
  };
}

function stringParams(req: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(req.params).map(([name, value]) => [name, String(value)]),
  );
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Path and kind of problem only: a body may hold a password
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  throw new PluginError('ERR_FORM_INVALID', `invalid request: ${path}`, {
    params: { path, problem: issue?.code ?? 'invalid' },
  });
}
