"""What merging needs: lines set aside, tables that wait, and merges that can be undone."""

from dutyroom.journal.identity import SEQ_BITS, SEQ_MASK

# The line of a fork that does not count lies aside, under a book of its own whose parent is the
# book of the line that counts.
ASIDE = """
CREATE TABLE aside_entry (
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
CREATE TABLE aside_passage (
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
CREATE TABLE aside_page (
  book INTEGER NOT NULL REFERENCES book,
  page INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (book, page)
) STRICT, WITHOUT ROWID;
CREATE TABLE chosen_line (
  uid TEXT PRIMARY KEY,
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL,
  lines INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_kind ON entry (kind, stamp);
CREATE INDEX book_parent ON book (parent) WHERE parent IS NOT NULL;
"""

WORKSPACE = """
CREATE TABLE unsettled (scope TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE merging (
  id INTEGER PRIMARY KEY,
  begun_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL DEFAULT 0,
  files TEXT NOT NULL,
  entries INTEGER NOT NULL DEFAULT 0,
  passages INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE merging_part (
  merging INTEGER NOT NULL,
  book INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  entries_before INTEGER NOT NULL,
  entries_after INTEGER NOT NULL,
  lines_before INTEGER NOT NULL,
  lines_after INTEGER NOT NULL,
  turned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (merging, book)
) STRICT, WITHOUT ROWID;
CREATE TABLE taking_out (
  book INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  lines INTEGER NOT NULL
) STRICT;
"""

# Only what a merge that is being undone, or a fork that is being turned, takes out may go.
GUARDS = f"""
DROP TRIGGER entry_kept;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
  WHEN NOT EXISTS (
    SELECT 1 FROM taking_out
    WHERE book = OLD.id >> {SEQ_BITS} AND entries < (OLD.id & {SEQ_MASK})
  )
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
DROP TRIGGER passage_kept;
CREATE TRIGGER passage_kept BEFORE DELETE ON passage
  WHEN NOT EXISTS (
    SELECT 1 FROM taking_out
    WHERE book = OLD.id >> {SEQ_BITS} AND lines < (OLD.id & {SEQ_MASK})
  )
  BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
DROP TRIGGER page_kept;
CREATE TRIGGER page_kept BEFORE DELETE ON page
  WHEN NOT EXISTS (
    SELECT 1 FROM taking_out
    WHERE book = OLD.book AND lines < OLD.page * 100 + OLD.lines
  )
  BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
"""

STATEMENTS = ASIDE + WORKSPACE + GUARDS
