"""The migrations in order, applied by sqlite-utils; loaded only for a file of another version."""

from sqlite3 import Connection
from typing import Any

from sqlite_utils import Database, Migrations

from dutyroom.store.migrations import v1, v2, v3
from dutyroom.store.migrations.version import APPLICATION

migrations = Migrations("dutyroom")


@migrations()
def version_1(database: Any) -> None:
    """Books, journal, register and the first projections."""
    _run(database.conn, v1.STATEMENTS)
    database.conn.execute(f"PRAGMA application_id = {APPLICATION}")
    database.conn.execute("PRAGMA user_version = 1")


@migrations()
def version_2(database: Any) -> None:
    """Matters, timers and handovers."""
    _run(database.conn, v2.STATEMENTS)
    database.conn.execute("PRAGMA user_version = 2")


@migrations()
def version_3(database: Any) -> None:
    """Trades, presence and receipts."""
    _run(database.conn, v3.STATEMENTS)
    database.conn.execute("PRAGMA user_version = 3")


def migrate(connection: Connection, *, stop_before: str | None = None) -> None:
    """Bring a file up to this program's version, each migration in a transaction of its own."""
    migrations.apply(Database(connection, recursive_triggers=False), stop_before=stop_before)


def _run(connection: Connection, scripts: tuple[str, ...]) -> None:
    import sqlite3

    statement = ""
    for line in "\n".join(scripts).splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
