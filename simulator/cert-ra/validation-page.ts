import type { RequestListener } from 'node:http';

export interface ValidationPageDeps {
  /** Confirms the request of this address; false for one that waits for nothing. */
  readonly confirm: (path: string) => boolean;
  /** Whether a request waits at this address. */
  readonly waits: (path: string) => boolean;
}

/** Where a person abroad confirms a request (registration.md 6.10). The real page is not public: this one has a button. */
export function createValidationPage({ confirm, waits }: ValidationPageDeps): RequestListener {
  return (request, response) => {
    const path = request.url ?? '';
    const text =
      request.method === 'POST'
        ? confirm(path)
          ? '<p>Demande confirmée (simulation).</p>'
          : '<p>Rien à confirmer (simulation).</p>'
        : waits(path)
          ? '<form method="post"><p>Identification simulée.</p><button>Confirmer</button></form>'
          : '<p>Rien à confirmer (simulation).</p>';
    request.resume();
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!DOCTYPE html><html lang="fr"><title>Simulation</title><body>${text}</body></html>`);
  };
}
