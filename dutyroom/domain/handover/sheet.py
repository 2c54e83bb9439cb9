"""The sheet of a handover: what was so at the moment it was offered, frozen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dutyroom.domain.handover import rows
from dutyroom.domain.handover.terms import Overall

Cell = str | int | bool
R = TypeVar("R", bound=tuple[Cell, ...])
R_co = TypeVar("R_co", bound=tuple[Cell, ...], covariant=True)


class Part(NamedTuple, Generic[R_co]):
    """A section every sheet has, and the form of its rows."""

    name: str
    form: Callable[..., R_co]
    columns: tuple[str, ...]
    decided: bool
    """Whether its rows are decided one by one; their first columns are then `key` and `red`."""


INCIDENTS = Part("incidents", rows.IncidentRow, rows.IncidentRow._fields, True)
MISSED = Part("missed", rows.MissedRow, rows.MissedRow._fields, False)
MATTERS = Part("matters", rows.MatterRow, rows.MatterRow._fields, True)
INSTRUCTIONS = Part("instructions", rows.MatterRow, rows.MatterRow._fields, True)
CALLS = Part("calls", rows.CallRow, rows.CallRow._fields, True)
FEVERS = Part("fevers", rows.FeverRow, rows.FeverRow._fields, True)
POSTS = Part("posts", rows.PostRow, rows.PostRow._fields, False)
CONDITIONS = Part("conditions", rows.ConditionRow, rows.ConditionRow._fields, True)
SUPPLIES = Part("supplies", rows.SupplyRow, rows.SupplyRow._fields, True)
WARNINGS = Part("warnings", rows.WarningRow, rows.WarningRow._fields, False)
RISKS = Part("risks", rows.RiskRow, rows.RiskRow._fields, False)
DRAFTS = Part("drafts", rows.DraftRow, rows.DraftRow._fields, False)
CORRECTIONS = Part("corrections", rows.CorrectionRow, rows.CorrectionRow._fields, False)
PLAN = Part("plan", rows.TextRow, rows.TextRow._fields, False)
REMARKS = Part("remarks", rows.TextRow, rows.TextRow._fields, False)

PARTS: tuple[Part[tuple[Cell, ...]], ...] = (
    WARNINGS, INCIDENTS, MISSED, MATTERS, INSTRUCTIONS, CALLS, POSTS, FEVERS, CONDITIONS, SUPPLIES,
    RISKS, DRAFTS, CORRECTIONS, PLAN, REMARKS,
)  # fmt: skip
"""Every section in the order in which a sheet shows them."""

_DECIDED = {part.name for part in PARTS if part.decided}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a crew."""

    officer: int
    name: str
    role: str = ""
    """A `DutyRole`."""
    arrived_at: int = 0
    """The first sign-in for the shift; 0 where there was none."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is handed over, from whom to whom."""

    post: int
    post_name: str
    offset: int
    """Minutes east of UTC in which the times of the sheet are read."""
    from_at: int
    """The last takeover."""
    to_at: int
    """When the sheet was frozen."""
    shift: str = ""
    """The name the roster gives the shift that ends; empty where the roster has none."""
    shift_starts: int = 0
    shift_ends: int = 0
    outgoing: tuple[Person, ...] = ()
    incoming: tuple[Person, ...] = ()
    leader: str = ""
    """The leader on duty by name."""
    weather: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it was frozen, with the columns the program then knew."""

    part: str
    columns: tuple[str, ...]
    rows: list[list[Cell]]
    """Lists rather than rows of a class: tens of thousands are frozen and read at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a handover says; sections without rows are left out."""

    head: Head
    computed: Overall
    """The overall state as the facts have it."""
    stated: Overall
    """The overall state as the outgoing officer sees it."""
    sections: tuple[Section, ...] = ()

    @property
    def overall(self) -> Overall:
        """The worse of what was computed and what was stated."""
        return self.computed.or_worse(self.stated)

    def rows(self, part: Part[R]) -> list[R]:
        """The rows of a section; columns a newer program added or dropped are passed over."""
        held = self._section(part.name)
        if held is None:
            return []
        if held.columns == part.columns:
            return [part.form(*row) for row in held.rows]
        known = [(place, name) for place, name in enumerate(held.columns) if name in part.columns]
        return [part.form(**{name: row[place] for place, name in known}) for row in held.rows]

    def items(self) -> Iterator[tuple[str, str, bool]]:
        """What is decided one by one: the section's name, the item's key, whether it is red."""
        for section in self.sections:
            if section.part in _DECIDED:
                for row in section.rows:
                    yield section.part, str(row[0]), bool(row[1])

    def _section(self, name: str) -> Section | None:
        return next((each for each in self.sections if each.part == name), None)


def section(part: Part[R], of_it: Iterable[R]) -> Section:
    """A section of a sheet."""
    return Section(part.name, part.columns, [list(row) for row in of_it])
