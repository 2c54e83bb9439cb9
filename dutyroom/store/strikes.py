"""What was struck through, by whom and why."""

from dataclasses import dataclass

from dutyroom.domain import strikes as rules
from dutyroom.domain.strikes import Struck
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section


@dataclass(frozen=True, slots=True)
class Strike:
    """A line through a record."""

    target: str
    officer: int
    recorded_ms: int
    reason: str
    replaced_by: str


class Strikes(Section):
    """Every correction of the room."""

    events = (Struck,)
    tables = by_subject_tables = ("struck",)
    by_subject = events

    def of(self, target: str) -> Strike | None:
        """The line through a record, if there is one."""
        found = self.file.row(
            "SELECT target, officer, stamp, reason, replaced_by FROM struck WHERE target = ?",
            (target,),
        )
        if found is None:
            return None
        return Strike(found[0], found[1], recorded_ms(found[2]), found[3], found[4])

    def made_by(self, target: str, entry: Entry) -> bool:
        """Whether it is this entry that struck a record."""
        sql = "SELECT 1 FROM struck WHERE target = ? AND entry = ?"
        return self.file.row(sql, (target, entry.id)) is not None

    def strike(self, target: str, reason: str, replaced_by: str = "") -> Entry:
        """Strike a record through; raises `Refusal("reason_missing")` or "already_struck"."""
        with self.file.write():
            struck = self.of(target) is not None
            event = rules.strike(target, reason, struck=struck, replaced_by=replaced_by)
            return self.room.record(event, subject=target)

    def apply(self, event: Struck, entry: Entry) -> None:
        """Keep the first line through a record."""
        self.file.run(
            "INSERT INTO struck VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (event.target, entry.id, entry.stamp, entry.officer, event.reason, event.replaced_by),
        )

    def forget(self, subject: str) -> None:
        """Take the line through a record away."""
        self.file.run("DELETE FROM struck WHERE target = ?", (subject,))
