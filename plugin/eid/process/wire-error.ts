import { PluginError } from '../../errors.ts';
import type { WireError } from './protocol.ts';

/** What crosses of an error: classes and causes do not. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof PluginError)) {
    return { code: null, message: 'unexpected', params: {}, support: null };
  }
  const { code, message, params, support } = error;
  return { code, message, params, support };
}

export function fromWire({ code, message, params, support }: WireError): Error {
  if (code === null) return new Error(`the card process failed: ${message}`);
  return new PluginError(code, message, { params, ...(support === null ? {} : { support }) });
}
