"""The entries about one post's handovers, for following them anew in their order."""

from typing import TYPE_CHECKING

from dutyroom.domain.handover.events import (
    HandoverDeferred,
    HandoverForced,
    HandoverOffered,
    ShiftOpened,
    Step,
)
from dutyroom.store.entry import COLUMNS, Entry
from dutyroom.store.file import RoomFile

if TYPE_CHECKING:
    from dutyroom.store.room import Room

_BEGINNINGS = (ShiftOpened.kind, HandoverOffered.kind, HandoverForced.kind)
_UNKNOWN = (
    f"SELECT {COLUMNS} FROM entry e WHERE kind IN (?, ?, ?) "
    "AND NOT EXISTS (SELECT 1 FROM handover h WHERE h.subject = e.subject)"
)


def post_of(room: "Room", event: Step, entry: Entry) -> int | None:
    """The post whose handovers a step changes; None where nothing says which."""
    match event:
        case ShiftOpened() | HandoverOffered():
            return event.sheet.head.post
        case HandoverDeferred():
            return event.post
    sql = "SELECT post FROM handover WHERE subject = ?"
    known: int | None = room.file.value(sql, (entry.subject,))
    if known is None:
        known = _unknown(room, "AND subject = ?", entry.subject).get(entry.subject)
    return known


def forget(file: RoomFile, post: int) -> None:
    """Take the handovers of a post out of every table."""
    of_post = "(SELECT id FROM handover WHERE post = ?)"
    for table in ("handover_cut", "handover_supply"):
        file.run(f"DELETE FROM {table} WHERE handover IN {of_post}", (post,))
    for table in ("handover", "shift_held"):
        file.run(f"DELETE FROM {table} WHERE post = ?", (post,))


def entries(room: "Room", post: int) -> list[Entry]:
    """Every entry about the handovers of a post, those the tables do not know yet among them."""
    known = room.file.rows("SELECT subject FROM handover WHERE post = ?", (post,))
    subjects = {subject for (subject,) in known}
    subjects |= {subject for subject, of in _unknown(room).items() if of == post}
    found = {each.id: each for subject in subjects for each in room.log.of(subject)}
    for row in room.file.rows(
        f"SELECT {COLUMNS} FROM entry WHERE kind = ?", (HandoverDeferred.kind,)
    ):
        entry = Entry(*row)
        event = room.event(entry)
        if event is not None and event.post == post:
            found[entry.id] = entry
    return list(found.values())


def _unknown(room: "Room", where: str = "", *values: object) -> dict[str, int]:
    """The posts of the handovers the tables do not know yet, by the name of the handover."""
    found = {}
    for row in room.file.rows(f"{_UNKNOWN} {where}", (*_BEGINNINGS, *values)):
        entry = Entry(*row)
        event = room.event(entry)
        if isinstance(event, (ShiftOpened, HandoverOffered)):
            found[entry.subject] = event.sheet.head.post
    return found
