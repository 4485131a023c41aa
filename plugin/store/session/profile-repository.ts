import type { HostUser } from '../../domain/practice/directory.ts';
import type { ProfileRepository, PushedProfile } from '../../domain/practice/profiles.ts';
import { promised } from '../async.ts';
import { foldText, matchesSearch, searchTerms, searchText } from '../certificate/search-text.ts';
import type { SearchTerms } from '../certificate/search-text.ts';
import type { Database, Statement } from '../sqlite.ts';

type ListParameters = SearchTerms & { readonly practiceId: string };
type PageParameters = ListParameters & { readonly offset: number; readonly limit: number };

interface ListStatements {
  readonly page: Statement<[PageParameters], string>;
  readonly total: Statement<[ListParameters], number>;
}

/** Users' profiles as a host pushed them; listed by name. */
export function createProfileRepository(database: Database): ProfileRepository {
  const upsertRow = database.prepare<[string, string, string, string, string]>(
    `INSERT INTO profile (practice_id, user_id, sort_name, search_text, profile) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (practice_id, user_id) DO UPDATE
       SET sort_name = excluded.sort_name, search_text = excluded.search_text, profile = excluded.profile`,
  );
  const find = database
    .prepare<[string, string], string>(
      'SELECT profile FROM profile WHERE practice_id = ? AND user_id = ?',
    )
    .pluck();
  const admins = database
    .prepare<[string], string>(
      `SELECT profile FROM profile
        WHERE practice_id = ? AND json_extract(profile, '$.admin') = 1 AND json_extract(profile, '$.active') = 1
        ORDER BY sort_name, user_id`,
    )
    .pluck();
  const prepared = new Map<string, ListStatements>();
  const statementsFor = (terms: SearchTerms): ListStatements => {
    const conditions = ['practice_id = @practiceId', ...matchesSearch('search_text', terms)].join(
      ' AND ',
    );
    const statements = prepared.get(conditions) ?? prepareList(database, conditions);
    prepared.set(conditions, statements);
    return statements;
  };
  const remove = database.prepare<[string, string]>(
    'DELETE FROM profile WHERE practice_id = ? AND user_id = ?',
  );

  const upsert = database.transaction((practiceId: string, users: readonly PushedProfile[]) => {
    for (const user of users) {
      const numbers = [user.ssin ?? '', ...user.nihii.map(({ number }) => number)];
      upsertRow.run(
        practiceId,
        user.id,
        foldText(user.displayName),
        searchText([user.displayName, ...numbers]),
        JSON.stringify(user),
      );
    }
  });

  return {
    upsert: (practiceId, users) => promised(() => upsert.immediate(practiceId, users)),
    find: (practiceId, userId) =>
      promised(() => {
        const profile = find.get(practiceId, userId);
        return profile === undefined ? undefined : toUser(profile);
      }),
    listAdmins: (practiceId) => promised(() => admins.all(practiceId).map(toUser)),
    list: (practiceId, query) =>
      promised(() => {
        const terms = searchTerms(query.text);
        const filter = { practiceId, ...terms };
        const { page, total } = statementsFor(terms);
        return {
          users: page.all({ ...filter, offset: query.offset, limit: query.limit }).map(toUser),
          total: total.get(filter) ?? 0,
        };
      }),
    remove: (practiceId, userId) => promised(() => remove.run(practiceId, userId).changes === 1),
  };
}

function prepareList(database: Database, conditions: string): ListStatements {
  const matching = `FROM profile WHERE ${conditions}`;
  return {
    page: database
      .prepare<[PageParameters], string>(
        `SELECT profile ${matching} ORDER BY sort_name, user_id LIMIT @limit OFFSET @offset`,
      )
      .pluck(),
    total: database.prepare<[ListParameters], number>(`SELECT count(*) ${matching}`).pluck(),
  };
}

function toUser(profile: string): HostUser {
  return JSON.parse(profile) as HostUser;
}
