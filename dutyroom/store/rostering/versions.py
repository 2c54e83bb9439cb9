"""Versions of each month's roster, and which of them is in force."""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from dutyroom.domain import roster_versions as rules
from dutyroom.domain.calendar import Calendar, SensitivePeriod, YearTable
from dutyroom.domain.checks import Finding
from dutyroom.domain.officers import Role
from dutyroom.domain.patterns import month_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Slot, fill_slots
from dutyroom.domain.roster_versions import (
    Origin,
    Version,
    VersionDrafted,
    VersionFilled,
    VersionPublished,
    VersionState,
)
from dutyroom.journal.canon import canonical
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.entry import Entry
from dutyroom.store.rostering.measured import measured
from dutyroom.store.rostering.slots import crew_of, crew_text, slots_in_force
from dutyroom.store.section import Section

_COLUMNS = (
    "month, number, state, origin, stamp, drafted_by, drafted_ms, published_by, published_ms, "
    "red, amber, word"
)
_ONE = "month = ? AND number = ?"


class Versions(Section):
    """What was drafted and published for each month."""

    events = (VersionDrafted, VersionFilled, VersionPublished)
    tables = ("roster_version", "version_slot")

    def of(self, month: str) -> list[Version]:
        """The versions of a month, the first first."""
        found = self.file.rows(
            f"SELECT {_COLUMNS} FROM roster_version WHERE month = ? ORDER BY number", (month,)
        )
        return [
            Version(month, number, VersionState(state), Origin(origin), *rest)
            for month, number, state, origin, *rest in found
        ]

    def get(self, month: str, number: int) -> Version:
        """One version; raises `Refusal("version_unknown")`."""
        found = next((each for each in self.of(month) if each.number == number), None)
        if found is None:
            raise Refusal("version_unknown", month=month, number=number)
        return found

    def latest_draft(self, month: str) -> Version:
        """The newest draft of a month; raises `Refusal("no_draft")`."""
        drafts = [each for each in self.of(month) if each.state is VersionState.DRAFT]
        if not drafts:
            raise Refusal("no_draft", month=month)
        return drafts[-1]

    def in_force(self, month: str) -> list[Slot]:
        """The slots of a month as everybody sees them, of retired posts too."""
        days = month_of(month)
        return slots_in_force(self.file, days.first, days.last, retired=True)

    def slots(self, month: str, number: int) -> list[Slot]:
        """The slots of one version; of one that is superseded as it was published."""
        found = self.file.rows(
            "SELECT post, day, starts_at, ends_at, shift, crew FROM version_slot "
            f"WHERE {_ONE} ORDER BY day, starts_at, post, ends_at",
            (month, number),
        )
        return [
            Slot(post, day, starts, ends, shift, crew_of(crew))
            for post, day, starts, ends, shift, crew in found
        ]

    def findings(self, month: str, number: int = 0) -> list[Finding]:
        """What is wrong with a version, or with the month as it is in force.

        A published version is measured by the calendar it was published under.
        """
        if not number:
            return measured(self.room, month, self.in_force(month), self.room.calendar.in_force())
        return measured(self.room, month, self.slots(month, number), self.calendar(month, number))

    def calendar(self, month: str, number: int) -> Calendar:
        """The calendar a version was published under, of a draft the one in force."""
        if self.get(month, number).state is VersionState.DRAFT:
            return self.room.calendar.in_force()
        text = self.file.value(f"SELECT calendar FROM roster_version WHERE {_ONE}", (month, number))
        kept = json.loads(text)
        return Calendar(
            [event_of(YearTable, each) for each in kept["years"]],
            [event_of(SensitivePeriod, each) for each in kept["periods"]],
        )

    def in_public(self, month: str) -> Version:
        """The version of a month that is published; raises `Refusal("nothing_published")`."""
        for each in self.of(month):
            if each.state is VersionState.PUBLISHED:
                return each
        raise Refusal("nothing_published", month=month)

    def seal(self, month: str, number: int) -> str:
        """The hash of the entry that published a version, in hexadecimal digits.

        Raises `Refusal("version_not_published")`.
        """
        entries = self.room.log.of(_subject(month, number))
        published = (each for each in entries if each.kind == VersionPublished.kind)
        entry = next(published, None)
        if entry is None:
            raise Refusal("version_not_published", month=month, number=number)
        return entry.hash.hex()

    def draft(self, month: str, planned: Iterable[Slot], origin: Origin, seed: int = 0) -> Version:
        """Begin a version: what was planned, and all else of the month as it is in force.

        Raises `Refusal` as `fill_slots`, or "slot_outside_month" (day).
        """
        with self.room.write():
            slots = list(rules.merged(planned, self.in_force(month), self.room.now()))
            number = 1 + max((each.number for each in self.of(month)), default=0)
            self._record(VersionDrafted(month, number, origin, seed))
            slots.sort(key=lambda slot: (slot.day, slot.starts_at, slot.post))
            for day, of_day in groupby(slots, key=lambda slot: slot.day):
                self.fill(month, number, day, tuple(of_day))
            return self.get(month, number)

    def fill(self, month: str, number: int, day: str, slots: tuple[Slot, ...]) -> Entry:
        """Give slots of one duty day of a draft their crews.

        Raises `Refusal` as `fill_slots`, "slot_outside_month" (day), "version_not_draft".
        """
        if self.get(month, number).state is not VersionState.DRAFT:
            raise Refusal("version_not_draft", month=month, number=number)
        if day not in month_of(month):
            raise Refusal("slot_outside_month", day=day, month=month)
        filled = fill_slots(day, slots)
        return self._record(VersionFilled(month, number, day, filled.slots))

    def filled_since(self, version: Version) -> int:
        """How many slots got another crew since a draft was begun, which it would undo."""
        days = month_of(version.month)
        rows = self.file.rows(
            "SELECT post, starts_at, ends_at FROM slot WHERE day BETWEEN ? AND ? AND stamp > ?",
            (days.first, days.last, version.stamp),
        )
        later = set(rows)
        drafted = self.slots(version.month, version.number)
        return sum(
            rules.key_of_slot(each.slot) in later
            for each in rules.differences(self.in_force(version.month), drafted)
        )

    def publish(self, month: str, number: int = 0, word: str = "") -> Version:
        """Make a draft, the latest where none is named, the roster of its month.

        Raises `Refusal` as `rules.publish`, "version_unknown", "no_draft", and "draft_stale" (n)
        where slots were filled by hand since it was drafted that it would undo.
        """
        with self.room.write():
            version = self.get(month, number) if number else self.latest_draft(month)
            if stale := self.filled_since(version):
                raise Refusal("draft_stale", month=month, number=version.number, n=stale)
            officer = self.room.officers.get(self.room.officer())
            by = officer.role if officer else Role.OFFICER
            found = self.findings(month, version.number)
            event = rules.publish(version, found, word.strip(), by)
            days, calendar = month_of(month), self.room.calendar
            table = calendar.year(int(month[:4]))
            self._record(
                replace(
                    event,
                    years=() if table is None else (table,),
                    periods=tuple(calendar.periods(days)),
                )
            )
            return self.get(month, version.number)

    def _record(self, event: VersionDrafted | VersionFilled | VersionPublished) -> Entry:
        return self.room.record(event, subject=_subject(event.month, event.number))

    def apply(self, event: VersionDrafted | VersionFilled | VersionPublished, entry: Entry) -> None:
        """Keep every version; what is published becomes the roster everybody reads."""
        match event:
            case VersionDrafted(month=month, number=number):
                self.file.run(
                    "INSERT INTO roster_version VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '', '')",
                    (
                        month, number, VersionState.DRAFT.value, event.origin.value, entry.stamp,
                        entry.officer, entry.recorded_ms,
                    ),
                )  # fmt: skip
            case VersionFilled(month=month, number=number):
                self.file.run_many(
                    "INSERT OR REPLACE INTO version_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        (month, number, *rules.key_of_slot(slot), slot.day, slot.shift,
                         crew_text(slot.crew))
                        for slot in event.slots
                    ],
                )  # fmt: skip
            case VersionPublished():
                self._supersede(event.month)
                self._put_in_force(event, entry)

    def _supersede(self, month: str) -> None:
        self.file.run(
            "UPDATE roster_version SET state = ? WHERE month = ? AND state = ?",
            (VersionState.SUPERSEDED.value, month, VersionState.PUBLISHED.value),
        )

    def _put_in_force(self, event: VersionPublished, entry: Entry) -> None:
        calendar = {
            "years": [body_of(each) for each in event.years],
            "periods": [body_of(each) for each in event.periods],
        }
        self.file.run(
            "UPDATE roster_version SET state = ?, published_by = ?, published_ms = ?, red = ?, "
            f"amber = ?, word = ?, calendar = ? WHERE {_ONE}",
            (
                VersionState.PUBLISHED.value, entry.officer, entry.recorded_ms, event.red,
                event.amber, event.word, canonical(calendar), event.month, event.number,
            ),
        )  # fmt: skip
        days, slots = month_of(event.month), self.slots(event.month, event.number)
        self.room.roster.replace_days(days.first, days.last, slots, entry.stamp)


def _subject(month: str, number: int) -> str:
    return f"roster:{month}:{number}"
