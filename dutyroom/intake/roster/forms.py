"""Which of the forms of a roster a file has."""

from collections.abc import Iterable

from dutyroom.domain.refusal import Refusal
from dutyroom.intake.roster import grid, long, month
from dutyroom.intake.roster.sheet import Frame, Sheet
from dutyroom.intake.table import Table

_HEADING_ROWS = 10
"""How far down the headings are looked for."""


def read(table: Table, frame: Frame) -> Sheet:
    """The roster of a table, whose form its headings tell; held in memory, for sheets are small.

    Raises `Refusal("roster_form_unknown")`, or "column_missing" where officers have no column.
    """
    rows = list(table.rows)
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        if grid.is_heading(row):
            return grid.read(table.name, rows, at, frame)
        if long.is_heading(row):
            return long.read(table.name, rows, frame)
        if month.is_heading(row):
            return month.read(table.name, rows, at, frame)
    raise Refusal("roster_form_unknown")


def read_every(tables: Iterable[Table], frame: Frame) -> Sheet:
    """The rosters of several tables as one; those without a roster's headings are passed over.

    Raises `Refusal` as `read` does, where none of them has any.
    """
    found = []
    for table in tables:
        try:
            found.append(read(table, frame))
        except Refusal as refusal:
            if refusal.code != "roster_form_unknown":
                raise
    if not found:
        raise Refusal("roster_form_unknown")
    return Sheet(
        sum(each.rows for each in found),
        tuple(post for each in found for post in each.posts),
        tuple(slot for each in found for slot in each.slots),
        sum(each.repeated for each in found),
        tuple(problem for each in found for problem in each.problems),
        tuple(dict.fromkeys(column for each in found for column in each.extra)),
    )
