"""A file from somewhere else, opened so that it can neither run anything nor be written to."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory

from dutyroom.domain.refusal import Refusal
from dutyroom.store.file import RoomFile, is_open_here, named, version_of
from dutyroom.store.migrations.version import VERSION

SOURCE = "source"
"""The name under which the file is attached."""
LONGEST_CELL = 4_000_000
"""Bytes of the longest text that is read of a foreign file: the longest of ours has two million."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_CELL,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_BESIDE = ("-wal", "-journal")
_STATISTICS = ("sqlite_stat", "sqlite_sequence")
_MADE_BY_OTHERS = ("_sqlite_migrations", "call_words_", "matter_words_")
"""Tables other programs made in their own words; nothing is ever read of them."""

Shape = frozenset[tuple[str, str, str, str]]


@contextmanager
def attached(file: RoomFile, path: Path) -> Iterator[None]:
    """The file at a path, attached to a room's connection as `SOURCE`, its schema checked.

    Raises `Refusal`: "merge_itself", "file_hostile" where its schema is not exactly that of its
    version, or as `RoomFile` does.
    """
    _check_kind(file, path)
    with _settled(path) as ready, _guarded(file.connection):
        uri = f"{ready.absolute().as_uri()}?mode=ro"
        if not is_open_here(str(ready)):
            uri += "&immutable=1"
        with named(str(path)):
            file.connection.execute(f"ATTACH ? AS {SOURCE}", (uri,))
        try:
            check_schema(file.connection, SOURCE, VERSION, path)
            yield
        finally:
            if file.connection.in_transaction:
                file.connection.execute("ROLLBACK")
            file.connection.execute(f"DETACH {SOURCE}")


def _check_kind(file: RoomFile, path: Path) -> None:
    try:
        found = os.stat(path)
    except OSError as error:
        raise Refusal("file_missing", path=str(path)) from error
    if (found.st_dev, found.st_ino) == file.inode:
        raise Refusal("merge_itself", path=str(path))
    if not S_ISREG(found.st_mode) and not path.is_dir():
        raise Refusal("not_a_room", path=str(path))


@contextmanager
def _settled(path: Path) -> Iterator[Path]:
    """The file itself, or a copy of this version where it is older or has a log beside it."""
    if is_open_here(str(path)):
        yield path
        return
    version = version_of(str(path))
    if not version:
        raise Refusal("file_empty", path=str(path))
    beside = [end for end in _BESIDE if _size(Path(f"{path}{end}"))]
    if version == VERSION and not beside:
        yield path
        return
    with TemporaryDirectory(prefix="dutyroom-") as folder:
        copy = Path(folder) / "copy.db"
        for end in ("", *beside):
            shutil.copyfile(f"{path}{end}", f"{copy}{end}")
        with (
            named(str(path)),
            closing(sqlite3.connect(copy, isolation_level=None)) as connection,
            _guarded(connection),
        ):
            check_schema(connection, "main", version, path)
        RoomFile(copy).close()
        yield copy


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


@contextmanager
def _guarded(connection: sqlite3.Connection) -> Iterator[None]:
    """A connection that runs no function a schema asks for and reads no monstrous cell."""
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    before = {limit: connection.setlimit(limit, most) for limit, most in _LIMITS.items()}
    try:
        yield
    finally:
        for limit, most in before.items():
            connection.setlimit(limit, most)


def check_schema(connection: sqlite3.Connection, name: str, version: int, path: Path) -> None:
    """Make sure that a database holds exactly the tables, indexes and triggers of its version.

    So there is no foreign trigger, view, generated column or virtual table to be wary of.
    Raises `Refusal("file_hostile")`, or "file_damaged" where SQLite cannot read it.
    """
    with named(str(path)):
        encoding = connection.execute(f"PRAGMA {name}.encoding").fetchone()[0]
        rows = connection.execute(f"SELECT type, name, tbl_name, sql FROM {name}.sqlite_schema")
        strange = _shape(rows.fetchall()) ^ _known(version)
    if strange or encoding != "UTF-8":
        what = min((each[1] for each in strange), default=encoding)
        raise Refusal("file_hostile", path=str(path), what=what)


@cache
def _known(version: int) -> Shape:
    """The schema this program gives a file of a version."""
    from dutyroom.store.migrations.chain import migrate

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, stop_before=_stop(version))
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return _shape(rows.fetchall())


def _stop(version: int) -> str | None:
    return None if version == VERSION else f"version_{version + 1}"


def _shape(rows: list[tuple[str, str, str, str | None]]) -> Shape:
    return frozenset(
        (kind, name, table, "" if table.startswith(_MADE_BY_OTHERS) else sql or "")
        for kind, name, table, sql in rows
        if not (name.startswith(_STATISTICS) and kind == "table")
    )
