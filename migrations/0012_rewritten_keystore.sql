-- When a keystore was last encrypted again, under another password of its holder's: its facts and its sealed file are of then.
ALTER TABLE certificate ADD COLUMN rewritten_at TEXT;
