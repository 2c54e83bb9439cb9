"""One month of the roster, in force or of one version, read where somebody looks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.moment import Moment
from dutyroom.domain.officers import Officer
from dutyroom.domain.patterns import month_of
from dutyroom.domain.roster import LONGEST_SLOT_S, Duty, DutyRole, Post, Slot
from dutyroom.domain.roster_versions import Key, VersionState, key_of_slot
from dutyroom.store.entry import Entry
from dutyroom.store.roster import Manned, Standing
from dutyroom.store.rostering.slots import crew_of

if TYPE_CHECKING:
    from dutyroom.store.room import Room

SEAM = timedelta(seconds=LONGEST_SLOT_S)
"""How far two slots that matter to each other may lie apart."""
_OF_VERSION = "FROM version_slot WHERE month = ? AND number = ?"
_IN_FORCE = (
    "SELECT s.post, s.starts_at, s.ends_at, s.day, s.shift, c.officer, c.role "
    "FROM slot s LEFT JOIN crew c USING (post, starts_at, ends_at)"
)


class MonthBook:
    """The slots of a month; nothing is kept but people, as the file may change.

    Days outside the month of a version are as they are in force.
    """

    def __init__(self, room: "Room", month: str, number: int = 0) -> None:
        self.room = room
        self.month = month
        """ISO, as `2026-12`."""
        self.number = number
        """The version; 0 is the roster in force."""
        self.days = month_of(month)
        self._people: dict[int, Officer | None] = {}

    def is_open(self) -> bool:
        """Whether crews can be entered: in force always, of versions only in drafts."""
        if not self.number:
            return True
        return self.room.versions.get(self.month, self.number).state is VersionState.DRAFT

    def calendar(self) -> Calendar:
        """The calendar the month is measured by."""
        if self.number:
            return self.room.versions.calendar(self.month, self.number)
        return self.room.calendar.in_force()

    def fill(self, day: str, slots: tuple[Slot, ...]) -> Entry:
        """Give slots of one duty day their crews; raises `Refusal` as `versions.fill`."""
        if self.number:
            return self.room.versions.fill(self.month, self.number, day, slots)
        return self.room.roster.fill(day, slots)

    # -- by post

    def covered(self, post: int) -> dict[str, tuple[bool, ...]]:
        """Whether the slots of a post are covered, by duty day, in the order of their beginning."""
        if self.number:
            rows = self.room.file.rows(
                f"SELECT day, crew <> '' {_OF_VERSION} AND post = ? ORDER BY starts_at, ends_at",
                (self.month, self.number, post),
            )
        else:
            rows = self.room.file.rows(
                "SELECT day, covered FROM slot WHERE post = ? AND starts_at BETWEEN ? AND ? "
                "AND day BETWEEN ? AND ? ORDER BY starts_at, ends_at",
                (post, *self._instants, self.days.first, self.days.last),
            )
        found: dict[str, tuple[bool, ...]] = {}
        for day, covered in rows:
            found[day] = (*found.get(day, ()), covered == 1)
        return found

    def slots_of_post(self, post: int, first: str, last: str) -> list[Slot]:
        """The slots of a post on some duty days, as they begin."""
        held = self._in_force(
            "s.post = ? AND s.starts_at BETWEEN ? AND ? AND s.day BETWEEN ? AND ?",
            post, *self._around(first, last), first, last,
        )  # fmt: skip
        own = self._of_version("AND post = ? AND day BETWEEN ? AND ?", post, first, last)
        return self._joined(held, own)

    def of_post(self, post: Post, first: str, last: str) -> list[Manned]:
        """The slots of a post on some duty days, as they begin, the crews by name."""
        return [self.manned(slot, post) for slot in self.slots_of_post(post.key, first, last)]

    def usual(self, post: int) -> frozenset[int]:
        """Who stands at a post in this month."""
        slots = self.slots_of_post(post, self.days.first, self.days.last)
        return frozenset(duty.officer for slot in slots for duty in slot.crew)

    def crew(self, slot: Slot) -> tuple[Duty, ...] | None:
        """Who stands in a slot now; None where there is no such slot."""
        there = self.slots_of_post(slot.post, slot.day, slot.day)
        return next((each.crew for each in there if key_of_slot(each) == key_of_slot(slot)), None)

    def _around(self, first: str, last: str) -> tuple[int, int]:
        """The instants between which the slots of some duty days begin, and some others."""
        offset = self.room.rules().offset
        begun, ended = (
            Moment.from_day(date.fromisoformat(day), 0, offset).at for day in (first, last)
        )
        return begun - 86_400, ended + 3 * 86_400

    @cached_property
    def _instants(self) -> tuple[int, int]:
        return self._around(self.days.first, self.days.last)

    # -- by day

    def slots_of_day(self, day: str) -> list[Slot]:
        """All slots of a duty day, as they begin."""
        return self._joined(self._in_force("s.day = ?", day), self._of_version("AND day = ?", day))

    # -- by officer

    def of_officers(self, officers: Iterable[int], first: str, last: str) -> Iterator[Slot]:
        """The slots on some duty days in which any of some officers stands, each once."""
        found: dict[Key, Slot] = {}
        for officer in officers:
            held = self._in_force(
                "(s.post, s.starts_at, s.ends_at) IN (SELECT post, starts_at, ends_at FROM crew "
                "WHERE officer = ?) AND s.day BETWEEN ? AND ?",
                officer, first, last,
            )  # fmt: skip
            own = self._of_version(
                "AND instr(' ' || crew, ?) AND day BETWEEN ? AND ?", f" {officer}:", first, last
            )
            found.update((key_of_slot(slot), slot) for slot in self._joined(held, own))
        yield from found.values()

    def elsewhere(self, officer: int, slot: Slot) -> list[str]:
        """The names of the other posts at which an officer stands while a slot lasts."""
        day = date.fromisoformat(slot.day)
        near = self.of_officers((officer,), (day - SEAM).isoformat(), (day + SEAM).isoformat())
        return [
            self.room.roster.post_name(each.post)
            for each in near
            if key_of_slot(each) != key_of_slot(slot)
            and each.starts_at < slot.ends_at
            and slot.starts_at < each.ends_at
        ]

    # -- rows

    def manned(self, slot: Slot, post: Post) -> Manned:
        """A slot with the names of its post and crew."""
        return Manned(
            slot.post, post.name, post.post_kind, slot.day, slot.starts_at, slot.ends_at,
            slot.shift, tuple(map(self._standing, slot.crew)),
        )  # fmt: skip

    def _standing(self, duty: Duty) -> Standing:
        if duty.officer not in self._people:
            self._people[duty.officer] = self.room.officers.get(duty.officer)
        officer = self._people[duty.officer]
        if officer is None:
            return Standing(duty.officer, "", duty.role, "")
        return Standing(duty.officer, officer.name, duty.role, next(iter(officer.phones), ""))

    def _joined(self, held: Iterable[Slot], own: list[Slot]) -> list[Slot]:
        """The slots in force; of the month of a version its own in their place."""
        if not self.number:
            return list(held)
        return [*(slot for slot in held if slot.day not in self.days), *own]

    def _in_force(self, where: str, *values: object) -> list[Slot]:
        sql = f"{_IN_FORCE} WHERE {where} ORDER BY s.starts_at, s.ends_at, s.post, c.place"
        found: dict[Key, Slot] = {}
        for post, starts, ends, day, shift, officer, role in self.room.file.rows(sql, values):
            slot = found.get((post, starts, ends)) or Slot(post, day, starts, ends, shift)
            if officer is not None:
                slot = replace(slot, crew=(*slot.crew, Duty(officer, DutyRole(role))))
            found[post, starts, ends] = slot
        return list(found.values())

    def _of_version(self, where: str, *values: object) -> list[Slot]:
        if not self.number:
            return []
        found = self.room.file.rows(
            f"SELECT post, day, starts_at, ends_at, shift, crew {_OF_VERSION} {where} "
            "ORDER BY starts_at, ends_at, post",
            (self.month, self.number, *values),
        )
        return [
            Slot(post, day, starts, ends, shift, crew_of(crew))
            for post, day, starts, ends, shift, crew in found
        ]


def slot_of(manned: Manned) -> Slot:
    """A slot with keys where its crew has names."""
    crew = tuple(Duty(each.officer, each.role) for each in manned.crew)
    return Slot(manned.post, manned.day, manned.starts_at, manned.ends_at, manned.shift, crew)
