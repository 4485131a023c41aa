-- An audit that proves: one keyed chain over the entries of all practices. The entries and their own hashes are unchanged.

-- HMAC-SHA-256 over position, practice, sequence and hash of an entry and over the link before it. Its key comes from the
-- master key, so a person with the file alone can make none. Of what was written before this table, each practice's last entry
-- has a link: its hash covers the entries before it. No UNIQUE on entries: a cut must be found, not stop the module from writing.
CREATE TABLE audit_link (
  position    INTEGER PRIMARY KEY CHECK (position > 0),
  practice_id TEXT    NOT NULL,
  sequence    INTEGER NOT NULL CHECK (sequence > 0),
  key_version INTEGER NOT NULL CHECK (key_version > 0),  -- of the master key that its key comes from
  link        TEXT    NOT NULL CHECK (length(link) = 64)
) STRICT;

CREATE INDEX audit_link_by_entry ON audit_link (practice_id, sequence);

CREATE TRIGGER audit_link_keeps_order BEFORE INSERT ON audit_link
WHEN NEW.position <= coalesce((SELECT max(position) FROM audit_link), 0)
BEGIN
  SELECT raise(ABORT, 'audit links are in order');
END;

CREATE TRIGGER audit_link_refuses_update BEFORE UPDATE ON audit_link
BEGIN
  SELECT raise(ABORT, 'audit links are never changed');
END;

CREATE TRIGGER audit_link_refuses_delete BEFORE DELETE ON audit_link
BEGIN
  SELECT raise(ABORT, 'audit links are never deleted');
END;

-- The last link, under a code of its own: without it, cutting off the last links would leave a shorter valid chain.
CREATE TABLE audit_head (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  position    INTEGER NOT NULL CHECK (position >= 0),
  link        TEXT    NOT NULL CHECK (length(link) = 64),
  key_version INTEGER NOT NULL CHECK (key_version > 0),
  mac         TEXT    NOT NULL CHECK (length(mac) = 64)
) STRICT;

CREATE TRIGGER audit_head_refuses_delete BEFORE DELETE ON audit_head
BEGIN
  SELECT raise(ABORT, 'the audit head is never deleted');
END;

-- Audit keys of former master keys, sealed under a newer one: a master key may be dropped, its links can be checked for ever.
CREATE TABLE audit_key (
  version     INTEGER PRIMARY KEY CHECK (version > 0),
  key_version INTEGER NOT NULL REFERENCES master_key_version (version),
  wrapped_key BLOB    NOT NULL CHECK (length(wrapped_key) = 60), -- nonce 12, data key 32, tag 16
  content     BLOB    NOT NULL CHECK (length(content) = 60)      -- nonce 12, audit key 32, tag 16
) STRICT;

-- How far the nightly verification has opened the sealed files; it starts again after the last one. `broken` has the ids that
-- did not open: they are tried every night until they do or are gone.
CREATE TABLE seal_walk (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL CHECK (last_id >= 0),
  broken  TEXT    NOT NULL CHECK (json_valid(broken))
) STRICT;
INSERT INTO seal_walk (id, last_id, broken) VALUES (1, 0, '[]');
