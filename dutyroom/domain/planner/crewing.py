"""From the rows of a grid to slots with their crews, and back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dutyroom.domain.planner.grid import Rows
from dutyroom.domain.planner.layout import Layout
from dutyroom.domain.roster import Duty, Slot


def crewed(layout: Layout, rows: Rows) -> Iterator[Slot]:
    """The task's slots with their crews, each role in the order in which it was asked for."""
    place = {day: column for column, day in enumerate(layout.days)}
    for opening in layout.task.openings:
        standing: list[Duty] = []
        for role in dict.fromkeys(opening.roles):
            standing += (
                Duty(candidate.person.officer, role)
                for candidate, row in zip(layout.task.candidates, rows, strict=True)
                if layout.does(row[place[opening.slot.day]], opening.slot, role)
            )
        yield replace(opening.slot, crew=tuple(standing))


def rows_of(layout: Layout, slots: Iterable[Slot]) -> Rows:
    """What each candidate does in some slots of the task; whatever is not of it is left out."""
    place = {each.person.officer: row for row, each in enumerate(layout.task.candidates)}
    rows = [[0] * len(layout.days) for _ in layout.task.candidates]
    for slot in slots:
        for duty in slot.crew:
            found = layout.cell(slot, duty.role)
            if found is not None and duty.officer in place:
                day, number = found
                rows[place[duty.officer]][day] = number
    return rows
