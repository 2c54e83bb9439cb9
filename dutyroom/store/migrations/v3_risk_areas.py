"""Areas people come from, with their levels by date."""

STATEMENTS = """
CREATE TABLE risk_area (
  name TEXT NOT NULL,
  first TEXT NOT NULL,
  level TEXT NOT NULL,
  source TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  PRIMARY KEY (name, first)
) STRICT, WITHOUT ROWID;
"""
