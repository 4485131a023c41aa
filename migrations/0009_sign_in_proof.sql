-- Sign-ins that no copy revives and no other program writes; openings that a log-off at another process ends.

-- HMAC-SHA-256 over the row under a key of the master key: a row that only a program with the file could have written counts for
-- nothing. Rows of before get theirs together with this migration.
ALTER TABLE web_session ADD COLUMN key_version INTEGER NOT NULL DEFAULT 0 CHECK (key_version >= 0);
ALTER TABLE web_session ADD COLUMN code TEXT NOT NULL DEFAULT '' CHECK (length(code) IN (0, 64));

-- The same as in the file next to this database; another one there: this is a copy, put back by hand. null before the first start.
ALTER TABLE installation ADD COLUMN sign_in_mark TEXT CHECK (length(sign_in_mark) = 36);

-- How often a user was logged off: an opening of an eHealth session that began at another number fails, in any process.
CREATE TABLE log_off (
  practice_id TEXT    NOT NULL CHECK (practice_id <> ''),
  user_id     TEXT    NOT NULL CHECK (user_id <> ''),
  number      INTEGER NOT NULL CHECK (number > 0),
  PRIMARY KEY (practice_id, user_id)
) STRICT, WITHOUT ROWID;
