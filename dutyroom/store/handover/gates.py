"""The checkpoints as a handover tells of them."""

from typing import TYPE_CHECKING

from dutyroom.domain.handover.rows import FeverRow, PostRow
from dutyroom.domain.roster import PostKind

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Count = tuple[int, int, int]
"""Passages, outward ones and abnormal ones."""

_HOURS = (
    "SELECT post, sum(passages - struck), sum(outward), sum(abnormal) FROM tally "
    "WHERE post <> 0 AND hour >= ? AND hour < ? GROUP BY post"
)
_MINUTES = (
    "SELECT p.post, count(*) - count(s.target), sum(p.direction), sum(p.marks & 1) "
    "FROM passage p JOIN book b ON b.no = p.id >> 32 "
    "LEFT JOIN struck s ON s.target = b.uid || ':p:' || (p.id & 4294967295) "
    "WHERE p.at >= ? AND p.at < ? GROUP BY p.post"
)


def posts(room: "Room", from_at: int, at: int) -> list[PostRow]:
    """Every checkpoint in use, with what passed since the last takeover."""
    counted = counts(room, from_at, at)
    slots: dict[int, bool] = {}
    for slot in room.roster.on_duty(at, PostKind.CHECKPOINT):
        slots[slot.post] = slots.get(slot.post, False) or bool(slot.crew)
    silent = {post for post, _, _ in room.checkpoint.silent(at, room.rules().silence_minutes)}
    last: dict[int, int] = dict(room.file.rows("SELECT post, at FROM last_report"))
    found = []
    for post in room.roster.posts(PostKind.CHECKPOINT):
        passages, outward, abnormal = counted.get(post.key, (0, 0, 0))
        found.append(
            PostRow(
                post.key, post.name, slots.get(post.key, True), post.key in silent,
                last.get(post.key, 0), passages - outward, outward, abnormal,
            )
        )  # fmt: skip
    return found


def counts(room: "Room", from_at: int, to_at: int) -> dict[int, Count]:
    """What passed each post from one instant to before another, to the second.

    Whole hours come from the tally; only the two broken ones are counted line by line.
    """
    first, last = -(-from_at // 3600), to_at // 3600
    if first >= last:
        return _added(room.file.rows(_MINUTES, (from_at, to_at)))
    return _added(
        room.file.rows(_HOURS, (first, last))
        + room.file.rows(_MINUTES, (from_at, first * 3600))
        + room.file.rows(_MINUTES, (last * 3600, to_at))
    )


def fevers(room: "Room") -> list[FeverRow]:
    """Everybody who waits for a recheck or a decision; the cooled ones are not red."""
    rules = room.rules()
    names = {post.key: post.name for post in room.roster.posts()}
    return [
        FeverRow(
            case.subject, not case.has_cooled(rules.threshold), case.name,
            names.get(case.post, ""), case.at, case.first, case.latest, case.rechecks,
            case.due_at(rules.rest_minutes),
        )
        for case in room.checkpoint.pending()
    ]  # fmt: skip


def _added(rows: list[tuple[int, int, int, int]]) -> dict[int, Count]:
    found: dict[int, Count] = {}
    for post, *more in rows:
        before = found.get(post, (0, 0, 0))
        found[post] = (before[0] + more[0], before[1] + more[1], before[2] + more[2])
    return found
