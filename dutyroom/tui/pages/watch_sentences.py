"""What the journal says of whom to notice, of who was recognised, and of areas people come from."""

from __future__ import annotations

from typing import Any

from dutyroom.domain.risk_areas import AreaLevelled
from dutyroom.domain.watchlist import MatchedBy, WatchEnded, WatchListed, WatchMatched
from dutyroom.i18n import _
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.tui.pages.record_names import record_name
from dutyroom.tui.pages.risk_words import level_said
from dutyroom.tui.pages.watch_marks import title_of


def watch_sentence(room: Room, event: Any, entry: Entry) -> str:
    """What an entry about the list or an area says; empty for any other."""
    match event:
        case WatchListed(watched=watched):
            said = _("to be noticed: {whom}").format(whom=title_of(watched))
            return f"{said} {watched.reason}".rstrip()
        case WatchEnded(watched=key, reason=reason):
            return _("no longer noticed: {whom}: {reason}").format(
                whom=_whom(room, key), reason=reason
            )
        case WatchMatched(watched=key, matched_by=by):
            said = _("recognised: {whom} in {record}").format(
                whom=_whom(room, key), record=record_name(room, entry.subject)
            )
            return _("{mark} namesake?").format(mark=said) if by is MatchedBy.NAME else said
        case AreaLevelled(area=area):
            return _("{area}: {level} from {day}").format(
                area=area.name, level=level_said(area.level), day=area.first
            )
    return ""


def _whom(room: Room, key: int) -> str:
    listed = room.watchlist.get(key)
    return title_of(listed.watched) if listed else ""
