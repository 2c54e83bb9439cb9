"""Slots as an iCalendar file (RFC 5545), which calendars on telephones and desks open."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from dutyroom.domain.text import visible
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned

_LONGEST_LINE = 75
"""Octets of a line before it is folded: RFC 5545, section 3.1."""


def write_calendar(
    path: Path, room: Room, slots: Iterable[Manned], title: str, officer: int = 0
) -> None:
    """An event for each slot, of one officer those they stand in; times are in UTC."""
    lines = (folded for line in _lines(room, slots, title, officer) for folded in _folded(line))
    path.write_bytes(b"".join(lines))


def _lines(room: Room, slots: Iterable[Manned], title: str, officer: int) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//dutyroom//roster//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(title)}"
    for slot in slots:
        own = next((each for each in slot.crew if each.officer == officer), None)
        if officer and own is None:
            continue
        parts = (slot.post_name, slot.shift, word(own.role) if own else "")
        crew = "、".join(f"{each.name}({word(each.role)})" for each in slot.crew) or _("uncovered")
        yield "BEGIN:VEVENT"
        yield f"UID:{slot.post}-{slot.starts_at}-{slot.ends_at}@dutyroom"
        yield f"DTSTAMP:{_at(room.now())}"
        yield f"DTSTART:{_at(slot.starts_at)}"
        yield f"DTEND:{_at(slot.ends_at)}"
        yield f"SUMMARY:{_text(' '.join(filter(None, parts)))}"
        yield f"LOCATION:{_text(slot.post_name)}"
        yield f"DESCRIPTION:{_text(crew)}"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _at(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """A value of type TEXT: section 3.3.11."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = visible(text).replace(plain, escaped)
    return text


def _folded(line: str) -> Iterator[bytes]:
    """A line in parts of at most 75 octets, none of which ends within a character."""
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _LONGEST_LINE:
            yield part + b"\r\n"
            part = b" "
        part += octets
    yield part + b"\r\n"
