"""Who has read which version of a roster, and with whom it is filed."""

STATEMENTS = """
CREATE TABLE version_read (
  officer INTEGER NOT NULL,
  month TEXT NOT NULL,
  number INTEGER NOT NULL,
  read_ms INTEGER NOT NULL,
  PRIMARY KEY (officer, month, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE version_filed (
  stamp INTEGER NOT NULL,
  month TEXT NOT NULL,
  number INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  words TEXT NOT NULL,
  officer INTEGER NOT NULL,
  filed_ms INTEGER NOT NULL,
  PRIMARY KEY (month, number, stamp, officer)
) STRICT, WITHOUT ROWID;
"""
