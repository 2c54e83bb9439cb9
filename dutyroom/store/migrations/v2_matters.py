"""Matters, their measures and timers, acknowledged silences, and kinds of the room's own."""

MATTERS = """
CREATE TABLE matter (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  level TEXT NOT NULL,
  rank INTEGER NOT NULL,
  state TEXT NOT NULL,
  stage TEXT NOT NULL,
  open INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  lead_unit TEXT NOT NULL,
  responsible_unit TEXT NOT NULL,
  owner INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  next_timer TEXT NOT NULL,
  next_step TEXT NOT NULL,
  reminders INTEGER NOT NULL,
  opened_by INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  source TEXT NOT NULL,
  words TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX matter_urgent ON matter (
  rank, next_at, id, kind, state, stage, owner, received_at, words,
  lead_unit, responsible_unit, number
) WHERE open;
CREATE INDEX matter_due ON matter (next_at) WHERE open;
CREATE INDEX matter_kind ON matter (kind, received_at);
CREATE INDEX matter_received ON matter (received_at);
CREATE INDEX matter_changed ON matter (changed);
CREATE INDEX matter_source ON matter (source) WHERE source <> '';
CREATE VIRTUAL TABLE matter_words USING fts5 (words, content = '', tokenize = 'unicode61');
CREATE TABLE matter_measure (
  matter INTEGER NOT NULL,
  measure TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (matter, measure)
) STRICT, WITHOUT ROWID;
CREATE TABLE matter_timer (
  matter INTEGER NOT NULL,
  timer TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  amber_at INTEGER NOT NULL,
  every_s INTEGER NOT NULL,
  acknowledged_at INTEGER NOT NULL,
  acknowledged_by INTEGER NOT NULL,
  PRIMARY KEY (matter, timer)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_timer_due ON matter_timer (due_at);
CREATE TABLE matter_form (
  key TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE watch (
  watch TEXT NOT NULL,
  target INTEGER NOT NULL,
  since INTEGER NOT NULL,
  acknowledged_at INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  PRIMARY KEY (watch, target)
) STRICT, WITHOUT ROWID;
"""

WORKSPACE = """
CREATE TABLE rung (
  timer TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  rung_at INTEGER NOT NULL,
  PRIMARY KEY (timer, due_at, officer)
) STRICT, WITHOUT ROWID;
"""

STATEMENTS = MATTERS + WORKSPACE
