"""A month of the roster as a file for others."""

from pathlib import Path

from dutyroom.domain.patterns import month_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import VersionState
from dutyroom.i18n import _
from dutyroom.reports.beside import beside
from dutyroom.reports.export import write_table
from dutyroom.reports.namesakes import told_apart
from dutyroom.reports.records import assignments
from dutyroom.reports.roster_calendar import write_calendar
from dutyroom.reports.roster_html import write_roster_html
from dutyroom.reports.roster_sheets import write_roster
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned
from dutyroom.store.rostering.named import with_names

_TABLES = (".csv", ".jsonl")
_PAGES = (".xlsx", ".html", ".ics")


def export_roster(
    room: Room, path: Path, month: str, *, version: int = 0, post: int = 0, officer: int = 0
) -> None:
    """Write a month as its file's ending says: .xlsx, .html, .ics, .csv or .jsonl.

    It is the roster in force, or that of a `version`. Only a calendar (.ics) is of one `post` or
    one `officer`. A sheet or a page of a draft says that it is one. A file that is there already
    is replaced only when the new one is complete. Raises `Refusal("roster_form_not_written")`,
    "only_calendars_of_one", "version_unknown", or as `beside` does.
    """
    ending = path.suffix.lower()
    if ending != ".ics" and (post or officer):
        raise Refusal("only_calendars_of_one", file=str(path))
    if ending not in (*_TABLES, *_PAGES) and not path.is_dir():
        raise Refusal("roster_form_not_written", file=str(path))
    slots, draft = _slots(room, month, version, post), _draft_said(room, month, version)
    if ending in _TABLES:
        write_table(path, "roster", assignments(room, slots))
        return
    with beside(path) as partial:
        match ending:
            case ".xlsx":
                write_roster(partial, room, slots, printed=draft)
            case ".html":
                write_roster_html(partial, room, slots, month, (draft,) if draft else ())
            case _:
                named = room.officers.name(officer) or room.roster.post_name(post)
                title = f"{named or room.rules().name} {month}"
                write_calendar(partial, room, told_apart(room, slots), title, officer)


def _draft_said(room: Room, month: str, version: int) -> str:
    """That a version is no roster yet, empty for one that is or was in force."""
    if not version or room.versions.get(month, version).state is not VersionState.DRAFT:
        return ""
    return _("Draft {number}, not published").format(number=version)


def _slots(room: Room, month: str, version: int, post: int) -> list[Manned]:
    """The slots in the order of their days."""
    if version:
        room.versions.get(month, version)
        slots = with_names(room, room.versions.slots(month, version))
        slots = [each for each in slots if post in (0, each.post)]
    else:
        days = month_of(month)
        slots = room.roster.slots(days.first, days.last, post or None)
    return sorted(slots, key=lambda slot: (slot.day, slot.starts_at))
