"""Version 1: books, journal, register, and the tables added up from them."""

BOOKS = """
CREATE TABLE book (
  no INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  station TEXT NOT NULL,
  mine INTEGER NOT NULL DEFAULT 0,
  machine TEXT NOT NULL DEFAULT '',
  parent INTEGER REFERENCES book,
  base INTEGER NOT NULL DEFAULT 0,
  register_base INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX book_uid ON book (uid);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT,
  body_hash BLOB,
  hash BLOB NOT NULL,
  CHECK ((body IS NULL) = (body_hash IS NOT NULL))
) STRICT;
CREATE INDEX entry_stamp ON entry (stamp);
CREATE INDEX entry_subject ON entry (subject);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  at INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  post INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  temperature INTEGER NOT NULL,
  site INTEGER NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  identity TEXT NOT NULL,
  plate TEXT NOT NULL,
  code INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  origin TEXT NOT NULL,
  destination TEXT NOT NULL,
  marks INTEGER NOT NULL,
  steps INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_at ON passage (at);
CREATE INDEX passage_post ON passage (post, at);
CREATE INDEX passage_phone ON passage (phone, at) WHERE phone <> '';
CREATE INDEX passage_name ON passage (name, at) WHERE phone = '';
CREATE INDEX passage_identity ON passage (identity, at) WHERE identity <> '';
CREATE INDEX passage_plate ON passage (plate, at) WHERE plate <> '';
CREATE INDEX passage_abnormal ON passage (at) WHERE marks & 1;
CREATE INDEX passage_abnormal_post ON passage (post, at) WHERE marks & 1;
CREATE TABLE page (
  book INTEGER NOT NULL REFERENCES book,
  page INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (book, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_stamp ON page (stamp);
"""

GUARDS = """
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_fixed BEFORE UPDATE OF id, stamp, officer, kind, subject, hash ON entry
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_erased BEFORE UPDATE OF body, body_hash ON entry
  WHEN NEW.body IS NOT NULL OR OLD.body IS NULL OR length(NEW.body_hash) <> 32
  BEGIN SELECT RAISE(ABORT, 'a body may only be erased, its hash kept'); END;
CREATE TRIGGER entry_once BEFORE INSERT ON entry
  WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER passage_kept BEFORE DELETE ON passage
  BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER passage_fixed BEFORE UPDATE ON passage
  BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER page_kept BEFORE DELETE ON page
  BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER page_grown BEFORE UPDATE ON page
  WHEN NEW.book <> OLD.book OR NEW.page <> OLD.page OR NEW.lines <= OLD.lines OR NEW.lines > 100
  BEGIN SELECT RAISE(ABORT, 'a page only grows'); END;
"""

PROJECTIONS = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE struck (
  target TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  reason TEXT NOT NULL,
  replaced_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE officer (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  number TEXT NOT NULL,
  unit TEXT NOT NULL,
  title TEXT NOT NULL,
  role TEXT NOT NULL,
  phones TEXT NOT NULL,
  active_from TEXT NOT NULL,
  active_to TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX officer_name ON officer (name);
CREATE INDEX officer_number ON officer (number) WHERE number <> '';
CREATE TABLE attendance (
  officer INTEGER PRIMARY KEY,
  failures INTEGER NOT NULL DEFAULT 0,
  failed_ms INTEGER NOT NULL DEFAULT 0,
  signed_in_ms INTEGER NOT NULL DEFAULT 0,
  signed_out_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE unit (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  category TEXT NOT NULL,
  phone TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT;
CREATE TABLE post (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  post_kind TEXT NOT NULL,
  plan TEXT NOT NULL,
  shifts TEXT NOT NULL,
  place INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE slot (
  post INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  day TEXT NOT NULL,
  shift TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  covered INTEGER NOT NULL,
  PRIMARY KEY (post, starts_at, ends_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_starts ON slot (starts_at, ends_at);
CREATE INDEX slot_long ON slot (starts_at, ends_at) WHERE ends_at - starts_at > 86400;
CREATE INDEX slot_day ON slot (day);
CREATE TABLE crew (
  post INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  place INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (post, starts_at, ends_at, officer)
) STRICT, WITHOUT ROWID;
CREATE INDEX crew_officer ON crew (officer, starts_at);
CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  direction TEXT NOT NULL,
  phone TEXT NOT NULL,
  caller TEXT NOT NULL,
  caller_unit TEXT NOT NULL,
  confidential INTEGER NOT NULL,
  category TEXT NOT NULL,
  urgency TEXT NOT NULL,
  place TEXT NOT NULL,
  happened_at INTEGER,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,
  repeat_of TEXT NOT NULL,
  marks INTEGER NOT NULL,
  taken_by TEXT NOT NULL,
  notes INTEGER NOT NULL DEFAULT 0,
  struck INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX call_received ON call (received_at);
CREATE INDEX call_phone ON call (phone, received_at) WHERE phone <> '';
CREATE TABLE call_note (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX call_note_subject ON call_note (subject);
CREATE VIRTUAL TABLE call_words USING fts5 (words, content = '', tokenize = 'unicode61');
CREATE TABLE call_category (category TEXT PRIMARY KEY, retired INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  post INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  outward INTEGER NOT NULL,
  abnormal INTEGER NOT NULL,
  struck INTEGER NOT NULL,
  PRIMARY KEY (post, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE last_report (post INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE person (
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  initials TEXT NOT NULL,
  identity TEXT NOT NULL,
  plate TEXT NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (name, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_initials ON person (initials, last_at);
CREATE INDEX person_tail ON person (substr(phone, -4)) WHERE phone <> '';
CREATE TABLE fever (
  passage INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  post INTEGER NOT NULL,
  first INTEGER NOT NULL,
  rechecks INTEGER NOT NULL DEFAULT 0,
  latest INTEGER NOT NULL,
  latest_at INTEGER NOT NULL,
  decision TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  accepted_by TEXT NOT NULL DEFAULT '',
  decided_at INTEGER,
  struck INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX fever_pending ON fever (at) WHERE decision = '' AND struck = 0;
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  passage INTEGER NOT NULL,
  temperature INTEGER NOT NULL,
  site INTEGER NOT NULL,
  at INTEGER NOT NULL,
  officer INTEGER NOT NULL
) STRICT;
CREATE INDEX reading_passage ON reading (passage);
"""

WORKSPACE = """
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  officer INTEGER NOT NULL,
  form TEXT NOT NULL,
  body TEXT NOT NULL,
  begun_ms INTEGER NOT NULL,
  saved_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pin (
  officer INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TABLE preference (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE soundness (
  book INTEGER PRIMARY KEY,
  checked_ms INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  broken TEXT NOT NULL DEFAULT ''
) STRICT;
"""

STATEMENTS = (BOOKS, GUARDS, PROJECTIONS, WORKSPACE)
