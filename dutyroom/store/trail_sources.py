"""Where the steps of a trail come from: each source finds its keys by an index, then its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.direction import Direction
from dutyroom.domain.text import fold
from dutyroom.domain.trail import Asked, AskedBy, Row, Step, StepKind
from dutyroom.store.call_window import spaced
from dutyroom.store.register_line import FROM
from dutyroom.store.trail_isolation import day_keys, days

if TYPE_CHECKING:
    from dutyroom.store.room import Room

MOST = 5000
"""Steps a source gives at most, the newest."""

Key = tuple[int, Row]
"""The time of a step and its row."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of steps."""

    kind: StepKind
    keys: Callable[["Room", Asked, int], list[Key]]
    """Every step of what is asked for since an instant, epoch seconds; in any order."""
    steps: Callable[["Room", Sequence[Row]], list[Step]]
    """The steps with some keys; in any order."""


def _passage_keys(room: "Room", asked: Asked, since: int) -> list[Key]:
    return room.file.rows(
        f"SELECT at, id FROM passage WHERE {asked.by} = ? AND {asked.by} <> '' AND at >= ? "
        "ORDER BY at DESC LIMIT ?",
        (asked.number, since, MOST),
    )


def _passages(room: "Room", rows: Sequence[Row]) -> list[Step]:
    found = room.file.rows(
        "SELECT p.at, p.id, b.uid || ':p:' || (p.id & 4294967295), p.post, p.direction, "
        "p.temperature, p.name, p.origin, p.destination, s.target IS NOT NULL "
        f"{FROM} WHERE p.id IN ({_marks(rows)})",
        rows,
    )
    return [
        Step(
            at, StepKind.PASSAGE, id_, subject, post=post, direction=Direction(direction),
            temperature=temperature, struck=bool(struck),
            words=" ".join((name, f"{origin}→{to}" if origin or to else "")).strip(),
        )
        for at, id_, subject, post, direction, temperature, name, origin, to, struck in found
    ]  # fmt: skip


def _call_keys(room: "Room", asked: Asked, since: int) -> list[Key]:
    """The calls from a number or that speak of it; whoever called in confidence stays unknown."""
    open_to = (room.officers.supervising(), room.officer())
    allowed = "c.received_at >= ? AND (NOT c.confidential OR ? OR c.officer = ?)"
    ways = [
        (
            "FROM call_words w CROSS JOIN call c ON c.id = w.rowid "
            f"WHERE call_words MATCH ? AND {allowed}",
            _phrase(asked.number),
        )
    ]
    if asked.by is AskedBy.PHONE:
        by_phone = f"FROM call c WHERE c.phone = ? AND c.phone <> '' AND {allowed}"
        ways.append((by_phone, asked.number))
    sql = " UNION ".join(f"SELECT c.received_at, c.id {way}" for way, _ in ways)
    values = [value for _, number in ways for value in (number, since, *open_to)]
    return room.file.rows(f"{sql} ORDER BY 1 DESC LIMIT ?", (*values, MOST))


def _calls(room: "Room", rows: Sequence[Row]) -> list[Step]:
    found = room.file.rows(
        "SELECT received_at, id, subject, number, place, text, struck FROM call "
        f"WHERE id IN ({_marks(rows)})",
        rows,
    )
    return [
        Step(at, StepKind.CALL, id_, subject, number, place, text, struck=bool(struck))
        for at, id_, subject, number, place, text, struck in found
    ]


def _matter_keys(room: "Room", asked: Asked, since: int) -> list[Key]:
    """The matters opened from a passage or a call of the trail, and those that speak of it."""
    by = asked.by
    sources = [
        "SELECT b.uid || ':p:' || (p.id & 4294967295) FROM passage p "
        f"JOIN book b ON b.no = p.id >> 32 WHERE p.{by} = ?1 AND p.{by} <> '' AND p.at >= ?2"
    ]
    if by is AskedBy.PHONE:
        sources.append(
            "SELECT c.subject FROM call c WHERE c.phone = ?1 AND c.phone <> '' "
            "AND c.received_at >= ?2"
        )
    opened_from = " OR ".join(f"m.source IN ({each})" for each in sources)
    found = room.file.rows(
        "SELECT m.received_at, m.id, m.subject FROM matter m WHERE m.received_at >= ?2 "
        f"AND (instr(m.folded, ?1) OR m.source <> '' AND ({opened_from})) "
        "ORDER BY m.received_at DESC LIMIT ?3",
        (asked.number, since, MOST),
    )
    return [(at, id_) for at, id_, subject in found if _may_see(room, subject)]


def _may_see(room: "Room", subject: str) -> bool:
    """Whether a matter says nothing of who called in confidence to who must not know."""
    now = room.matters.get(subject)
    own = now.opened_by == room.officer()
    return not now.matter.confidential or own or room.officers.supervising()


def _matters(room: "Room", rows: Sequence[Row]) -> list[Step]:
    found = room.file.rows(
        "SELECT received_at, id, subject, number, place, title, state = 'struck' FROM matter "
        f"WHERE id IN ({_marks(rows)})",
        rows,
    )
    return [
        Step(at, StepKind.MATTER, id_, subject, number, place, title, struck=bool(struck))
        for at, id_, subject, number, place, title, struck in found
    ]


def _marks(rows: Sequence[Row]) -> str:
    return ", ".join("?" * len(rows))


def _phrase(number: str) -> str:
    """A number as the index of words is asked for it."""
    return f'"{spaced(fold(number))}"'


SOURCES = (
    Source(StepKind.PASSAGE, _passage_keys, _passages),
    Source(StepKind.CALL, _call_keys, _calls),
    Source(StepKind.MATTER, _matter_keys, _matters),
    Source(StepKind.ISOLATION, day_keys, days),
)
"""Every source; another joins by a line."""
