-- When everything was last in order for a person's next signature with their card. Nothing is kept of what was not.
CREATE TABLE readiness_check (
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  user_id     TEXT NOT NULL CHECK (user_id <> ''),
  good_at     TEXT NOT NULL CHECK (good_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (practice_id, user_id)
) STRICT, WITHOUT ROWID;
