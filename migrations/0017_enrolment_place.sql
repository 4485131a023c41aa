-- Other programs and computers that a holder gives the new file before it is activated, in their own words.
CREATE TABLE enrolment_place (
  id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id  TEXT NOT NULL CHECK (practice_id <> ''),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  name         TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 60),
  added_at     TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??.???Z'),
  -- When it had the new file, by its holder's word
  done_at      TEXT CHECK (done_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE UNIQUE INDEX enrolment_place_by_name ON enrolment_place (enrolment_id, name);
