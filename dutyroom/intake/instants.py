"""Instants in cells."""

from datetime import datetime

from dutyroom.domain.moment import Moment, read_stamp
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.headings import Record
from dutyroom.intake.table import text


def instant(record: Record, field: str, offset: int) -> Moment:
    """The instant in a field, local to `offset` (minutes east of UTC) unless it has its own.

    Raises `Refusal("time_unreadable")`.
    """
    cell = record.cells.get(field)
    try:
        if isinstance(cell, str | datetime | int | float):
            return read_stamp(cell, offset=offset)
    except Refusal:
        pass
    raise Refusal("time_unreadable", field=field, text=text(cell))


def instant_if_any(record: Record, field: str, offset: int) -> int | None:
    """The instant in a field in epoch seconds, None where it is empty; raises as `instant`."""
    return instant(record, field, offset).at if record.text(field) else None
