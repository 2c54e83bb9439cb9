"""What the outgoing officer adds to what the program compiles."""

from dataclasses import dataclass

from dutyroom.domain.handover.sheet import CONDITIONS, PLAN, REMARKS, SUPPLIES, Sheet
from dutyroom.domain.handover.terms import Overall


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds for a while."""

    text: str
    until: int = 0
    """Epoch seconds UTC; 0 is until further notice."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Something counted."""

    name: str
    count: int
    """-1 where it was not counted."""
    uom: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A handover before it is offered; part of no book."""

    weather: str = ""
    stated: Overall = Overall.CALM
    conditions: tuple[Condition, ...] = ()
    supplies: tuple[Supply, ...] = ()
    plan: tuple[str, ...] = ()
    """If–then lines for the coming shift."""
    remarks: str = ""


NOTHING = Draft()
"""A draft nobody has written in."""


def written_in(sheet: Sheet) -> Draft:
    """What the outgoing officer wrote in a sheet, to be completed and offered anew."""
    return Draft(
        sheet.head.weather,
        sheet.stated,
        tuple(Condition(row.text, row.until) for row in sheet.rows(CONDITIONS) if not row.number),
        tuple(Supply(row.name, row.now, row.uom) for row in sheet.rows(SUPPLIES)),
        tuple(row.text for row in sheet.rows(PLAN)),
        "\n".join(row.text for row in sheet.rows(REMARKS)),
    )
