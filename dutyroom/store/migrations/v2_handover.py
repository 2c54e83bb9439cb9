"""Handovers, the cuts that part one shift from the next, and who held which shift."""

STATEMENTS = """
CREATE TABLE handover (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  post INTEGER NOT NULL,
  offer INTEGER NOT NULL,
  state TEXT NOT NULL,
  overall TEXT NOT NULL,
  flags TEXT NOT NULL,
  outgoing INTEGER NOT NULL,
  incoming INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  shift TEXT NOT NULL,
  shift_ends INTEGER NOT NULL,
  begun_ms INTEGER NOT NULL,
  offered_ms INTEGER NOT NULL,
  accepted_ms INTEGER NOT NULL,
  items INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  returns INTEGER NOT NULL,
  supplements INTEGER NOT NULL,
  filled INTEGER NOT NULL,
  seal TEXT NOT NULL,
  previous TEXT NOT NULL,
  concern INTEGER NOT NULL AS (
    (instr(flags, 'late') > 0) + (instr(flags, 'forced') > 0)
    + (questions > 0) + (state IN ('accepted', 'queried') AND instr(flags, 'opening') = 0)
  ) VIRTUAL
) STRICT;
CREATE INDEX handover_begun ON handover (begun_ms);
CREATE INDEX handover_newest ON handover (offered_ms, id);
CREATE INDEX handover_post ON handover (post, offered_ms, id);
CREATE INDEX handover_concern ON handover (concern, offered_ms, id);
CREATE INDEX handover_open ON handover (post) WHERE accepted_ms = 0;
CREATE TABLE handover_cut (
  handover INTEGER NOT NULL,
  uid TEXT NOT NULL,
  post INTEGER NOT NULL,
  place INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  lines INTEGER NOT NULL,
  digest BLOB NOT NULL,
  stands INTEGER NOT NULL,
  PRIMARY KEY (handover, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_cut_shift ON handover_cut (post, uid, seq, handover) WHERE stands;
CREATE TABLE handover_supply (
  handover INTEGER NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  uom TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (handover, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE shift_held (
  id INTEGER PRIMARY KEY,
  post INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  began TEXT NOT NULL,
  ended TEXT NOT NULL,
  flags TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX shift_held_now ON shift_held (post) WHERE to_ms = 0;
CREATE INDEX shift_held_officer ON shift_held (officer, to_ms);
"""
