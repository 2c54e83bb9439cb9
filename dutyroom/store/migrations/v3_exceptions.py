"""Dated exceptions to patterns."""

STATEMENTS = """
CREATE TABLE roster_exception (
  post INTEGER NOT NULL,
  day TEXT NOT NULL,
  shift TEXT NOT NULL,
  outgoing INTEGER NOT NULL,
  incoming INTEGER NOT NULL,
  PRIMARY KEY (post, day, shift, outgoing)
) STRICT, WITHOUT ROWID;
"""
