import type { HolderKind } from '../certificate/verdict-input.ts';

/** What just happened, told by a notice on the page that a form redirects to. */
const notices = ['stored', 'replaced', 'removed', 'discarded'] as const;
export type Notice = (typeof notices)[number];

/** The notice that a query asks for; anything unknown is no notice. */
export function noticeOf(value: unknown): Notice | null {
  return notices.find((notice) => notice === value) ?? null;
}

/** Addresses of the screens below a mount path. Ids come from the host, so they are always encoded. */
export function paths(base: string) {
  const user = (userId: string) => `${base}/users/${encodeURIComponent(userId)}`;
  const certificate = (id: string) => `${base}/certificates/${encodeURIComponent(id)}`;
  const draft = (id: string) => `${base}/drafts/${encodeURIComponent(id)}`;
  return {
    overview: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}/`, query),
    users: (query: Readonly<Record<string, string | number>> = {}) =>
      withQuery(`${base}/users`, query),
    user: (userId: string, done?: Notice) =>
      withQuery(user(userId), done === undefined ? {} : { done }),
    load: (userId: string, kind: HolderKind, identifier = '', done?: Notice) =>
      withQuery(`${user(userId)}/certificates/new`, { kind, identifier, done: done ?? '' }),
    loadPost: (userId: string) => `${user(userId)}/certificates`,
    draft,
    draftStore: (id: string) => `${draft(id)}/store`,
    draftDiscard: (id: string) => `${draft(id)}/discard`,
    certificate,
    remove: (id: string) => `${certificate(id)}/remove`,
    export: (id: string) => `${certificate(id)}/export`,
    help: () => `${base}/help/find-my-certificate`,
  };
}

/** Leaves out what is empty, so that addresses stay short. */
function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
