"""Calls as the journal has them."""

from dataclasses import dataclass

from dutyroom.domain import hotline as rules
from dutyroom.domain.hotline import (
    Call,
    CallDirection,
    CallNoted,
    CallReceived,
    Category,
    CategoryRetired,
    Outcome,
    Urgency,
)
from dutyroom.domain.strikes import Struck
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.section import Section

COLUMNS = (
    "id, subject, number, stamp, officer, text, received_at, offset, direction, phone, caller, "
    "caller_unit, confidential, category, urgency, place, happened_at, outcome, repeat_of, "
    "marks, notes, struck"
)


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call as it stands."""

    id: int
    subject: str
    number: str
    recorded_ms: int
    officer: int
    call: Call
    notes: int
    struck: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something added to a call."""

    recorded_ms: int
    officer: int
    text: str


class Hotline(Section):
    """The calls of the room."""

    events = (CallReceived, CallNoted, CategoryRetired, Struck)
    tables = ("call", "call_note", "call_category")

    # -- verbs

    def receive(self, call: Call) -> CallLine:
        """Write a call down under the next number of its duty day; raises `Refusal`."""
        with self.file.write():
            entry = self.room.record(rules.receive(self._next_number(call), call))
            line = self.get(entry.subject)
        assert line is not None
        return line

    def note(self, subject: str, text: str) -> Entry:
        """Add to a call; raises `Refusal`."""
        return self.room.record(rules.note(text), subject=subject)

    def strike(self, subject: str, reason: str, replaced_by: str = "") -> Entry:
        """Strike a call through; raises `Refusal`."""
        return self.room.strikes.strike(subject, reason, replaced_by)

    def retire_category(self, category: str, *, retired: bool = True) -> Entry:
        """Stop offering a category, or offer it again; calls that have it keep it."""
        return self.room.record(CategoryRetired(category, retired))

    # -- questions

    def get(self, subject: str) -> CallLine | None:
        """One call."""
        found = self.file.row(f"SELECT {COLUMNS} FROM call WHERE subject = ?", (subject,))
        return None if found is None else line_of(found)

    def notes(self, subject: str) -> list[Note]:
        """What was added to a call, in order."""
        sql = "SELECT stamp, officer, text FROM call_note WHERE subject = ? ORDER BY id"
        return [
            Note(recorded_ms(row[0]), row[1], row[2]) for row in self.file.rows(sql, (subject,))
        ]

    def holds(self, call: Call) -> bool:
        """Whether this very call has been written down already."""
        return (
            self.file.row(
                "SELECT 1 FROM call WHERE received_at = ? AND phone = ? AND text = ? "
                "AND caller = ? AND place = ?",
                (call.received_at, call.phone, call.text, call.caller, call.place),
            )
            is not None
        )

    def earlier(self, phone: str, most: int = 5) -> list[CallLine]:
        """The latest calls of the numbers that begin with these digits."""
        sql = (
            f"SELECT {COLUMNS} FROM (SELECT * FROM call WHERE phone >= ? AND phone < ? "
            "LIMIT 500) ORDER BY received_at DESC LIMIT ?"
        )
        return [line_of(row) for row in self.file.rows(sql, (phone, phone + ":", most))]

    def repeats(self, phone: str, place: str, at: int) -> list[CallLine]:
        """The calls this one may repeat: same number, same place, within 24 hours before."""
        if not phone:
            return []
        sql = (
            f"SELECT {COLUMNS} FROM call WHERE phone = ? AND received_at BETWEEN ? AND ? "
            "AND struck = 0 AND place = ? ORDER BY received_at DESC LIMIT 5"
        )
        found = self.file.rows(sql, (phone, at - rules.REPEAT_WINDOW_S, at, place))
        return [line_of(row) for row in found]

    def latest(self, most: int) -> list[CallLine]:
        """The latest calls."""
        sql = f"SELECT {COLUMNS} FROM call ORDER BY received_at DESC, id DESC LIMIT ?"
        return [line_of(row) for row in self.file.rows(sql, (most,))]

    def count(self, from_at: int, to_at: int) -> int:
        """How many calls that stand were received in a stretch of time."""
        return int(
            self.file.value(
                "SELECT count(*) FROM call WHERE received_at >= ? AND received_at < ? "
                "AND struck = 0",
                (from_at, to_at),
            )
        )

    def categories(self) -> list[Category]:
        """The categories that are offered."""
        retired = {
            row[0] for row in self.file.rows("SELECT category FROM call_category WHERE retired")
        }
        return [each for each in Category if each not in retired]

    def _next_number(self, call: Call) -> str:
        from dutyroom.domain import duty_day
        from dutyroom.domain.moment import Moment

        starts = self.room.rules().day_starts
        day = duty_day.day_of(Moment(call.received_at, call.offset), starts)
        from_at, to_at = duty_day.bounds(day, call.offset, starts)
        held = self.file.value(
            "SELECT count(*) FROM call WHERE received_at >= ? AND received_at < ?",
            (from_at, to_at),
        )
        return duty_day.number(day, int(held) + 1)

    # -- tables

    def apply(
        self, event: CallReceived | CallNoted | CategoryRetired | Struck, entry: Entry
    ) -> None:
        """Keep each call, what was added to it and whether it was struck."""
        match event:
            case CallReceived():
                self._keep(event, entry)
            case CallNoted():
                self.file.run(
                    "INSERT INTO call_note VALUES (?, ?, ?, ?, ?)",
                    (entry.id, entry.subject, entry.stamp, entry.officer, event.text),
                )
                self.file.run(
                    "UPDATE call SET notes = notes + 1 WHERE subject = ?", (entry.subject,)
                )
            case CategoryRetired():
                self.file.run(
                    "INSERT OR REPLACE INTO call_category VALUES (?, ?)",
                    (event.category, event.retired),
                )
            case Struck():
                self.file.run("UPDATE call SET struck = 1 WHERE subject = ?", (event.target,))

    def _keep(self, event: CallReceived, entry: Entry) -> None:
        call = event.call
        self.file.run(
            f"INSERT INTO call ({COLUMNS}) VALUES (?{', ?' * 19}, 0, 0)",
            (
                entry.id, entry.subject, event.number, entry.stamp, entry.officer, call.text,
                call.received_at, call.offset, call.direction.value, call.phone, call.caller,
                call.caller_unit, call.confidential, call.category, call.urgency.value,
                call.place, call.happened_at, call.outcome.value, call.repeat_of, call.marks,
            ),
        )  # fmt: skip
        self.file.run(
            "INSERT INTO call_words (rowid, words) VALUES (?, ?)",
            (entry.id, spaced(" ".join((call.text, call.caller, call.caller_unit, call.place)))),
        )

    def clear(self) -> None:
        """Empty the tables and the index of words."""
        super().clear()
        self.file.run("INSERT INTO call_words (call_words) VALUES ('delete-all')")


def spaced(text: str) -> str:
    """A text with each Han character set apart, so that an index of words finds any run of them."""
    return "".join(f" {each} " if each > "\u2e7f" else each for each in text)


def line_of(row: Row) -> CallLine:
    """The call a row of `COLUMNS` holds."""
    (
        id_, subject, number, stamp, officer, text, received_at, offset, direction, phone, caller,
        caller_unit, confidential, category, urgency, place, happened_at, outcome, repeat_of,
        marks, notes, struck,
    ) = row  # fmt: skip
    call = Call(
        text, received_at, offset, CallDirection(direction), phone, caller, caller_unit,
        bool(confidential), category, Urgency(urgency), place, happened_at, Outcome(outcome),
        repeat_of, marks,
    )  # fmt: skip
    return CallLine(id_, subject, number, recorded_ms(stamp), officer, call, notes, bool(struck))
