-- Browser sessions and launch tokens: only hashes of what a browser or host sends, so that a stolen copy opens nothing.
CREATE TABLE web_session (
  id_hash     TEXT NOT NULL PRIMARY KEY CHECK (length(id_hash) = 64),
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  user_id     TEXT NOT NULL CHECK (user_id <> ''),
  actor       TEXT NOT NULL CHECK (json_valid(actor)),
  created_at  TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
  expires_at  TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX web_session_by_user ON web_session (practice_id, user_id);
CREATE INDEX web_session_by_end ON web_session (expires_at);

-- No practice: a token is used once whatever it claims.
CREATE TABLE used_token (
  jti_hash   TEXT NOT NULL PRIMARY KEY CHECK (length(jti_hash) = 64),
  expires_at TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX used_token_by_end ON used_token (expires_at);

-- Users' profiles as a host without Node pushed them.
CREATE TABLE profile (
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  user_id     TEXT NOT NULL CHECK (user_id <> ''),
  sort_name   TEXT NOT NULL,
  search_text TEXT NOT NULL,
  profile     TEXT NOT NULL CHECK (json_valid(profile)),
  PRIMARY KEY (practice_id, user_id)
) STRICT;

CREATE INDEX profile_by_name ON profile (practice_id, sort_name, user_id, search_text);
