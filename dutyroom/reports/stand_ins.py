"""Who could stand in a slot, as people and programs are told."""

from collections.abc import Iterable

from dutyroom.domain.planner.holes import Replacement
from dutyroom.i18n import _
from dutyroom.i18n.clash_words import out_said
from dutyroom.store.room import Room


def gap_said(gap_s: int | None) -> str:
    """How far somebody's nearest duty is."""
    if gap_s is None:
        return _("no duty near")
    return _("{n} h to the nearest duty").format(n=f"{gap_s / 3600:.1f}".removesuffix(".0"))


def stand_in_row(room: Room, found: Replacement) -> tuple[str, str, str]:
    """Name, the gap to the nearest duty, and what would be broken."""
    return (
        room.officers.name(found.officer),
        gap_said(found.gap_s),
        "、".join(map(out_said, found.reasons)),
    )


def stand_in_objects(room: Room, found: Iterable[Replacement]) -> list[dict[str, object]]:
    """Each for another program."""
    return [
        {
            "officer": room.officers.name(each.officer),
            "gap_seconds": each.gap_s,
            "reasons": [reason.value for reason in each.reasons],
        }
        for each in found
    ]
