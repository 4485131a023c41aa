-- Letters that are written here: drafts, and what became of those that were sent. Recipients, title and content are in the sealed file.
CREATE TABLE outbox_letter (
  id             TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  user_id        TEXT NOT NULL CHECK (user_id <> ''),
  -- The sender's: type, id, sub-type and quality
  box            TEXT NOT NULL CHECK (length(box) BETWEEN 1 AND 200),
  -- The sender's number of this sending: it goes out once, whatever breaks
  publication_id TEXT NOT NULL CHECK (length(publication_id) = 13),
  state          TEXT NOT NULL CHECK (state IN ('draft', 'sending', 'sent', 'uncertain', 'absent', 'failed', 'not-delivered')),
  created_at     TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
  changed_at     TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??.???Z'),
  -- The platform's, of the sent copy
  message_id     TEXT CHECK (length(message_id) BETWEEN 1 AND 64),
  -- Why it did not arrive, as a code
  problem        TEXT CHECK (length(problem) BETWEEN 1 AND 100)
) STRICT;

CREATE UNIQUE INDEX outbox_letter_by_publication ON outbox_letter (practice_id, publication_id);
CREATE INDEX outbox_letter_by_user ON outbox_letter (practice_id, user_id, changed_at);

-- sealed_file gains a sixth owner: letters. SQLite cannot add one to a CHECK, so the table is made again. The seal names the same row id
-- and purpose before and after: the file is moved, never opened.
CREATE TABLE sealed_file_made_again (
  id             INTEGER PRIMARY KEY,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id TEXT UNIQUE REFERENCES certificate (id) ON DELETE CASCADE,
  draft_id       TEXT UNIQUE REFERENCES load_draft (id) ON DELETE CASCADE,
  session_key_id TEXT UNIQUE REFERENCES session_key (certificate_id) ON DELETE CASCADE,
  removed_id     TEXT UNIQUE REFERENCES removed_certificate (id) ON DELETE CASCADE,
  enrolment_id   TEXT UNIQUE REFERENCES enrolment (id) ON DELETE CASCADE,
  letter_id      TEXT UNIQUE REFERENCES outbox_letter (id) ON DELETE CASCADE,
  key_version    INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key    BLOB NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content        BLOB NOT NULL CHECK (length(content) >= 28),    -- nonce 12, file, tag 16
  CHECK ((certificate_id IS NOT NULL) + (draft_id IS NOT NULL) + (session_key_id IS NOT NULL)
         + (removed_id IS NOT NULL) + (enrolment_id IS NOT NULL) + (letter_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO sealed_file_made_again
  (id, practice_id, certificate_id, draft_id, session_key_id, removed_id, enrolment_id, key_version, wrapped_key, content)
SELECT id, practice_id, certificate_id, draft_id, session_key_id, removed_id, enrolment_id, key_version, wrapped_key, content
  FROM sealed_file ORDER BY id;

DROP TABLE sealed_file;
ALTER TABLE sealed_file_made_again RENAME TO sealed_file;

-- Rotation asks for what is not under the current version yet
CREATE INDEX sealed_file_by_key_version ON sealed_file (key_version);
