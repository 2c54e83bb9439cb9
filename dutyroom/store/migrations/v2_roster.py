"""The calendar, what holds for people by day, patterns, and versions of the roster."""

STATEMENTS = """
CREATE TABLE calendar_year (
  year INTEGER NOT NULL,
  published TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (year, published)
) STRICT, WITHOUT ROWID;
CREATE TABLE sensitive_period (
  name TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  least INTEGER NOT NULL,
  PRIMARY KEY (name, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE marked_days (
  officer INTEGER NOT NULL,
  mark TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  PRIMARY KEY (officer, mark, first, last)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_pattern (
  post INTEGER NOT NULL,
  place INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (post, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_version (
  month TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  drafted_by INTEGER NOT NULL,
  drafted_ms INTEGER NOT NULL,
  published_by INTEGER NOT NULL,
  published_ms INTEGER NOT NULL,
  red INTEGER NOT NULL,
  amber INTEGER NOT NULL,
  word TEXT NOT NULL,
  calendar TEXT NOT NULL,
  PRIMARY KEY (month, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE version_slot (
  month TEXT NOT NULL,
  number INTEGER NOT NULL,
  post INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  day TEXT NOT NULL,
  shift TEXT NOT NULL,
  crew TEXT NOT NULL,
  PRIMARY KEY (month, number, post, starts_at, ends_at)
) STRICT, WITHOUT ROWID;
"""
