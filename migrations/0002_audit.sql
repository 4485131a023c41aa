-- Who did what, when, on whose certificate, with what outcome. Append only; one gapless hash chain per practice.
-- practice_id '' is the installation's own chain: backups and key rotations belong to no practice.
CREATE TABLE audit_entry (
  practice_id     TEXT    NOT NULL,
  sequence        INTEGER NOT NULL CHECK (sequence > 0),
  at              TEXT    NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  actor_id        TEXT    NOT NULL,
  actor_name      TEXT    NOT NULL,
  event           TEXT    NOT NULL CHECK (event <> ''),
  outcome         TEXT    NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
  subject_user_id TEXT,
  certificate_id  TEXT,                                          -- no foreign key: the entry outlives the certificate
  assurance       TEXT    NOT NULL CHECK (assurance IN ('launch', 'bearer', 'keystore-password', 'none')),
  details         TEXT    NOT NULL CHECK (json_valid(details)),
  hash            TEXT    NOT NULL CHECK (length(hash) = 64),    -- SHA-256 over this row and the previous hash
  PRIMARY KEY (practice_id, sequence)
) STRICT, WITHOUT ROWID;

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
