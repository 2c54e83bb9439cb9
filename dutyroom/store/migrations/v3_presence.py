"""Who came, who was asked, where leaders are."""

STATEMENTS = """
CREATE TABLE presence (
  post INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  latest_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  until INTEGER NOT NULL,
  cover INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (post, officer, starts_at, ends_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE spot_check (
  id INTEGER PRIMARY KEY,
  officer INTEGER NOT NULL,
  post INTEGER NOT NULL,
  at INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  asked INTEGER NOT NULL,
  answered_by TEXT NOT NULL,
  rang_s INTEGER NOT NULL,
  fault TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX spot_check_at ON spot_check (at, id);
CREATE INDEX spot_check_fault ON spot_check (at, post, fault);
CREATE TABLE five_role (
  role INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  who TEXT NOT NULL,
  expected TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  confirmed_by INTEGER NOT NULL,
  found TEXT NOT NULL,
  means TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
"""
