import type { JudgedCertificate } from '../certificate/services.ts';
import type { HolderPlace } from './holder-places.ts';
import type { PageLocals } from './page-locals.ts';
import { paths } from './paths.ts';
import type { ScreenDeps } from './screen-deps.ts';

/** What may be done with a stored file, wherever it is shown; null: no button for this actor. */
export interface FileActs {
  /** Since when the file serves old messages only; null for one in use. */
  readonly decryptOnly: string | null;
  readonly replaceHref: string | null;
  readonly removeHref: string | null;
  readonly exportHref: string | null;
}

/** Asks the services what the actor may do. It decides which buttons a page shows, nothing else: the services check again. */
export async function fileActs(
  page: PageLocals,
  record: JudgedCertificate['record'],
  { services }: Pick<ScreenDeps, 'services'>,
): Promise<FileActs> {
  const links = paths(page.base);
  const [load, remove, exporting] = await Promise.all([
    services.may(page.actor, 'load', record),
    services.may(page.actor, 'remove', record),
    services.may(page.actor, 'export', record),
  ]);
  const active = record.role === 'active';
  return {
    decryptOnly: active
      ? null
      : page.t('user.decryptOnly.help', {
          date: page.formatDate(record.replacedAt ?? record.loadedAt),
        }),
    replaceHref:
      load && active ? links.load(record.userId, record.kind, identifierInLink(record)) : null,
    removeHref: remove ? links.remove(record.id) : null,
    exportHref: exporting ? links.export(record.id) : null,
  };
}

/** A national number never travels in an address: the form takes it from the profile. */
export function identifierInLink(place: Pick<HolderPlace, 'kind' | 'identifier'>): string {
  return place.kind === 'person' ? '' : place.identifier;
}
