"""The days somebody is under isolation, as steps of a trail."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dutyroom.domain.isolation.half_day import after, between
from dutyroom.domain.trail import Asked, AskedBy, Row, Step, StepKind
from dutyroom.store.isolation.tables import readings_of

if TYPE_CHECKING:
    from dutyroom.store.room import Room


def day_keys(room: "Room", asked: Asked, since: int) -> list[tuple[int, Row]]:
    """The days, up to today, of everybody under isolation who is known by a number."""
    if asked.by is AskedBy.PLATE:
        return []
    sql = f"SELECT key FROM isolation WHERE {asked.by} = ? AND {asked.by} <> ''"
    return [
        (_begins(room, day), f"{key}:{day}")
        for (key,) in room.file.rows(sql, (asked.number,))
        for day in _days_of(room, key, since)
    ]


def _days_of(room: "Room", key: int, since: int) -> list[str]:
    isolation = room.isolation.get(key)
    assert isolation is not None
    begins = max(isolation.person.first, room.local(since).date().isoformat())
    ends = min(isolation.ended.day if isolation.ended else "9999", room.today())
    return [after(begins, n) for n in range(between(begins, ends) + 1)]


def days(room: "Room", rows: Sequence[Row]) -> list[Step]:
    """One step for each day, with the highest temperature measured on it."""
    return [_step(room, row) for row in rows]


def _step(room: "Room", row: Row) -> Step:
    key, _, day = str(row).partition(":")
    isolation = room.isolation.get(int(key))
    assert isolation is not None
    person = isolation.person
    measured = [
        reading.tenths
        for half, reading in readings_of(room.file, int(key)).items()
        if half.day == day
    ]
    return Step(
        _begins(room, day), StepKind.ISOLATION, row, person.subject, str(person.number(day)),
        person.place, person.name, temperature=max(measured, default=0),
    )  # fmt: skip


def _begins(room: "Room", day: str) -> int:
    """When a local day begins: epoch seconds."""
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return int(midnight.timestamp()) - room.rules().offset * 60
