"""What is to be noticed, and where it was."""

STATEMENTS = """
CREATE TABLE watched (
  key INTEGER PRIMARY KEY,
  watch_kind TEXT NOT NULL,
  document TEXT NOT NULL,
  phone TEXT NOT NULL,
  plate TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  noticed TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  ended TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX watched_document ON watched (document) WHERE document <> '';
CREATE INDEX watched_phone ON watched (phone) WHERE phone <> '';
CREATE INDEX watched_plate ON watched (plate) WHERE plate <> '';
CREATE INDEX watched_name ON watched (name) WHERE name <> '';
CREATE INDEX watched_stamp ON watched (stamp);
CREATE TABLE watch_match (
  subject TEXT NOT NULL,
  watched INTEGER NOT NULL,
  matched_by TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  PRIMARY KEY (subject, watched)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_match_stamp ON watch_match (stamp);
CREATE INDEX watch_match_watched ON watch_match (watched, stamp);
"""
