-- What an admin asked of one person: to take care of a certificate, or to open a session. At most one of a kind a day, whoever asks.
CREATE TABLE reminder (
  id             TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  user_id        TEXT NOT NULL CHECK (user_id <> ''),
  kind           TEXT NOT NULL CHECK (kind IN ('renewal', 'session')),
  -- Belgian calendar
  day            TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  -- No reference: what was asked outlives the file; null for a session
  certificate_id TEXT,
  by_id          TEXT NOT NULL,
  by_name        TEXT NOT NULL,
  at             TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  -- Shown until then, or until it was done
  until          TEXT NOT NULL CHECK (until GLOB '????-??-??T??:??:??.???Z'),
  UNIQUE (practice_id, user_id, kind, day)
) STRICT;

CREATE INDEX reminder_by_end ON reminder (until);
