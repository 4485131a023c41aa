import type { IRouter, RequestHandler } from 'express';
import { PluginError } from '../../errors.ts';

/** The part of a router's layer that we read; express has no public way to ask which methods a path answers. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: unknown;
  match(path: string): boolean;
}

/**
 * For what a router left unanswered: a path it knows under another method is 405 with Allow (RFC 9110, 15.5.6), anything
 * else goes on to 404. Sees routers mounted without a path inside it, no others.
 */
export function methodNotAllowed(router: IRouter): RequestHandler {
  return (req, res, next) => {
    const methods = methodsFor(router, req.path);
    if (methods.size === 0) {
      next();
      return;
    }
    res.setHeader('Allow', [...methods].sort().join(', '));
    next(new PluginError('ERR_METHOD_NOT_ALLOWED', `method ${req.method} not allowed`));
  };
}

function methodsFor(router: IRouter, path: string): Set<string> {
  const methods = new Set<string>();
  for (const layer of router.stack as unknown as readonly Layer[]) {
    if (layer.route !== undefined) {
      if (!layer.match(path)) continue;
      for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
    } else if (isRouter(layer.handle)) {
      for (const method of methodsFor(layer.handle, path)) methods.add(method);
    }
  }
  if (methods.has('GET')) methods.add('HEAD');
  return methods;
}

function isRouter(handle: unknown): handle is IRouter {
  return typeof handle === 'function' && 'stack' in handle && Array.isArray(handle.stack);
}
