"""Who is under isolation, and their readings."""

STATEMENTS = """
CREATE TABLE isolation (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  first TEXT NOT NULL,
  phone TEXT NOT NULL,
  identity TEXT NOT NULL,
  place TEXT NOT NULL,
  unit TEXT NOT NULL,
  basis TEXT NOT NULL,
  days INTEGER NOT NULL,
  first_number INTEGER NOT NULL,
  first_half INTEGER NOT NULL,
  last TEXT NOT NULL,
  state TEXT NOT NULL,
  ended_at INTEGER NOT NULL,
  ended_day TEXT NOT NULL,
  ended_half INTEGER NOT NULL,
  notice TEXT NOT NULL,
  reason TEXT NOT NULL,
  initials TEXT NOT NULL,
  watched INTEGER NOT NULL
) STRICT;
CREATE INDEX isolation_due ON isolation (state, last);
CREATE INDEX isolation_ended ON isolation (ended_at) WHERE ended_at > 0;
CREATE INDEX isolation_phone ON isolation (phone) WHERE phone <> '';
CREATE INDEX isolation_identity ON isolation (identity) WHERE identity <> '';
CREATE INDEX isolation_name ON isolation (name);
CREATE INDEX isolation_watched ON isolation (watched);
CREATE TABLE isolation_reading (
  person INTEGER NOT NULL,
  day TEXT NOT NULL,
  half INTEGER NOT NULL,
  tenths INTEGER NOT NULL,
  abnormal INTEGER NOT NULL,
  reason TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  PRIMARY KEY (person, day, half)
) STRICT, WITHOUT ROWID;
CREATE INDEX isolation_reading_day ON isolation_reading (day, half);
CREATE TABLE isolation_policy (
  from_day TEXT PRIMARY KEY,
  days INTEGER NOT NULL,
  first_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
