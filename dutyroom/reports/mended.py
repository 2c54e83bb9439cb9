"""What mending a month changes, and what it cannot help."""

from collections.abc import Iterator
from functools import cache

from dutyroom.domain.roster import Duty
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.words import word
from dutyroom.reports.findings import difference_objects, finding_objects, finding_rows
from dutyroom.store.room import Room
from dutyroom.store.rostering.mended import Mended


def mended_said(found: Mended) -> str:
    """How much changes and how much is left, in a few words."""
    n, left = len(found.changes), sum(place.needed for place in found.left)
    said = ngettext("{n} slot changes", "{n} slots change", n).format(n=n)
    if found.proven:
        said += _(", fewer cannot be")
    if left:
        said += ngettext(
            ", {n} place is left uncovered", ", {n} places are left uncovered", left
        ).format(n=left)
    return said


def left_rows(room: Room, found: Mended) -> list[tuple[str, ...]]:
    """A row for each place nobody takes: day, shift, post, and whom it lacks."""
    post = cache(room.roster.post_name)
    return [
        (each.day, each.shift, post(each.post), f"{word(each.role)} × {each.needed}")
        for each in found.left
    ]


def mended_lines(room: Room, found: Mended) -> Iterator[tuple[str, ...]]:
    """Who leaves and who comes, the places left, and what is wrong since: rows of a table."""
    for each in found.changes:
        before, after = set(each.before or ()), set(each.after or ())
        where = each.slot.day, each.slot.shift, room.roster.post_name(each.slot.post)
        yield (*where, _named(room, before - after), "→", _named(room, after - before))
    for *place, lacks in left_rows(room, found):
        yield (*place, _("uncovered"), "", lacks)
    for light, day, shift, at, officer, said in finding_rows(room, found.broken):
        yield day, shift, at, officer, "", f"{light} {said}"


def _named(room: Room, crew: set[Duty]) -> str:
    named = sorted(f"{room.officers.name(each.officer)}({word(each.role)})" for each in crew)
    return "、".join(named) or _("uncovered")


def mended_object(room: Room, found: Mended) -> dict[str, object]:
    """The same for another program."""
    return {
        "proven": found.proven,
        "differences": difference_objects(room, found.changes),
        "uncovered": [
            {
                "day": each.day,
                "shift": each.shift,
                "post": room.roster.post_name(each.post),
                "role": each.role.value,
                "missing": each.needed,
            }
            for each in found.left
        ],
        "findings": finding_objects(room, found.broken),
    }
