-- Certificates that their holders end before their time, and what became of it. Columns as those of `enrolment`; there is no
-- keystore, and no foreign key to the certificate: the file may be lost, or removed later.
CREATE TABLE revocation (
  id                    TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  practice_id           TEXT NOT NULL CHECK (practice_id <> ''),
  user_id               TEXT NOT NULL CHECK (user_id <> ''),
  -- SHA-1 of the public key, by which eHealth knows the certificate: it is not revoked twice at once
  public_key_identifier TEXT NOT NULL CHECK (length(public_key_identifier) = 40),
  state                 TEXT NOT NULL CHECK (state <> ''),
  certificate_id        TEXT CHECK (certificate_id <> ''),
  next_at               TEXT CHECK (next_at GLOB '????-??-??T??:??:??.???Z'),
  lease_until           TEXT CHECK (lease_until GLOB '????-??-??T??:??:??.???Z'),
  started_at            TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??.???Z'),
  changed_at            TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??.???Z'),
  ended_at              TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z'),
  version               INTEGER NOT NULL DEFAULT 0,
  data                  TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE UNIQUE INDEX revocation_open ON revocation (practice_id, public_key_identifier) WHERE ended_at IS NULL;
CREATE INDEX revocation_by_user ON revocation (practice_id, user_id, started_at);
CREATE INDEX revocation_by_time ON revocation (next_at) WHERE ended_at IS NULL AND next_at IS NOT NULL;
