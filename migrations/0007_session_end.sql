-- Sessions end when their reason ends, in every process on this database and after a restore.

-- When the browser sent its last request; what was open before the upgrade was used now.
ALTER TABLE web_session ADD COLUMN last_used_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z'
  CHECK (last_used_at GLOB '????-??-??T??:??:??.???Z');
UPDATE web_session SET last_used_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now');
-- Browser and system, for the list of a user's sessions: "Firefox, Windows"; '' when the browser did not say.
ALTER TABLE web_session ADD COLUMN device TEXT NOT NULL DEFAULT '' CHECK (length(device) <= 60);

-- Which file this database lay in at the last start: another one is a restored copy. null before the first.
ALTER TABLE installation ADD COLUMN file_identity TEXT CHECK (file_identity <> '');
-- The latest end of a used token that was deleted: what ends earlier may have been used.
ALTER TABLE installation ADD COLUMN tokens_deleted_until TEXT CHECK (tokens_deleted_until GLOB '????-??-??T??:??:??.???Z');

-- A running process. It renews its lease; its sessions end when the lease has run out.
CREATE TABLE process_lease (
  id          TEXT    NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  machine     TEXT    NOT NULL CHECK (machine <> ''), -- where its process number means something
  pid         INTEGER NOT NULL,
  started     TEXT    NOT NULL,                       -- in the machine's own count: numbers come again; '' when not known
  lease_until TEXT    NOT NULL CHECK (lease_until GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

-- The process_lease that holds the key; null for sessions of before. No reference: the trace outlives it.
ALTER TABLE ehealth_session ADD COLUMN owner TEXT CHECK (owner <> '');
CREATE INDEX ehealth_session_open_by_user ON ehealth_session (practice_id, user_id) WHERE ended_at IS NULL;

-- How often something was tried in a window of time, for all processes: wrong passwords of a user, checks of a certificate.
CREATE TABLE attempt (
  practice_id    TEXT    NOT NULL CHECK (practice_id <> ''),
  kind           TEXT    NOT NULL CHECK (kind <> ''),
  subject        TEXT    NOT NULL CHECK (subject <> ''),
  count          INTEGER NOT NULL CHECK (count >= 0),
  window_ends_at TEXT    NOT NULL CHECK (window_ends_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (practice_id, kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_by_end ON attempt (window_ends_at);
