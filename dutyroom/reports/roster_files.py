"""A month of the roster as a file for others."""

from pathlib import Path

from dutyroom.domain.patterns import month_of
from dutyroom.domain.refusal import Refusal
from dutyroom.reports.beside import beside
from dutyroom.reports.export import export
from dutyroom.reports.roster_calendar import write_calendar
from dutyroom.reports.roster_html import write_roster_html
from dutyroom.store.room import Room

_TABLES = (".xlsx", ".csv", ".jsonl")


def export_roster(room: Room, path: Path, month: str, *, post: int = 0, officer: int = 0) -> None:
    """Write a month as its file's ending says: .xlsx, .html, .ics, .csv or .jsonl.

    Only a calendar (.ics) is of one `post` or one `officer`. A file that is there already is
    replaced only when the new one is complete. Raises `Refusal("roster_form_not_written")`,
    "only_calendars_of_one", or as `beside` does.
    """
    ending = path.suffix.lower()
    if ending != ".ics" and (post or officer):
        raise Refusal("only_calendars_of_one", file=str(path))
    if ending in _TABLES:
        export(room, "roster", path, month=month)
        return
    if ending not in (".html", ".ics") and not path.is_dir():
        raise Refusal("roster_form_not_written", file=str(path))
    days = month_of(month)
    slots = room.roster.slots(days.first, days.last, post or None)
    slots.sort(key=lambda slot: (slot.day, slot.starts_at))
    named = room.officers.name(officer) or room.roster.post_name(post) or room.rules().name
    with beside(path) as partial:
        if ending == ".html":
            write_roster_html(partial, room, slots, month)
        else:
            write_calendar(partial, room, slots, f"{named} {month}", officer)
