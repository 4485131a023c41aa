-- eHealth sessions. The session itself (assertion, key) is in no table: here is its trace, how often the fallback was taken,
-- and what a holder chose to leave with us.

-- No reference to certificate: the trace outlives it. Reasons and causes may grow, so their words are the code's affair.
CREATE TABLE ehealth_session (
  id              TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id     TEXT NOT NULL CHECK (practice_id <> ''),
  user_id         TEXT NOT NULL CHECK (user_id <> ''),
  user_name       TEXT NOT NULL,
  mode            TEXT NOT NULL CHECK (mode IN ('eid', 'eid-only', 'fallback')),
  quality         TEXT NOT NULL CHECK (quality <> ''),
  kind            TEXT NOT NULL CHECK (kind IN ('person', 'group', 'company')),
  identifier      TEXT NOT NULL CHECK (identifier <> '' AND identifier NOT GLOB '*[^0-9]*'),
  holder_name     TEXT NOT NULL,
  certificate_id  TEXT,
  recognised      INTEGER NOT NULL CHECK (recognised IN (0, 1)),
  opened_at       TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
  not_on_or_after TEXT NOT NULL CHECK (not_on_or_after GLOB '????-??-??T??:??:??.???Z'),
  fallback_reason TEXT CHECK (fallback_reason <> ''),
  fallback_text   TEXT NOT NULL CHECK (length(fallback_text) <= 200),
  ended_at        TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z'),
  end_cause       TEXT CHECK (end_cause <> ''),
  CHECK ((mode = 'fallback') = (fallback_reason IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (end_cause IS NULL))
) STRICT;

CREATE INDEX ehealth_session_by_user ON ehealth_session (practice_id, user_id, opened_at);
CREATE INDEX ehealth_session_by_fallback
  ON ehealth_session (practice_id, kind, identifier, opened_at) WHERE mode = 'fallback';
CREATE INDEX ehealth_session_open ON ehealth_session (id) WHERE ended_at IS NULL;

-- Until when an admin lets a stopped holder use the fallback. One row per holder: the latest word counts.
CREATE TABLE fallback_lift (
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('person', 'group', 'company')),
  identifier  TEXT NOT NULL CHECK (identifier <> '' AND identifier NOT GLOB '*[^0-9]*'),
  until       TEXT NOT NULL CHECK (until GLOB '????-??-??T??:??:??.???Z'),
  by_id       TEXT NOT NULL,
  by_name     TEXT NOT NULL,
  PRIMARY KEY (practice_id, kind, identifier)
) STRICT, WITHOUT ROWID;

-- "Ask my PIN only": that an authentication key is kept. The key itself is a sealed_file.
CREATE TABLE session_key (
  certificate_id TEXT NOT NULL PRIMARY KEY REFERENCES certificate (id) ON DELETE CASCADE,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  kept_at        TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

-- sealed_file gains a third owner. SQLite cannot add one to a CHECK, so the table is made again.
CREATE TABLE sealed_file_made_again (
  id             INTEGER PRIMARY KEY,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id TEXT UNIQUE REFERENCES certificate (id) ON DELETE CASCADE,
  draft_id       TEXT UNIQUE REFERENCES load_draft (id) ON DELETE CASCADE,
  session_key_id TEXT UNIQUE REFERENCES session_key (certificate_id) ON DELETE CASCADE,
  key_version    INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key    BLOB NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content        BLOB NOT NULL CHECK (length(content) >= 28),    -- nonce 12, file, tag 16
  CHECK ((certificate_id IS NOT NULL) + (draft_id IS NOT NULL) + (session_key_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO sealed_file_made_again (id, practice_id, certificate_id, draft_id, key_version, wrapped_key, content)
SELECT id, practice_id, certificate_id, draft_id, key_version, wrapped_key, content FROM sealed_file ORDER BY id;

DROP TABLE sealed_file;
ALTER TABLE sealed_file_made_again RENAME TO sealed_file;

-- Rotation asks for what is not under the current version yet
CREATE INDEX sealed_file_by_key_version ON sealed_file (key_version);

-- An actor may be known by the identity card; otherwise as in 0002, rows and hash chain unchanged.
CREATE TABLE audit_entry_made_again (
  practice_id     TEXT    NOT NULL,
  sequence        INTEGER NOT NULL CHECK (sequence > 0),
  at              TEXT    NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  actor_id        TEXT    NOT NULL,
  actor_name      TEXT    NOT NULL,
  event           TEXT    NOT NULL CHECK (event <> ''),
  outcome         TEXT    NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
  subject_user_id TEXT,
  certificate_id  TEXT,                                          -- no foreign key: the entry outlives the certificate
  assurance       TEXT    NOT NULL CHECK (assurance IN ('launch', 'bearer', 'keystore-password', 'eid', 'none')),
  details         TEXT    NOT NULL CHECK (json_valid(details)),
  hash            TEXT    NOT NULL CHECK (length(hash) = 64),    -- SHA-256 over this row and the previous hash
  PRIMARY KEY (practice_id, sequence)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_entry_made_again (
  practice_id, sequence, at, actor_id, actor_name, event, outcome, subject_user_id, certificate_id, assurance, details, hash)
SELECT
  practice_id, sequence, at, actor_id, actor_name, event, outcome, subject_user_id, certificate_id, assurance, details, hash
  FROM audit_entry ORDER BY practice_id, sequence;

-- Its triggers go with it: they guard rows, not the table
DROP TABLE audit_entry;
ALTER TABLE audit_entry_made_again RENAME TO audit_entry;

CREATE INDEX audit_entry_by_subject ON audit_entry (practice_id, subject_user_id, sequence);

CREATE TRIGGER audit_entry_keeps_sequence BEFORE INSERT ON audit_entry
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM audit_entry WHERE practice_id = NEW.practice_id), 0)
BEGIN
  SELECT raise(ABORT, 'the audit sequence has no gaps');
END;

CREATE TRIGGER audit_entry_refuses_update BEFORE UPDATE ON audit_entry
BEGIN
  SELECT raise(ABORT, 'audit entries are never changed');
END;

CREATE TRIGGER audit_entry_refuses_delete BEFORE DELETE ON audit_entry
BEGIN
  SELECT raise(ABORT, 'audit entries are never deleted');
END;
