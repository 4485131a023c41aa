-- Requests for certificates on their way, and what they ended as. Contract, contact data and answers are in `data`: only what is
-- asked for by SQL has a column. Kinds, states and codes may grow, so their words are the code's affair.
CREATE TABLE enrolment (
  id             TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  user_id        TEXT NOT NULL CHECK (user_id <> ''),
  -- Type, number and application: two requests for the same certificate must not run at once
  holder_key     TEXT NOT NULL CHECK (holder_key <> ''),
  kind           TEXT NOT NULL CHECK (kind <> ''),
  state          TEXT NOT NULL CHECK (state <> ''),
  certificate_id TEXT CHECK (certificate_id <> ''),
  next_at        TEXT CHECK (next_at GLOB '????-??-??T??:??:??.???Z'),
  lease_until    TEXT CHECK (lease_until GLOB '????-??-??T??:??:??.???Z'),
  started_at     TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??.???Z'),
  changed_at     TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??.???Z'),
  ended_at       TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z'),
  version        INTEGER NOT NULL DEFAULT 0,
  data           TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE UNIQUE INDEX enrolment_open ON enrolment (practice_id, holder_key) WHERE ended_at IS NULL;
CREATE INDEX enrolment_by_user ON enrolment (practice_id, user_id, started_at);
CREATE INDEX enrolment_by_certificate ON enrolment (certificate_id);
CREATE INDEX enrolment_by_time ON enrolment (next_at) WHERE ended_at IS NULL AND next_at IS NOT NULL;

-- sealed_file gains a fifth owner: keystores that are not finished. SQLite cannot add one to a CHECK, so the table is made again.
-- The seal names the same row id and purpose before and after: the file is moved, never opened.
CREATE TABLE sealed_file_made_again (
  id             INTEGER PRIMARY KEY,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id TEXT UNIQUE REFERENCES certificate (id) ON DELETE CASCADE,
  draft_id       TEXT UNIQUE REFERENCES load_draft (id) ON DELETE CASCADE,
  session_key_id TEXT UNIQUE REFERENCES session_key (certificate_id) ON DELETE CASCADE,
  removed_id     TEXT UNIQUE REFERENCES removed_certificate (id) ON DELETE CASCADE,
  enrolment_id   TEXT UNIQUE REFERENCES enrolment (id) ON DELETE CASCADE,
  key_version    INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key    BLOB NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content        BLOB NOT NULL CHECK (length(content) >= 28),    -- nonce 12, file, tag 16
  CHECK ((certificate_id IS NOT NULL) + (draft_id IS NOT NULL) + (session_key_id IS NOT NULL)
         + (removed_id IS NOT NULL) + (enrolment_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO sealed_file_made_again
  (id, practice_id, certificate_id, draft_id, session_key_id, removed_id, key_version, wrapped_key, content)
SELECT id, practice_id, certificate_id, draft_id, session_key_id, removed_id, key_version, wrapped_key, content
  FROM sealed_file ORDER BY id;

DROP TABLE sealed_file;
ALTER TABLE sealed_file_made_again RENAME TO sealed_file;

-- Rotation asks for what is not under the current version yet
CREATE INDEX sealed_file_by_key_version ON sealed_file (key_version);

-- A stored keystore that is finished here has other facts from then on: renewal and online status look at it at once
CREATE TRIGGER certificate_finished AFTER UPDATE OF facts ON certificate WHEN NEW.state <> OLD.state AND NEW.role = 'active'
BEGIN
  UPDATE renewal SET next_check_at = '1970-01-01T00:00:00.000Z', version = version + 1
   WHERE certificate_id IN (SELECT id FROM certificate
                             WHERE practice_id = NEW.practice_id AND kind = NEW.kind AND identifier = NEW.identifier);
  UPDATE probe_turn SET next_at = '1970-01-01T00:00:00.000Z' WHERE certificate_id = NEW.id;
END;
