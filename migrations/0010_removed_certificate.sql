-- A removed certificate can be brought back for a day: its row leaves `certificate`, so nothing lists, judges or uses it, and its
-- file stays sealed as it was. Keys that were kept for sessions or nightly questions are gone at once (ON DELETE CASCADE).

CREATE TABLE removed_certificate (
  id              TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id     TEXT NOT NULL CHECK (practice_id <> ''),
  user_id         TEXT NOT NULL CHECK (user_id <> ''),
  removed_at      TEXT NOT NULL CHECK (removed_at GLOB '????-??-??T??:??:??.???Z'),
  removed_by_id   TEXT NOT NULL,
  removed_by_name TEXT NOT NULL,
  expires_at      TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z'),
  -- The row of `certificate` as it was, by column
  certificate     TEXT NOT NULL CHECK (json_valid(certificate))
) STRICT;

CREATE INDEX removed_certificate_by_user ON removed_certificate (practice_id, user_id, expires_at);
CREATE INDEX removed_certificate_by_end ON removed_certificate (expires_at);

-- sealed_file gains a fourth owner. SQLite cannot add one to a CHECK, so the table is made again. The seal names the same row id and
-- purpose before, during and after: the file is moved, never opened.
CREATE TABLE sealed_file_made_again (
  id             INTEGER PRIMARY KEY,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id TEXT UNIQUE REFERENCES certificate (id) ON DELETE CASCADE,
  draft_id       TEXT UNIQUE REFERENCES load_draft (id) ON DELETE CASCADE,
  session_key_id TEXT UNIQUE REFERENCES session_key (certificate_id) ON DELETE CASCADE,
  removed_id     TEXT UNIQUE REFERENCES removed_certificate (id) ON DELETE CASCADE,
  key_version    INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key    BLOB NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content        BLOB NOT NULL CHECK (length(content) >= 28),    -- nonce 12, file, tag 16
  CHECK ((certificate_id IS NOT NULL) + (draft_id IS NOT NULL) + (session_key_id IS NOT NULL)
         + (removed_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO sealed_file_made_again (id, practice_id, certificate_id, draft_id, session_key_id, key_version, wrapped_key, content)
SELECT id, practice_id, certificate_id, draft_id, session_key_id, key_version, wrapped_key, content FROM sealed_file ORDER BY id;

DROP TABLE sealed_file;
ALTER TABLE sealed_file_made_again RENAME TO sealed_file;

-- Rotation asks for what is not under the current version yet
CREATE INDEX sealed_file_by_key_version ON sealed_file (key_version);
