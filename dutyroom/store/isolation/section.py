"""Isolation: who is to stay where they are, their readings, and how it ended."""

from dataclasses import dataclass
from typing import Any

from dutyroom.domain.isolation import policy as policies
from dutyroom.domain.isolation import rules
from dutyroom.domain.isolation.events import (
    IsolatedMeasured,
    IsolationBegun,
    IsolationBrokenOff,
    IsolationExtended,
    IsolationReleased,
    IsolationShortened,
)
from dutyroom.domain.isolation.half_day import HalfDay, after
from dutyroom.domain.isolation.person import (
    SUBJECT,
    Isolated,
    Isolation,
    IsolationState,
    key_in,
    normal,
)
from dutyroom.domain.isolation.policy import Policy, PolicyEntered
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold
from dutyroom.store.entry import Entry
from dutyroom.store.isolation import tables
from dutyroom.store.isolation.tables import COLUMNS, isolation_of
from dutyroom.store.isolation.window import (
    ASKED,
    WITHOUT,
    IsolationLine,
    IsolationWindow,
    Shown,
    line,
)
from dutyroom.store.section import Section

_SAME = (
    f"state = '{IsolationState.CURRENT}' AND (identity <> '' AND identity = ?2 "
    "OR name = ?3 AND (phone <> '' AND phone = ?4 OR phone = ?4 AND place = ?5))"
)
_HELD = "SELECT count(*) FROM isolation WHERE ended_at >= ? AND ended_at < ?"


@dataclass(frozen=True, slots=True)
class Summary:
    """How many people are isolated, and what is to be done for them."""

    current: int
    overdue: int
    """Their days are over since yesterday or before, and nobody released them."""
    due_today: int
    due_tomorrow: int
    asked: int
    """Of how many a reading is asked in this half of the day."""
    open: int
    """Of how many of those it is still to come."""
    missed: int
    """Of how many nobody said anything this morning, once it is over."""
    abnormal: int
    """How many had an abnormal temperature today."""


class RoomIsolation(Section):
    """Who is under isolation, and from when to when."""

    events = (
        IsolationBegun, IsolatedMeasured, IsolationExtended, IsolationShortened,
        IsolationReleased, IsolationBrokenOff, PolicyEntered,
    )  # fmt: skip
    tables = ("isolation", "isolation_reading", "isolation_policy")
    by_subject = (IsolatedMeasured,)
    by_subject_tables = ("isolation_reading",)
    strand = "watchlist"

    # -- verbs

    def begin(self, person: Isolated, days: int | None = None) -> Entry:
        """Isolate somebody, for the days of the policy unless others are given, or correct who.

        Raises `Refusal` as `rules.begin` does.
        """
        with self.file.write():
            known = self._same(normal(person))
            event = rules.begin(person, self.policy_on(person.first), known, days)
            return self.room.record(event, subject=event.person.subject)

    def measure(self, key: int, at: HalfDay, tenths: int) -> Entry:
        """Note a temperature for one half of a day; raises `Refusal`."""
        with self.file.write():
            threshold = self.room.rules().threshold
            event = rules.measure(self._known(key), at, self.half_day(), tenths, threshold)
            return self._record(key, event)

    def leave_out(self, key: int, at: HalfDay, reason: str) -> Entry:
        """Note that nobody measured, and why; raises `Refusal`."""
        with self.file.write():
            return self._record(key, rules.leave_out(self._known(key), at, self.half_day(), reason))

    def set_last(self, key: int, last: str, reason: str) -> Entry:
        """Extend or shorten to another last day; raises `Refusal`."""
        with self.file.write():
            return self._record(key, rules.set_last(self._known(key), last, reason))

    def release(self, key: int, notice: str = "", reason: str = "") -> Entry:
        """Release somebody; the notice has the next number of the day where none is given."""
        with self.file.write():
            number = notice or self.next_notice()
            event = rules.release(
                self._known(key), self.room.now(), self.half_day(), number, reason
            )
            return self._record(key, event)

    def break_off(self, key: int, where: str, reason: str = "") -> Entry:
        """Note that somebody was moved; raises `Refusal`."""
        with self.file.write():
            event = rules.break_off(
                self._known(key), self.room.now(), self.half_day(), where, reason
            )
            return self._record(key, event)

    def enter_policy(self, policy: Policy) -> Entry:
        """Enter a policy; raises `Refusal`."""
        event = policies.enter_policy(policy)
        return self.room.record(event, subject=f"isolation_policy:{policy.from_day}")

    def _record(self, key: int, event: Any) -> Entry:
        return self.room.record(event, subject=f"{SUBJECT}{key}")

    def _known(self, key: int) -> Isolation:
        found = self.get(key)
        if found is None:
            raise Refusal("isolated_unknown")
        return found

    def _same(self, person: Isolated) -> Isolation | None:
        """The isolation of the same person that goes on, or that began on the same day."""
        row = self.file.row(
            f"SELECT {COLUMNS} FROM isolation WHERE key = ?1 OR {_SAME} ORDER BY key = ?1 DESC",
            (person.key, person.identity, person.name, person.phone, person.place),
        )
        return None if row is None else isolation_of(row)

    # -- questions

    def half_day(self) -> HalfDay:
        """The half of a day it is now."""
        return HalfDay.at(self.room.local(self.room.now()))

    def get(self, key: int) -> Isolation | None:
        """One isolation, whether it goes on or not."""
        row = self.file.row(f"SELECT {COLUMNS} FROM isolation WHERE key = ?", (key,))
        return None if row is None else isolation_of(row)

    def line(self, key: int) -> IsolationLine | None:
        """One isolation with its readings."""
        return line(self.file, key)

    def people(self, shown: Shown = Shown.CURRENT, asked: str = "") -> IsolationWindow:
        """Those a list shows, by name, initials, unit, place or phone where something is asked."""
        return IsolationWindow(self.file, shown, self.half_day(), asked)

    def named(self, asked: str) -> list[IsolationLine]:
        """Who goes by a name among those isolated now: in full, else a part of it or initials."""
        letters = fold(asked).strip().lower().replace("·", "")
        initials = f"{letters}*" if letters.isascii() and letters.isalnum() else ""
        near = (
            "?1 <> '' AND instr(lower(replace(name, '·', '')), ?1) OR ?2 <> '' AND initials GLOB ?2"
        )
        keys = self._keys("name = ?", (asked,)) or self._keys(near, (letters, initials))
        lines = (self.line(key) for key in keys)
        return [each for each in lines if each is not None]

    def _keys(self, where: str, values: tuple[str, ...]) -> list[int]:
        sql = (
            f"SELECT key FROM isolation WHERE state = '{IsolationState.CURRENT}' "
            f"AND ({where}) ORDER BY last, name, key"
        )
        return [key for (key,) in self.file.rows(sql, values)]

    def summary(self) -> Summary:
        """How many there are, and what is to be done now."""
        now = self.half_day()
        yesterday = after(now.day, -1)
        due: dict[str, int] = dict(
            self.file.rows(
                "SELECT last, count(*) FROM isolation WHERE state = ? AND last <= ? GROUP BY last",
                (IsolationState.CURRENT, now.day),
            )
        )
        half = (now.day, int(now.half))
        morning = (now.day, 0)
        return Summary(
            current=self._count("state = ?", (IsolationState.CURRENT,)),
            overdue=sum(n for last, n in due.items() if last < yesterday),
            due_today=due.get(yesterday, 0),
            due_tomorrow=due.get(now.day, 0),
            asked=self._count(ASKED, half),
            open=self._count(WITHOUT, half),
            missed=self._count(WITHOUT, morning) if now.half else 0,
            abnormal=self.file.value(
                "SELECT count(DISTINCT person) FROM isolation_reading WHERE day = ? AND abnormal",
                (now.day,),
            ),
        )

    def policies(self) -> list[Policy]:
        """The policies entered here, by the day from which they hold."""
        sql = "SELECT from_day, days, first_number FROM isolation_policy ORDER BY from_day"
        return [Policy(*row) for row in self.file.rows(sql)]

    def policy_on(self, day: str) -> Policy:
        """The policy for whoever begins on an ISO date."""
        return policies.policy_on(self.policies(), day)

    def next_notice(self) -> str:
        """The number the next release notice of this duty day would have."""
        return self.next_number(Moment(self.room.now(), self.room.rules().offset), _HELD)

    def _count(self, where: str, values: tuple[object, ...]) -> int:
        return int(self.file.value(f"SELECT count(*) FROM isolation WHERE {where}", values))

    # -- tables

    def apply(self, event: Any, entry: Entry) -> None:
        """Keep the newest word on each isolation, and let gates notice who is isolated."""
        match event:
            case PolicyEntered(policy=policy):
                self.file.run(
                    "INSERT OR REPLACE INTO isolation_policy VALUES (?, ?, ?)",
                    (policy.from_day, policy.days, policy.first_number),
                )
            case IsolationBegun(person=person):
                self._begin(key_in(entry.subject), person, entry)
            case IsolatedMeasured():
                tables.keep_reading(self.file, key_in(entry.subject), event, entry)
            case IsolationExtended(last=last) | IsolationShortened(last=last):
                sql = "UPDATE isolation SET last = ? WHERE key = ?"
                self.file.run(sql, (last, key_in(entry.subject)))
            case IsolationReleased(notice=words) | IsolationBrokenOff(where=words):
                self._end(key_in(entry.subject), event, words)

    def _begin(self, key: int, person: Isolated, entry: Entry) -> None:
        before = self._watched(key)
        watched = person.watched()
        tables.keep_person(self.file, key, person, watched.key)
        found = self.get(key)
        if found is not None and found.is_current:
            self.room.watchlist.put(watched, entry)
        if before not in (0, watched.key):
            self._let_go(before, person.name)

    def _end(self, key: int, event: IsolationReleased | IsolationBrokenOff, words: str) -> None:
        released = isinstance(event, IsolationReleased)
        state = IsolationState.RELEASED if released else IsolationState.BROKEN_OFF
        ended = HalfDay(event.day, event.half)
        tables.keep_end(self.file, key, state, event.at, ended, (words, event.reason))
        self._let_go(self._watched(key), words)

    def _watched(self, key: int) -> int:
        return int(self.file.value("SELECT watched FROM isolation WHERE key = ?", (key,), 0))

    def _let_go(self, watched: int, words: str) -> None:
        """Let nobody be noticed by it, unless it also stands for another who is isolated."""
        if not self._count("watched = ? AND state = ?", (watched, IsolationState.CURRENT)):
            self.room.watchlist.let_go(watched, words)

    def forget(self, subject: str) -> None:
        """Take the readings of a person away, to be followed anew."""
        number = subject.removeprefix(SUBJECT)
        if number != subject:
            sql = "DELETE FROM isolation_reading WHERE person = CAST(? AS INTEGER)"
            self.file.run(sql, (number,))
