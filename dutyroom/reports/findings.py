"""Findings of a roster, and differences between two, as people and programs are told them."""

from collections.abc import Callable, Iterable
from functools import cache

from dutyroom.domain.checks import Finding
from dutyroom.domain.roster import Duty
from dutyroom.domain.roster_versions import Difference
from dutyroom.i18n import _
from dutyroom.i18n.finding_words import finding_said, light_said
from dutyroom.i18n.words import word
from dutyroom.reports.record import iso
from dutyroom.store.room import Room

Names = Callable[[int], str]


def sentence_of(found: Finding) -> str:
    """What is wrong, without where and who."""
    facts = {"role": found.role, "found": found.found, "allowed": found.allowed}
    return finding_said(found.reason.value, facts)


def finding_rows(room: Room, found: Iterable[Finding]) -> list[tuple[str, ...]]:
    """A row for each finding: its light, day, shift, post, whom it concerns, and what is wrong."""
    post, officer = cache(room.roster.post_name), cache(room.officers.name)
    return [
        (
            light_said(each.light.value), each.day, each.shift, post(each.post),
            officer(each.officer), sentence_of(each),
        )
        for each in found
    ]  # fmt: skip


def finding_objects(room: Room, found: Iterable[Finding]) -> list[dict[str, object]]:
    """Each finding for another program."""
    post, officer, offset = cache(room.roster.post_name), cache(room.officers.name), _offset(room)
    return [
        {
            "reason": each.reason.value,
            "light": each.light.value,
            "post": post(each.post),
            "day": each.day,
            "shift": each.shift,
            "starts_at": iso(each.starts_at, offset),
            "officer": officer(each.officer),
            "role": each.role.value if each.role else None,
            "found": each.found,
            "allowed": each.allowed,
            "text": sentence_of(each),
        }
        for each in found
    ]


def difference_rows(room: Room, found: Iterable[Difference]) -> list[tuple[str, ...]]:
    """A row for each slot that differs: day, shift, post, who stood, and who stands."""
    post, officer = cache(room.roster.post_name), cache(room.officers.name)
    return [
        (
            each.slot.day, each.slot.shift, post(each.slot.post),
            _crew(each.before, officer), "→", _crew(each.after, officer),
        )
        for each in found
    ]  # fmt: skip


def difference_objects(room: Room, found: Iterable[Difference]) -> list[dict[str, object]]:
    """Each slot that differs for another program; a side without the slot is null."""
    post, officer, offset = cache(room.roster.post_name), cache(room.officers.name), _offset(room)

    def crew(duties: tuple[Duty, ...] | None) -> list[dict[str, str]] | None:
        if duties is None:
            return None
        return [{"officer": officer(each.officer), "role": each.role.value} for each in duties]

    return [
        {
            "post": post(each.slot.post),
            "day": each.slot.day,
            "shift": each.slot.shift,
            "starts_at": iso(each.slot.starts_at, offset),
            "ends_at": iso(each.slot.ends_at, offset),
            "before": crew(each.before),
            "after": crew(each.after),
        }
        for each in found
    ]


def _crew(duties: tuple[Duty, ...] | None, officer: Names) -> str:
    if duties is None:
        return _("no such slot")
    named = (f"{officer(each.officer)}({word(each.role)})" for each in duties)
    return "、".join(named) or _("uncovered")


def _offset(room: Room) -> int:
    return room.rules().offset
