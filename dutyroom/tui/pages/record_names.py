"""What people call a record where another record speaks of it."""

from __future__ import annotations

from dutyroom.domain.watches import Watch
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.tui.pages.watch_marks import whom


def record_name(room: Room, target: str) -> str:
    """What people call a record: a call, matter or passage by its number, others by name."""
    subject, _colon, key = target.partition(":")
    if key.isdigit():
        match subject:
            case "officer":
                return room.officers.name(int(key))
            case "post":
                return room.roster.post_name(int(key))
            case "unit":
                unit = room.units.get(int(key))
                return unit.name if unit else ""
            case "watched":
                listed = room.watchlist.get(int(key))
                return whom(listed.watched) if listed else ""
            case "five":
                role = room.presence.role(int(key))
                return role.facts.name if role else ""
            case "isolated":
                isolation = room.isolation.get(int(key))
                return isolation.person.name if isolation else ""
    if (call := room.hotline.get(target)) is not None:
        return _("call {number}").format(number=call.number)
    if (matter := room.matters.line(target)) is not None:
        return _("matter {number}").format(number=matter.number)
    if subject == "watch":
        watch, _colon, of = key.partition(":")
        return watch_name(room, Watch(watch), int(of))
    uid, _colon, seq = target.rpartition(":p:")
    return _("passage {seq}").format(seq=seq) if uid else target


def watch_name(room: Room, watch: Watch, target: int) -> str:
    """Over what a watch is kept: the post by its name, the hotline, somebody's desk."""
    match watch:
        case Watch.POST:
            return room.roster.post_name(target)
        case Watch.DESK:
            return _("desk of {name}").format(name=room.officers.name(target))
    return word(watch)
