"""The names a form offers, and whom a name typed into it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.units import Unit
from dutyroom.tui.forms.lines import NameOf

if TYPE_CHECKING:
    from dutyroom.domain.officers import Officer
    from dutyroom.store.room import Room

MOST = 4


def names(room: Room, of: NameOf, typed: str) -> list[str]:
    """The names something typed may mean, the likeliest first."""
    if of is NameOf.UNIT:
        return [each.name for each in room.units.found(typed, MOST)]
    today = room.today()
    found = (each for each in room.officers.found(typed, 40) if each.active_on(today))
    return [_name(room, each) for each in found][:MOST]


def is_entered(room: Room, unit: str) -> bool:
    """Whether a unit is in the directory; any is in an empty one."""
    return room.units.get(Unit(unit).key) is not None or not room.units.found("", 1)


def officer_named(room: Room, typed: str, field: str = "owner") -> int:
    """The officer a name means, 0 for an empty one; raises `Refusal` with the `field`."""
    text = typed.strip()
    if not text:
        return 0
    named = room.officers.named(text)
    if len(named) != 1:
        name, _space, number = text.rpartition(" ")
        named = [each for each in room.officers.named(name) if each.number == number] or named
    if len(named) != 1:
        code = "officer_ambiguous" if named else "officer_unknown"
        raise Refusal(code, name=text, field=field)
    return named[0].key


def name_of(room: Room, officer: int) -> str:
    """An officer's name as `officer_named` reads it, empty for nobody."""
    found = room.officers.get(officer) if officer else None
    return _name(room, found) if found else ""


def _name(room: Room, officer: Officer) -> str:
    shared = len(room.officers.named(officer.name)) > 1
    return f"{officer.name} {officer.number}" if shared and officer.number else officer.name
