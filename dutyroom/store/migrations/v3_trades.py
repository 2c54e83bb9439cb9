"""Swaps and covers of duties."""

STATEMENTS = """
CREATE TABLE trade (
  subject TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  other INTEGER NOT NULL,
  reason TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  short_notice INTEGER NOT NULL,
  as_party INTEGER NOT NULL,
  red TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trade_number ON trade (number);
CREATE INDEX trade_begun ON trade (begun_at);
CREATE INDEX trade_waiting ON trade (state);
CREATE TABLE trade_stint (
  subject TEXT NOT NULL,
  place INTEGER NOT NULL,
  post INTEGER NOT NULL,
  day TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  shift TEXT NOT NULL,
  officer INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (subject, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX trade_stint_day ON trade_stint (day);
CREATE INDEX trade_stint_post ON trade_stint (post, starts_at);
CREATE TABLE trade_step (
  subject TEXT NOT NULL,
  place INTEGER NOT NULL,
  state TEXT NOT NULL,
  officer INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  on_behalf INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (subject, place)
) STRICT, WITHOUT ROWID;
"""
