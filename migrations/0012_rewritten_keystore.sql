-- When a keystore was last encrypted again, under another password of its holder's: its facts and its sealed file are of then.
ALTER TABLE certificate ADD COLUMN rewritten_at TEXT;

-- Who has a personal certificate: the overview counts those who have none.
CREATE INDEX certificate_of_person ON certificate (practice_id, user_id) WHERE kind = 'person' AND role = 'active';
