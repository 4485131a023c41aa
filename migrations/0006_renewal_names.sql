-- Names that say what they hold: when a certificate is checked next, when its holder was notified, which rows are due.
-- SQLite rewrites the triggers of 0005 that name the columns.
ALTER TABLE renewal RENAME COLUMN looks_again_at TO next_check_at;
ALTER TABLE renewal RENAME COLUMN told_at TO notified_at;

DROP INDEX renewal_by_turn;
CREATE INDEX renewal_due ON renewal (next_check_at, certificate_id);
