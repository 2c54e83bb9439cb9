"""The units of the directory: the list, and the form of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from dutyroom.domain.text import clean
from dutyroom.domain.units import Unit
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.forms.sheet import Facts, Save, Sheet
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column

COLUMNS = (
    Column(N_("Unit"), 22, flexible=True), Column(N_("Phone"), 16),
    Column(N_("Contact"), 10), Column(N_("Category"), 10),
)  # fmt: skip


class Units(Listing[Unit]):
    """All units; the answer is the one to change, or one without a name to enter a new one."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("edit", "f5", N_("Edit"), N_("Change the unit under the cursor")),
        Verb("enter_unit", "f6", N_("New"), N_("Enter a new unit")),
    )

    def __init__(self, units: Sequence[Unit]) -> None:
        title = _("Units: {n}").format(n=len(units))
        empty = N_("No units yet: F6 enters one.")
        super().__init__(title, COLUMNS, _cells, units, empty=empty)

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter edit · F6 new · Esc back")

    def do_edit(self) -> None:
        """Change the unit under the cursor."""
        if self.current is not None:
            self.dismiss(self.current)

    def do_enter_unit(self) -> None:
        """Enter a new unit."""
        self.dismiss(Unit(""))


def _cells(unit: Unit) -> list[Cell]:
    return [Cell(unit.name), Cell(unit.phone), Cell(unit.contact), Cell(unit.category, "dim")]


def unit_sheet(facts: Unit, save: Save) -> Sheet:
    """The form, with a unit's facts in it."""
    return Sheet(
        _("Unit"),
        (
            Blank("name", _("Unit name"), facts.name),
            Blank("phone", _("Night phone"), facts.phone, code=True),
            Blank("category", _("Category"), facts.category),
            Blank("contact", _("Contact"), facts.contact),
        ),
        save,
        hint=_("A new name makes a new unit."),
    )


def unit_of(facts: Facts) -> Unit:
    """The unit in the form."""
    return Unit(
        *(clean(facts[each], limit=100) for each in ("name", "category", "phone", "contact"))
    )
