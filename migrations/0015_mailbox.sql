-- Boxes of the eHealthBox as they were last asked, and which of their letters the practice has not opened: the platform keeps no such
-- mark. Neither title nor sender nor content of a letter is here.
CREATE TABLE mailbox (
  practice_id TEXT NOT NULL CHECK (practice_id <> ''),
  -- Type, id, sub-type and quality
  box         TEXT NOT NULL CHECK (length(box) BETWEEN 1 AND 200),
  first_at    TEXT NOT NULL CHECK (first_at GLOB '????-??-??T??:??:??.???Z'),
  checked_at  TEXT NOT NULL CHECK (checked_at GLOB '????-??-??T??:??:??.???Z'),
  -- Letters that wait for room; null: not asked yet
  waiting     INTEGER CHECK (waiting >= 0),
  size        INTEGER CHECK (size >= 0),
  max_size    INTEGER CHECK (max_size >= 0),
  PRIMARY KEY (practice_id, box)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
  practice_id TEXT NOT NULL,
  box         TEXT NOT NULL,
  message_id  TEXT NOT NULL CHECK (length(message_id) BETWEEN 1 AND 64),
  folder      TEXT NOT NULL CHECK (folder IN ('inbox', 'sent', 'inbox-bin', 'sent-bin')),
  is_unread   INTEGER NOT NULL CHECK (is_unread IN (0, 1)),
  listed_at   TEXT NOT NULL CHECK (listed_at GLOB '????-??-??T??:??:??.???Z'),
  opened_at   TEXT CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
  opened_by   TEXT CHECK (opened_by <> ''),
  PRIMARY KEY (practice_id, box, message_id),
  FOREIGN KEY (practice_id, box) REFERENCES mailbox ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_unread ON letter (practice_id, box) WHERE is_unread = 1 AND folder = 'inbox';
CREATE INDEX letter_by_listing ON letter (listed_at);

-- Who reads which box, by the session that last did
CREATE TABLE mailbox_reader (
  practice_id TEXT NOT NULL,
  user_id     TEXT NOT NULL CHECK (user_id <> ''),
  box         TEXT NOT NULL,
  holder_kind TEXT NOT NULL CHECK (holder_kind IN ('person', 'group', 'company')),
  holder      TEXT NOT NULL CHECK (holder <> ''),
  read_at     TEXT NOT NULL CHECK (read_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (practice_id, user_id, box),
  FOREIGN KEY (practice_id, box) REFERENCES mailbox ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A user's choice: are the keys that read letters opened with the session?
CREATE TABLE mailbox_choice (
  practice_id       TEXT NOT NULL CHECK (practice_id <> ''),
  user_id           TEXT NOT NULL CHECK (user_id <> ''),
  keys_with_session INTEGER NOT NULL CHECK (keys_with_session IN (0, 1)),
  PRIMARY KEY (practice_id, user_id)
) STRICT, WITHOUT ROWID;
