-- Keystores on users' profiles. What is secret stands in sealed_file only; everything here may be read in the clear.
-- Instants are ISO 8601, UTC, milliseconds, so that text order is time order.

-- The check value recognises a wrong key before it does harm; the key itself is never here.
CREATE TABLE master_key_version (
  version     INTEGER PRIMARY KEY CHECK (version > 0),
  check_value TEXT NOT NULL CHECK (length(check_value) = 64),
  created_at  TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE TABLE certificate (
  id             TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  user_id        TEXT NOT NULL CHECK (user_id <> ''),
  kind           TEXT NOT NULL CHECK (kind IN ('person', 'group', 'company')),
  identifier     TEXT NOT NULL CHECK (identifier <> '' AND identifier NOT GLOB '*[^0-9]*'),
  role           TEXT NOT NULL CHECK (role IN ('active', 'decrypt-only')),
  -- The part of the verdict that time does not change
  state          TEXT NOT NULL CHECK (state <> ''),
  environment    TEXT CHECK (environment IN ('production', 'acceptance', 'simulation')),
  not_before     TEXT CHECK (not_before GLOB '????-??-??T??:??:??.???Z'),
  not_after      TEXT CHECK (not_after GLOB '????-??-??T??:??:??.???Z'),
  fingerprint    TEXT,
  static_rank    INTEGER NOT NULL CHECK (static_rank IN (0, 1, 2, 3)),
  -- Active files with the same key compete for one holder, application and environment
  holder_key     TEXT CHECK (holder_key <> ''),
  holder_name    TEXT NOT NULL,
  user_name      TEXT NOT NULL,
  file_name      TEXT NOT NULL,
  -- The four above, folded: lower case, without accents
  search_text    TEXT NOT NULL,
  loaded_at      TEXT NOT NULL CHECK (loaded_at GLOB '????-??-??T??:??:??.???Z'),
  loaded_by_id   TEXT NOT NULL,
  loaded_by_name TEXT NOT NULL,
  replaced_at    TEXT CHECK (replaced_at GLOB '????-??-??T??:??:??.???Z'),
  replaced_by    TEXT REFERENCES certificate (id) ON DELETE SET NULL,
  -- Large, so last: lists that need no facts do not read past them
  facts          TEXT NOT NULL CHECK (json_valid(facts)),
  CHECK ((role = 'active') = (replaced_at IS NULL)),
  CHECK ((not_before IS NULL) = (not_after IS NULL))
) STRICT;

CREATE INDEX certificate_by_user ON certificate (practice_id, user_id);
CREATE INDEX certificate_by_holder ON certificate (practice_id, kind, identifier);
CREATE INDEX certificate_by_successor ON certificate (replaced_by) WHERE replaced_by IS NOT NULL;
-- Covers filter, search, order and count of the overview: 10,000 certificates are judged without touching their rows
CREATE INDEX certificate_by_urgency
  ON certificate (practice_id, role, static_rank, not_after, not_before, kind, id, holder_key, search_text);
CREATE INDEX certificate_by_holder_key
  ON certificate (practice_id, holder_key, not_after, id) WHERE role = 'active' AND holder_key IS NOT NULL;

-- By which rules and trust anchors the summaries above were made; other ones mean that they are due again.
CREATE TABLE summary_basis (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  basis TEXT NOT NULL CHECK (basis <> '')
) STRICT;

CREATE TABLE load_draft (
  id          TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  actor_id    TEXT NOT NULL CHECK (actor_id <> ''),
  actor_name  TEXT NOT NULL,
  user_id     TEXT NOT NULL CHECK (user_id <> ''),
  user_name   TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('person', 'group', 'company')),
  identifier  TEXT NOT NULL CHECK (identifier <> '' AND identifier NOT GLOB '*[^0-9]*'),
  file_name   TEXT NOT NULL,
  facts       TEXT NOT NULL CHECK (json_valid(facts)),
  created_at  TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
  expires_at  TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX load_draft_by_end ON load_draft (expires_at);

-- One keystore file, under its own data key, which a master key wraps. Never outlives the row it belongs to, and a master
-- key version cannot be forgotten while a file needs it.
CREATE TABLE sealed_file (
  id             INTEGER PRIMARY KEY,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id TEXT UNIQUE REFERENCES certificate (id) ON DELETE CASCADE,
  draft_id       TEXT UNIQUE REFERENCES load_draft (id) ON DELETE CASCADE,
  key_version    INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key    BLOB NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content        BLOB NOT NULL CHECK (length(content) >= 28),    -- nonce 12, file, tag 16
  CHECK ((certificate_id IS NULL) <> (draft_id IS NULL))
) STRICT;

-- Rotation asks for what is not under the current version yet
CREATE INDEX sealed_file_by_key_version ON sealed_file (key_version);
