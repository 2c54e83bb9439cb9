"""A subject of the room as a file for others."""

from collections.abc import Iterable
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.reports.beside import beside
from dutyroom.reports.plain_files import write_csv, write_json_lines
from dutyroom.reports.record import Record
from dutyroom.reports.records import records
from dutyroom.reports.roster_sheets import write_roster
from dutyroom.reports.workbook import write_workbook
from dutyroom.store.room import Room

_WRITERS = {".jsonl": write_json_lines, ".csv": write_csv, ".xlsx": write_workbook}


def export(room: Room, subject: str, path: Path, *, month: str = "") -> None:
    """Write a subject to a file, whose ending says how: .jsonl, .csv or .xlsx.

    A roster, of one `month` (`2026-11`) or of all, becomes month sheets as .xlsx. A file that is
    there already is replaced only when the new one is complete.
    Raises `Refusal("file_form_not_written")`, or as `beside` does.
    """
    if subject == "roster" and path.suffix.lower() == ".xlsx":
        with beside(path) as partial:
            span = room.roster.days()
            slots = room.roster.slots(*span) if span else []
            write_roster(partial, room, (each for each in slots if each.day.startswith(month)))
        return
    found = records(room, subject)
    if month and subject == "roster":
        found = (each for each in found if str(each["day"]).startswith(month))
    write_table(path, subject, found)


def write_table(path: Path, subject: str, found: Iterable[Record]) -> None:
    """Write records to a file under the headings of their subject; raises as `export` does."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None and not path.is_dir():
        raise Refusal("file_form_not_written", file=str(path))
    with beside(path) as partial:
        if writer is not None:
            writer(partial, subject, found)
