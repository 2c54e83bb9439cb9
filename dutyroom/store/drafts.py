"""What is being typed, kept until it is saved or thrown away; never part of a book."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dutyroom.store.file import Row
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Draft:
    """A form half filled in."""

    id: str
    officer: int
    form: str
    fields: dict[str, Any]
    begun_ms: int
    saved_ms: int


class Drafts(Section):
    """The parked and the interrupted forms of this file."""

    def keep(self, id: str, form: str, fields: dict[str, Any], begun_ms: int) -> None:  # noqa: A002
        """Keep a form as it stands."""
        with self.file.write():
            self.file.run(
                "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "body = excluded.body, saved_ms = excluded.saved_ms, officer = excluded.officer",
                (
                    id, self.room.officer(), form, json.dumps(fields, ensure_ascii=False),
                    begun_ms, self.room.clock(),
                ),
            )  # fmt: skip

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Keeping in here finds the file free or is refused at once: nobody waits while typing."""
        wait_ms = self.file.value("PRAGMA busy_timeout")
        self.file.row("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.file.row(f"PRAGMA busy_timeout = {int(wait_ms)}")

    def get(self, id: str) -> Draft | None:  # noqa: A002
        """One draft, if it has not been dropped."""
        sql = "SELECT id, officer, form, body, begun_ms, saved_ms FROM draft WHERE id = ?"
        row = self.file.row(sql, (id,))
        return None if row is None else _draft(row)

    def open(self, form: str) -> list[Draft]:
        """The drafts of a form, the oldest first, whoever began them."""
        sql = (
            "SELECT id, officer, form, body, begun_ms, saved_ms FROM draft WHERE form = ? "
            "ORDER BY begun_ms, id"
        )
        return [_draft(row) for row in self.file.rows(sql, (form,))]

    def count(self, form: str) -> int:
        """How many drafts of a form there are."""
        return int(self.file.value("SELECT count(*) FROM draft WHERE form = ?", (form,)))

    def drop(self, id: str) -> None:  # noqa: A002
        """Throw a draft away, or forget it once it is saved."""
        with self.file.write():
            self.file.run("DELETE FROM draft WHERE id = ?", (id,))


def _draft(row: Row) -> Draft:
    return Draft(row[0], row[1], row[2], json.loads(row[3]), row[4], row[5])
