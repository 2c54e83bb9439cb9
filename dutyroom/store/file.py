"""The open file of a room: one connection, one transaction at a time, every trouble named."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakSet

from dutyroom.domain.refusal import Refusal
from dutyroom.store.migrations.version import APPLICATION, VERSION

Row = tuple[Any, ...]
MAGIC = b"SQLite format 3\0"
MEMORY = ":memory:"
_turn = Lock()


class RoomFile:
    """One SQLite file of this program's version, opened for reading or for both.

    Raises `Refusal` with a code for whatever is wrong: "file_missing", "file_is_directory",
    "file_empty", "not_a_room", "file_newer", "file_readonly", "file_busy", "disk_full",
    "file_damaged".
    """

    def __init__(
        self,
        path: str | Path,
        *,
        wait_s: float = 30.0,
        read_only: bool = False,
        begin: bool = False,
    ) -> None:
        self.path = str(path)
        self.read_only = read_only
        self.inode: tuple[int, int] | None = None
        """Device and number of the file on its disk."""
        if self.path != MEMORY:
            version = VERSION if is_open_here(self.path) else version_of(self.path)
            if not (version or begin):
                raise Refusal("file_empty", path=self.path)
            if version < VERSION and read_only:
                raise Refusal("file_older", path=self.path)
        with named(self.path):
            self.connection = _connect(self.path, wait_s, read_only)
            self._note()
            if self.path != MEMORY and version == VERSION:
                return
            self._migrate()

    @classmethod
    def create(cls, path: str | Path, *, wait_s: float = 30.0) -> "RoomFile":
        """Begin a file where there is none; raises `Refusal("file_exists")`."""
        if str(path) != MEMORY:
            if os.path.lexists(path):
                raise Refusal("file_exists", path=str(path))
            try:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).touch(exist_ok=False)
            except OSError as error:
                raise Refusal("file_not_writable", path=str(path), why=error.strerror) from error
        try:
            return cls(path, wait_s=wait_s, begin=True)
        except BaseException:
            discard(path)
            raise

    def _migrate(self) -> None:
        from dutyroom.store.migrations.chain import migrate

        migrate(self.connection)
        # A torn log that was never checkpointed would lose the whole file.
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Every row of an answer; for answers of a known small size."""
        with named(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of an answer, or None."""
        with named(self.path):
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[object] = (), default: Any = None) -> Any:
        """The first value of the first row, or the default where it is missing or NULL."""
        found = self.row(sql, values)
        return default if found is None or found[0] is None else found[0]

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a long answer, one at a time."""
        with named(self.path):
            # Not "yield from": whoever stops half way may have closed the file before.
            for row in self.connection.execute(sql, values):  # noqa: UP028
                yield row

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement inside the open transaction."""
        with named(self.path):
            self.connection.execute(sql, values)

    def run_many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each set of values."""
        with named(self.path):
            self.connection.executemany(sql, values)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction; inside an open one it joins it.

        The write lock is taken at once, so the head of a chain is read under it.
        """
        if self.connection.in_transaction:
            yield
            return
        if self.read_only:
            raise Refusal("file_readonly", path=self.path)
        with named(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with named(self.path):
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def changes(self) -> int:
        """A number that changes when another connection commits (`PRAGMA data_version`)."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Close the connection; the file is left as it is."""
        self.connection.close()
        with _turn:
            _open_here.discard(self)

    def _note(self) -> None:
        if self.path != MEMORY:
            found = os.stat(self.path)
            self.inode = (found.st_dev, found.st_ino)
            with _turn:
                _open_here.add(self)


_open_here: WeakSet[RoomFile] = WeakSet()
"""Every file this process has open."""


def is_open_here(path: str) -> bool:
    """Whether this process has the file open, and so knows its version."""
    try:
        found = os.stat(path)
    except OSError:
        return False
    with _turn:
        return any(each.inode == (found.st_dev, found.st_ino) for each in _open_here)


def discard(path: str | Path) -> None:
    """Remove a file that was begun and not finished, with what SQLite keeps beside it."""
    if str(path) != MEMORY:
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)


def version_of(path: str) -> int:
    """The version a file says it has, 0 for an empty one.

    It is read from the first bytes: a file of a newer program is not even opened as a database.
    Never for a file this process has open: closing a descriptor of it would drop SQLite's locks
    (POSIX), and the next process to close the file would throw away the log written into here.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise Refusal("file_missing", path=path) from error
    except IsADirectoryError as error:
        raise Refusal("file_is_directory", path=path) from error
    except OSError as error:
        raise Refusal("file_unreadable", path=path, why=error.strerror) from error
    if not head:
        return 0
    application, version = int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
    if not head.startswith(MAGIC) or application != APPLICATION:
        raise Refusal("not_a_room", path=path)
    if version > VERSION:
        raise Refusal("file_newer", path=path, version=version, known=VERSION)
    return version


def _connect(path: str, wait_s: float, read_only: bool) -> sqlite3.Connection:
    if read_only:
        # SQLite leaves an empty log beside a file it may not write, so it may wherever it can.
        mode = "rw" if os.access(path, os.W_OK) else "ro"
        uri = f"{Path(path).absolute().as_uri()}?mode={mode}"
        if not os.path.exists(f"{path}-wal") and not os.access(Path(path).parent, os.W_OK):
            # On a medium nobody can write there is no log, and none can be begun.
            uri += "&immutable=1"
        connection = sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None)
        if mode == "rw":
            connection.execute("PRAGMA query_only=ON")
    else:
        # As a URI, so that a file to be merged can be attached as one nobody writes to.
        target = path if path == MEMORY else Path(path).absolute().as_uri()
        connection = sqlite3.connect(target, uri=True, timeout=wait_s, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # Without it REPLACE would delete a line past the guards.
        connection.execute("PRAGMA recursive_triggers=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cache_size=-8000")
    return connection


@contextmanager
def named(path: str) -> Iterator[None]:
    """Turns SQLite's errors into a `Refusal` whose code says what is wrong and what is safe."""
    try:
        yield
    except sqlite3.Error as error:
        raise Refusal(_code(error), path=path, why=str(error)) from error
    except UnicodeDecodeError as error:
        raise Refusal("file_damaged", path=path, why=error.reason) from error


def _code(error: sqlite3.Error) -> str:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_BUSY: "file_busy",
        sqlite3.SQLITE_LOCKED: "file_busy",
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "file_readonly",
        sqlite3.SQLITE_CANTOPEN: "file_not_writable",
        sqlite3.SQLITE_PERM: "file_readonly",
        sqlite3.SQLITE_CORRUPT: "file_damaged",
        sqlite3.SQLITE_NOTADB: "file_damaged",
        sqlite3.SQLITE_IOERR: "disk_trouble",
    }.get(primary, "file_trouble")
