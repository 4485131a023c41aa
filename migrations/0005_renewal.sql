-- Renewal: what eHealth said of a certificate, the plan, notices and their deliveries, jobs, calendars, trust anchors.

-- Answers of eHealth's services, beside the facts of the file
ALTER TABLE certificate ADD COLUMN probes TEXT NOT NULL DEFAULT '{"depot":null,"status":null,"revocation":null}'
  CHECK (json_valid(probes));

-- A kept authentication key serves sessions, the nightly status question, or both: each by a choice of its own
ALTER TABLE session_key ADD COLUMN for_session INTEGER NOT NULL DEFAULT 1 CHECK (for_session IN (0, 1));
ALTER TABLE session_key ADD COLUMN for_status INTEGER NOT NULL DEFAULT 0 CHECK (for_status IN (0, 1));

-- Reports walk through a practice by end of validity; what has none comes last
CREATE INDEX certificate_by_end ON certificate (practice_id, coalesce(not_after, '~'), id) WHERE role = 'active';

-- Spreads planned moments over practices, the same after every restart and under every master key. It guards nothing.
CREATE TABLE installation (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  spread_key BLOB NOT NULL CHECK (length(spread_key) = 32)
) STRICT;
INSERT INTO installation (id, spread_key) VALUES (1, randomblob(32));

-- One row per active certificate. `looks_again_at` answers "who is due?"; everything else is what the last look decided.
CREATE TABLE renewal (
  certificate_id TEXT NOT NULL PRIMARY KEY REFERENCES certificate (id) ON DELETE CASCADE,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  looks_again_at TEXT NOT NULL CHECK (looks_again_at GLOB '????-??-??T??:??:??.???Z'),
  state          TEXT CHECK (state <> ''),
  reason         TEXT CHECK (reason <> ''),
  since          TEXT CHECK (since GLOB '????-??-??T??:??:??.???Z'),
  opens_at       TEXT CHECK (opens_at GLOB '????-??-??T??:??:??.???Z'),
  due_at         TEXT CHECK (due_at GLOB '????-??-??T??:??:??.???Z'),
  latest_at      TEXT CHECK (latest_at GLOB '????-??-??T??:??:??.???Z'),
  not_after      TEXT CHECK (not_after GLOB '????-??-??T??:??:??.???Z'),
  -- State and reason without the mute, and its end
  muted          TEXT CHECK (json_valid(muted)),
  told_at        TEXT CHECK (told_at GLOB '????-??-??T??:??:??.???Z'),
  failures       INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failed_at      TEXT CHECK (failed_at GLOB '????-??-??T??:??:??.???Z'),
  -- Rises with every saved look and every changed input: a look that was overtaken writes nothing
  version        INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IS NULL) = (reason IS NULL) AND (state IS NULL) = (since IS NULL))
) STRICT, WITHOUT ROWID;

-- The scan walks this in order: no row that is not due is touched
CREATE INDEX renewal_by_turn ON renewal (looks_again_at, certificate_id);
CREATE INDEX renewal_by_practice ON renewal (practice_id, state, not_after);

INSERT INTO renewal (certificate_id, practice_id, looks_again_at)
SELECT id, practice_id, '1970-01-01T00:00:00.000Z' FROM certificate WHERE role = 'active';

-- What is loaded cannot be forgotten, and what changes is looked at again, together with everything of the same holder
CREATE TRIGGER renewal_begins AFTER INSERT ON certificate WHEN NEW.role = 'active'
BEGIN
  INSERT INTO renewal (certificate_id, practice_id, looks_again_at)
  VALUES (NEW.id, NEW.practice_id, '1970-01-01T00:00:00.000Z');
  UPDATE renewal SET looks_again_at = '1970-01-01T00:00:00.000Z', version = version + 1
   WHERE certificate_id IN (SELECT id FROM certificate
                             WHERE practice_id = NEW.practice_id AND kind = NEW.kind AND identifier = NEW.identifier);
END;

CREATE TRIGGER renewal_ends_with_role AFTER UPDATE OF role ON certificate WHEN NEW.role <> 'active'
BEGIN
  DELETE FROM renewal WHERE certificate_id = NEW.id;
  DELETE FROM notice_mute WHERE certificate_id = NEW.id;
  UPDATE renewal SET looks_again_at = '1970-01-01T00:00:00.000Z', version = version + 1
   WHERE certificate_id IN (SELECT id FROM certificate
                             WHERE practice_id = NEW.practice_id AND kind = NEW.kind AND identifier = NEW.identifier);
END;

CREATE TRIGGER renewal_notices_removal AFTER DELETE ON certificate
BEGIN
  UPDATE renewal SET looks_again_at = '1970-01-01T00:00:00.000Z', version = version + 1
   WHERE certificate_id IN (SELECT id FROM certificate
                             WHERE practice_id = OLD.practice_id AND kind = OLD.kind AND identifier = OLD.identifier);
END;

-- No reference to certificate: that somebody was told outlives the file. Causes and ends are the code's words.
CREATE TABLE notice (
  id              TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id     TEXT NOT NULL CHECK (practice_id <> ''),
  certificate_id  TEXT NOT NULL,
  user_id         TEXT NOT NULL CHECK (user_id <> ''),
  cause           TEXT NOT NULL CHECK (cause <> ''),
  step            INTEGER NOT NULL,
  severity        TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  raised_at       TEXT NOT NULL CHECK (raised_at GLOB '????-??-??T??:??:??.???Z'),
  acknowledged_at TEXT CHECK (acknowledged_at GLOB '????-??-??T??:??:??.???Z'),
  ended_at        TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z'),
  end_cause       TEXT CHECK (end_cause <> ''),
  CHECK ((ended_at IS NULL) = (end_cause IS NULL)),
  -- Nobody is told the same twice, whoever writes it
  UNIQUE (certificate_id, cause, step)
) STRICT;

CREATE UNIQUE INDEX notice_open ON notice (certificate_id, cause) WHERE ended_at IS NULL;
CREATE INDEX notice_open_by_practice ON notice (practice_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX notice_by_end ON notice (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE notice_mute (
  certificate_id TEXT NOT NULL PRIMARY KEY REFERENCES certificate (id) ON DELETE CASCADE,
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  reason         TEXT NOT NULL CHECK (reason <> ''),
  text           TEXT NOT NULL CHECK (length(text) <= 200),
  until          TEXT NOT NULL CHECK (until GLOB '????-??-??T??:??:??.???Z'),
  severity       TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  by_id          TEXT NOT NULL,
  by_name        TEXT NOT NULL,
  at             TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

-- The outbox. Addresses are not kept: they are asked of the host when a message leaves.
CREATE TABLE delivery (
  id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id  TEXT NOT NULL CHECK (practice_id <> ''),
  channel      TEXT NOT NULL CHECK (channel IN ('email', 'webhook')),
  kind         TEXT NOT NULL CHECK (kind IN ('notice', 'notice-ended', 'digest')),
  notice_id    TEXT REFERENCES notice (id) ON DELETE CASCADE,
  recipient    TEXT NOT NULL,
  key          TEXT NOT NULL UNIQUE CHECK (key <> ''),
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
  due_at       TEXT NOT NULL CHECK (due_at GLOB '????-??-??T??:??:??.???Z'),
  lease_until  TEXT CHECK (lease_until GLOB '????-??-??T??:??:??.???Z'),
  attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_problem TEXT,
  changed_at   TEXT CHECK (changed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX delivery_waiting ON delivery (due_at) WHERE state = 'waiting';
CREATE INDEX delivery_by_notice ON delivery (notice_id) WHERE notice_id IS NOT NULL;
CREATE INDEX delivery_troubled ON delivery (practice_id, changed_at)
  WHERE last_problem IS NOT NULL AND state IN ('waiting', 'failed');
CREATE INDEX delivery_by_state ON delivery (channel, state);
CREATE INDEX delivery_over ON delivery (changed_at) WHERE state <> 'waiting';

-- Whose turn it is with which of eHealth's services. `status` has a row only while its holder leaves the key for it.
CREATE TABLE probe_turn (
  certificate_id TEXT NOT NULL REFERENCES certificate (id) ON DELETE CASCADE,
  source         TEXT NOT NULL CHECK (source IN ('depot', 'status', 'revocation')),
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  next_at        TEXT NOT NULL CHECK (next_at GLOB '????-??-??T??:??:??.???Z'),
  lease_until    TEXT CHECK (lease_until GLOB '????-??-??T??:??:??.???Z'),
  failures       INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  answered_at    TEXT CHECK (answered_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (certificate_id, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX probe_turn_by_time ON probe_turn (source, next_at);
CREATE INDEX probe_turn_by_answer ON probe_turn (source, answered_at);
CREATE INDEX probe_turn_failing ON probe_turn (source) WHERE failures > 0;

INSERT INTO probe_turn (certificate_id, source, practice_id, next_at)
SELECT certificate.id, source.value, certificate.practice_id, '1970-01-01T00:00:00.000Z'
  FROM certificate, json_each('["depot","revocation"]') AS source WHERE certificate.role = 'active';

CREATE TRIGGER probe_begins AFTER INSERT ON certificate WHEN NEW.role = 'active'
BEGIN
  INSERT INTO probe_turn (certificate_id, source, practice_id, next_at)
  SELECT NEW.id, value, NEW.practice_id, '1970-01-01T00:00:00.000Z' FROM json_each('["depot","revocation"]');
END;

CREATE TRIGGER probe_status_allowed AFTER INSERT ON session_key WHEN NEW.for_status = 1
BEGIN
  INSERT INTO probe_turn (certificate_id, source, practice_id, next_at)
  VALUES (NEW.certificate_id, 'status', NEW.practice_id, '1970-01-01T00:00:00.000Z');
END;

CREATE TRIGGER probe_status_chosen AFTER UPDATE OF for_status ON session_key WHEN NEW.for_status <> OLD.for_status
BEGIN
  DELETE FROM probe_turn WHERE certificate_id = NEW.certificate_id AND source = 'status';
  INSERT INTO probe_turn (certificate_id, source, practice_id, next_at)
  SELECT NEW.certificate_id, 'status', NEW.practice_id, '1970-01-01T00:00:00.000Z' WHERE NEW.for_status = 1;
END;

CREATE TRIGGER probe_status_forbidden AFTER DELETE ON session_key
BEGIN
  DELETE FROM probe_turn WHERE certificate_id = OLD.certificate_id AND source = 'status';
END;

CREATE TRIGGER probe_ends_with_role AFTER UPDATE OF role ON certificate WHEN NEW.role <> 'active'
BEGIN
  DELETE FROM probe_turn WHERE certificate_id = NEW.id;
END;

-- One row per job: what is due, who runs it, how it ended
CREATE TABLE job (
  id                TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  next_at           TEXT NOT NULL CHECK (next_at GLOB '????-??-??T??:??:??.???Z'),
  owner             TEXT CHECK (owner <> ''),
  lease_until       TEXT CHECK (lease_until GLOB '????-??-??T??:??:??.???Z'),
  last_started_at   TEXT CHECK (last_started_at GLOB '????-??-??T??:??:??.???Z'),
  last_ended_at     TEXT CHECK (last_ended_at GLOB '????-??-??T??:??:??.???Z'),
  last_succeeded_at TEXT CHECK (last_succeeded_at GLOB '????-??-??T??:??:??.???Z'),
  last_duration_ms  INTEGER,
  last_outcome      TEXT CHECK (last_outcome IN ('ok', 'failed', 'lost')),
  last_problem      TEXT,
  last_counts       TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(last_counts)),
  CHECK ((owner IS NULL) = (lease_until IS NULL))
) STRICT, WITHOUT ROWID;

-- Calendar feeds: of the secret address only its digest
CREATE TABLE calendar_feed (
  practice_id  TEXT NOT NULL CHECK (practice_id <> ''),
  user_id      TEXT NOT NULL CHECK (user_id <> ''),
  token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
  created_at   TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (practice_id, user_id)
) STRICT, WITHOUT ROWID;

-- What calendars were told, so that a change raises the sequence and an end cancels
CREATE TABLE calendar_entry (
  practice_id    TEXT NOT NULL CHECK (practice_id <> ''),
  user_id        TEXT NOT NULL CHECK (user_id <> ''),
  uid            TEXT NOT NULL CHECK (uid <> ''),
  certificate_id TEXT NOT NULL,
  sequence       INTEGER NOT NULL CHECK (sequence >= 0),
  digest         TEXT NOT NULL,
  changed_at     TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??.???Z'),
  content        TEXT NOT NULL CHECK (json_valid(content)),
  cancelled      INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  PRIMARY KEY (practice_id, user_id, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_entry_cancelled ON calendar_entry (changed_at) WHERE cancelled = 1;

-- Authorities that updates brought; the built-in table and the settings' are not here. They belong to the installation.
CREATE TABLE trust_anchor (
  trust_set   TEXT NOT NULL CHECK (trust_set IN ('issuers', 'assertion-signers')),
  environment TEXT NOT NULL CHECK (environment IN ('production', 'acceptance', 'simulation')),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  role        TEXT NOT NULL CHECK (role IN ('root', 'issuing')),
  name        TEXT NOT NULL,
  not_after   TEXT NOT NULL CHECK (not_after GLOB '????-??-??T??:??:??.???Z'),
  certificate TEXT,
  source      TEXT NOT NULL CHECK (source IN ('archive', 'trusted-list')),
  added_at    TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??.???Z'),
  added_by    TEXT NOT NULL,
  PRIMARY KEY (trust_set, environment, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE trust_version (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO trust_version (id, version) VALUES (1, 0);

-- Of the last trusted list applied: one issued before it would bring back what has been withdrawn since
CREATE TABLE trust_list (
  trust_set       TEXT NOT NULL CHECK (trust_set IN ('issuers', 'assertion-signers')),
  environment     TEXT NOT NULL CHECK (environment IN ('production', 'acceptance', 'simulation')),
  sequence_number INTEGER NOT NULL CHECK (sequence_number > 0),
  issued_at       TEXT NOT NULL CHECK (issued_at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (trust_set, environment)
) STRICT, WITHOUT ROWID;

CREATE TABLE trust_preview (
  id                TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  actor_id          TEXT NOT NULL,
  -- Null: the operator, who belongs to none
  actor_practice_id TEXT,
  base_version      INTEGER NOT NULL,
  preview           TEXT NOT NULL CHECK (json_valid(preview)),
  expires_at        TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
