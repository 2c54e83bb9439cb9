"""The tables of isolation: how an event changes them, and how they are read back."""

from collections.abc import Sequence
from typing import Any

from dutyroom.domain.initials import initials
from dutyroom.domain.isolation.events import IsolatedMeasured
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, Isolation, IsolationState
from dutyroom.domain.isolation.readings import Reading
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile

_FACTS = "name, first, phone, identity, place, unit, basis, days, first_number, first_half"
COLUMNS = f"{_FACTS}, last, state, ended_at, ended_day, ended_half, notice, reason"
"""The columns of `isolation_of`."""


def isolation_of(row: Sequence[Any]) -> Isolation:
    """The isolation a row holds."""
    *facts, half, last, state, ended_at, ended_day, ended_half, notice, reason = row
    person = Isolated(*(*facts, Half(half)))
    ended = HalfDay(ended_day, Half(ended_half)) if ended_at else None
    return Isolation(person, last, IsolationState(state), ended_at, ended, notice, reason)


def keep_person(file: RoomFile, key: int, person: Isolated, watched: int) -> None:
    """Write who is isolated; said anew, neither the days nor how it stands are touched."""
    file.run(
        "INSERT INTO isolation VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0, '', '', ?, ?) "
        "ON CONFLICT DO UPDATE SET name = excluded.name, phone = excluded.phone, "
        "identity = excluded.identity, place = excluded.place, unit = excluded.unit, "
        "basis = excluded.basis, initials = excluded.initials, watched = excluded.watched",
        (
            key, person.name, person.first, person.phone, person.identity, person.place,
            person.unit, person.basis, person.days, person.first_number, person.first_half,
            person.last, IsolationState.CURRENT, initials(person.name), watched,
        ),
    )  # fmt: skip


def keep_end(
    file: RoomFile, key: int, state: IsolationState, at: int, ended: HalfDay, words: tuple[str, str]
) -> None:
    """Write how an isolation ended: the notice or the place, and the reason."""
    file.run(
        "UPDATE isolation SET state = ?, ended_at = ?, ended_day = ?, ended_half = ?, "
        "notice = ?, reason = ? WHERE key = ?",
        (state, at, ended.day, ended.half, *words, key),
    )


def keep_reading(file: RoomFile, key: int, event: IsolatedMeasured, entry: Entry) -> None:
    """Write the newest word on one half of a day."""
    file.run(
        "INSERT OR REPLACE INTO isolation_reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key, event.day, event.half, event.tenths, event.abnormal, event.reason, entry.stamp,
            entry.officer,
        ),
    )  # fmt: skip


def readings_of(file: RoomFile, key: int) -> dict[HalfDay, Reading]:
    """Everything noted of one person, in order."""
    found = file.rows(
        "SELECT day, half, tenths, abnormal, reason, stamp, officer FROM isolation_reading "
        "WHERE person = ? ORDER BY day, half",
        (key,),
    )
    readings = (
        Reading(HalfDay(day, Half(half)), tenths, bool(abnormal), reason, recorded_ms(stamp), by)
        for day, half, tenths, abnormal, reason, stamp, by in found
    )
    return {each.at: each for each in readings}
