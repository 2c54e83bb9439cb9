"""Calls as the journal has them."""

from collections.abc import Iterator

from dutyroom.domain import hotline as rules
from dutyroom.domain.hotline import Call, CallNoted, CallReceived, Category, CategoryRetired
from dutyroom.domain.looks import Masked
from dutyroom.domain.moment import Moment
from dutyroom.domain.strikes import Struck
from dutyroom.domain.text import fold
from dutyroom.domain.watchlist import Seen
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store import call_window
from dutyroom.store.call_line import COLUMNS, CallLine, CallStory, Note, line_of
from dutyroom.store.call_window import CallFilter, CallKeys, CallWindow, spaced
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

_HELD = "SELECT count(*) FROM call WHERE received_at >= ? AND received_at < ?"


class Hotline(Section):
    """The calls of the room."""

    events = (CallReceived, CallNoted, CategoryRetired, Struck)
    tables = ("call", "call_note", "call_category")
    by_subject = (CallReceived, CallNoted, Struck)
    by_subject_tables = ("call", "call_note")
    strand = "categories"

    # -- verbs

    def receive(self, call: Call) -> CallLine:
        """Write a call down under the next number of its duty day; raises `Refusal`."""
        moment = Moment(call.received_at, call.offset)
        with self.file.write():
            entry = self.room.record(rules.receive(self.next_number(moment, _HELD), call))
            seen = Seen(call.caller, call.phone, words=f"{call.place} {call.text}")
            self.room.watchlist.look_at(entry.subject, seen, call.received_at)
            line = self.get(entry.subject)
        assert line is not None
        return line

    def note(self, subject: str, text: str) -> Entry:
        """Add to a call; raises `Refusal`."""
        return self.room.record(rules.note(text), subject=subject)

    def strike(self, subject: str, reason: str, replaced_by: str = "") -> Entry:
        """Strike a call through; raises `Refusal`."""
        return self.room.strikes.strike(subject, reason, replaced_by)

    def replace(self, subject: str, reason: str, call: Call) -> CallLine:
        """Strike a call through and write down the one that stands in for it; raises `Refusal`."""
        with self.file.write():
            line = self.receive(call)
            self.strike(subject, reason, line.subject)
        return line

    def uncover(self, subject: str) -> CallLine:
        """Show who called in full, and record the look; raises `Refusal`."""
        line = self.get(subject)
        assert line is not None
        rules.uncover(
            line.call,
            own=line.officer == self.room.officer(),
            supervises=self.room.officers.supervising(),
        )
        hidden = Masked.CALLER if line.call.confidential else Masked.PHONE
        self.room.looks.look(subject, hidden)
        return line

    def retire_category(self, category: str, *, retired: bool = True) -> Entry:
        """Stop offering a category, or offer it again; calls that have it keep it."""
        return self.room.record(CategoryRetired(category, retired))

    # -- questions

    def get(self, subject: str) -> CallLine | None:
        """One call."""
        found = self.file.row(f"SELECT {COLUMNS} FROM call WHERE subject = ?", (subject,))
        return None if found is None else line_of(found)

    def numbered(self, number: str) -> CallLine | None:
        """The latest call of a number."""
        sql = f"SELECT {COLUMNS} FROM call WHERE number = ? ORDER BY received_at DESC LIMIT 1"
        found = self.file.row(sql, (number,))
        return None if found is None else line_of(found)

    def notes(self, subject: str) -> list[Note]:
        """What was added to a call, in order."""
        sql = "SELECT stamp, officer, text FROM call_note WHERE subject = ? ORDER BY stamp, id"
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

    def every(self) -> Iterator[CallLine]:
        """Every call in the order in which they were received; read as it is asked for."""
        sql = f"SELECT {COLUMNS} FROM call ORDER BY received_at, id"
        return map(line_of, self.file.each(sql))

    def earlier(self, phone: str, most: int = 5) -> list[CallLine]:
        """The latest calls of a number, and after them of the numbers that begin with it."""
        exact = (
            f"SELECT {COLUMNS} FROM call WHERE phone = ? AND phone <> '' "
            "ORDER BY received_at DESC LIMIT ?"
        )
        found = self.file.rows(exact, (phone, most))
        if len(found) < most:
            longer = (
                f"SELECT {COLUMNS} FROM (SELECT * FROM call WHERE phone > ? AND phone < ? "
                "AND phone <> '' LIMIT 500) ORDER BY received_at DESC LIMIT ?"
            )
            found += self.file.rows(longer, (phone, phone + ":", most - len(found)))
        return [line_of(row) for row in found]

    def repeats(self, phone: str, place: str, at: int, text: str = "") -> list[CallLine]:
        """The calls this one may repeat: same number, same place, within 24 hours before."""
        if not phone:
            return []
        sql = (
            f"SELECT {COLUMNS} FROM call WHERE phone = ? AND phone <> '' "
            "AND received_at BETWEEN ? AND ? AND struck = 0 ORDER BY received_at DESC LIMIT 20"
        )
        rows = self.file.rows(sql, (phone, at - rules.REPEAT_WINDOW_S, at))
        this = Call(text, at, phone=phone, place=place)
        return [line for line in map(line_of, rows) if rules.same_place(this, line.call)]

    def story(self, subject: str) -> CallStory | None:
        """A call and everything that was recorded about it."""
        line = self.get(subject)
        if line is None:
            return None
        strike = self.room.strikes.of(subject)
        later = (
            "SELECT number FROM call WHERE phone = ? AND phone <> '' AND repeat_of = ? "
            "AND received_at BETWEEN ? AND ? ORDER BY received_at"
        )
        at = line.call.received_at
        span = (at, at + rules.REPEAT_WINDOW_S)
        return CallStory(
            line,
            tuple(self.notes(subject)),
            strike,
            self._number(line.call.repeat_of),
            tuple(number for (number,) in self.file.rows(later, (line.call.phone, subject, *span))),
            self._number(self.file.value(
                "SELECT target FROM struck WHERE replaced_by = ?", (subject,), ""
            )),
            self._number(strike.replaced_by if strike else ""),
        )  # fmt: skip

    def window(self, keys: CallKeys) -> CallWindow:
        """Calls found before, as a long list shows them."""
        return CallWindow(self.file, keys)

    def newest(self, most: int = 256) -> CallKeys:
        """The newest calls of all; quick at any number of calls."""
        return call_window.newest(self.file, most)

    def find(self, wanted: CallFilter) -> CallKeys:
        """Every call a filter leaves; with many calls not quick enough for who waits."""
        return call_window.find(self.file, wanted)

    def total(self) -> int:
        """How many calls there are, the struck ones among them; not for who waits."""
        return int(self.file.value("SELECT count(*) FROM call"))

    def head(self) -> tuple[int, int]:
        """The end of the journal: while it is the same, no call has changed."""
        found = self.file.row("SELECT (SELECT max(id) FROM entry), (SELECT max(stamp) FROM entry)")
        return (0, 0) if found is None else (found[0] or 0, found[1] or 0)

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

    def _number(self, subject: str) -> str:
        return str(self.file.value("SELECT number FROM call WHERE subject = ?", (subject,), ""))

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
            f"INSERT INTO call ({COLUMNS}) VALUES (?{', ?' * 20}, 0, 0)",
            (
                entry.id, entry.subject, event.number, entry.stamp, entry.officer, call.text,
                call.received_at, call.offset, call.direction.value, call.phone, call.caller,
                call.caller_unit, call.confidential, call.category, call.urgency.value,
                call.place, call.happened_at, call.outcome.value, call.repeat_of, call.marks,
                call.taken_by,
            ),
        )  # fmt: skip
        self.file.run(
            "INSERT INTO call_words (rowid, words) VALUES (?, ?)", (entry.id, _words(call))
        )

    def forget(self, subject: str) -> None:
        """Take a call out, with its notes and its words."""
        line = self.get(subject)
        if line is not None:
            # An index without its text is told what it forgets.
            self.file.run(
                "INSERT INTO call_words (call_words, rowid, words) VALUES ('delete', ?, ?)",
                (line.id, _words(line.call)),
            )
            self.file.run("DELETE FROM call WHERE subject = ?", (subject,))
        self.file.run("DELETE FROM call_note WHERE subject = ?", (subject,))

    def clear(self) -> None:
        """Empty the tables and the index of words."""
        super().clear()
        self.file.run("INSERT INTO call_words (call_words) VALUES ('delete-all')")


def _words(call: Call) -> str:
    """What a call is found by: who must not be known must not be found by name either."""
    who = () if call.confidential else (call.caller, call.caller_unit)
    return spaced(fold(" ".join((call.text, call.place, *who))))
