"""The limits that passed unmet in a shift: a coordination nobody held, a report nobody sent."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dutyroom.domain.handover.rows import MissedRow
from dutyroom.journal.stamp import recorded_ms

if TYPE_CHECKING:
    from dutyroom.store.room import Room


def missed(room: "Room", from_at: int, to_at: int) -> Iterator[MissedRow]:
    """What was missed from one instant to another, also of matters closed in between."""
    repeating = [kind.key for kind in room.kinds.all() if any(each.every for each in kind.timers)]
    sql = (
        "SELECT subject, number, kind, title, open, closed FROM matter "
        f"WHERE kind IN ({', '.join('?' * len(repeating))}) ORDER BY id"
    )
    for subject, number, kind, title, is_open, closed in room.file.rows(sql, repeating):
        if is_open or recorded_ms(closed) // 1000 >= from_at:
            for timer, due_at in room.matters.missed(room.matters.get(subject), to_at):
                if due_at >= from_at:
                    yield MissedRow(subject, number, kind, title, timer, due_at)
