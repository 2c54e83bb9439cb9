"""The frozen sheet of a handover in words: every part of it, also where there is nothing to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dutyroom.domain.handover import sheet as parts
from dutyroom.domain.handover.sheet import Head, Part, Person, Sheet
from dutyroom.domain.moment import Moment
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports import handover_rows as say
from dutyroom.reports.handover_rows import Mark, Row, Said, Wording
from dutyroom.reports.handover_words import overall_said
from dutyroom.store.room import Room

__all__ = ["HEAD", "Mark", "Row", "TitledSection", "sheet_sections"]

HEAD = "head"
"""The part that says what is handed over, from whom to whom."""


@dataclass(frozen=True, slots=True)
class TitledSection:
    """One part of a sheet in words."""

    part: str
    """`HEAD`, or the name of a `Part`."""
    title: str
    columns: tuple[str, ...]
    """Headings; none where the rows need none."""
    rows: tuple[Row, ...]
    note: str = ""
    """What stands in place of rows: that there are none."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How one part is said."""

    part: Part[Any]
    title: str
    columns: tuple[str, ...]
    row: Said


_MATTER = (
    N_("Level"), N_("Due by"), N_("No."), N_("Kind of matter"), N_("What it is"), N_("Place"),
    N_("How far"), N_("Next step"), N_("Who sees to it"), N_("Reminded"),
)  # fmt: skip
_FORMS = (
    _Form(
        parts.WARNINGS, N_("Warnings in force"),
        (N_("Level"), N_("No."), N_("What it is"), N_("Holds until")), say.warning,
    ),
    _Form(
        parts.INCIDENTS, N_("Incidents in progress"),
        (N_("Level"), N_("No."), N_("What it is"), N_("Place"), N_("How far"), N_("Last report"),
         N_("Next report"), N_("Next coordination"), N_("Due by"), N_("Who sees to it")),
        say.incident,
    ),
    _Form(
        parts.MISSED, N_("Missed in this shift"),
        (N_("Was due"), N_("What was missed"), N_("No."), N_("What it is")), say.missed,
    ),
    _Form(parts.MATTERS, N_("Open matters"), _MATTER, say.matter),
    _Form(parts.INSTRUCTIONS, N_("Instructions to be answered"), _MATTER, say.matter),
    _Form(
        parts.CALLS, N_("Calls waiting"),
        (N_("No."), N_("Received at"), N_("Urgency"), N_("Category"), N_("Place"), N_("Text"),
         N_("Outcome")),
        say.call,
    ),
    _Form(
        parts.POSTS, N_("Checkpoints"),
        (N_("Checkpoint"), N_("Manned"), N_("Last entry"), N_("In"), N_("Out"), N_("Abnormal")),
        say.post,
    ),
    _Form(
        parts.FEVERS, N_("Rechecks pending"),
        (N_("Name"), N_("Checkpoint"), N_("Measured at"), N_("First reading"),
         N_("Latest reading"), N_("Rechecks"), N_("Recheck due")),
        say.fever,
    ),
    _Form(
        parts.CONDITIONS, N_("Temporary conditions"),
        (N_("No."), N_("What it is"), N_("Holds until")), say.condition,
    ),
    _Form(
        parts.SUPPLIES, N_("Equipment, keys and supplies"),
        (N_("Thing"), N_("Counted"), N_("Last time"), N_("Difference")), say.supply,
    ),
    _Form(
        parts.RISKS, N_("Standing risks"),
        (N_("Level"), N_("No."), N_("What it is"), N_("Place"), N_("Lead unit"),
         N_("Responsible unit")),
        say.risk,
    ),
    _Form(
        parts.DRAFTS, N_("Drafts and parked calls"),
        (N_("Form"), N_("Officer"), N_("Begun at")), say.draft,
    ),
    _Form(
        parts.CORRECTIONS, N_("Corrections of this shift"),
        (N_("Record"), N_("Reason"), N_("Officer"), N_("Corrected at")), say.correction,
    ),
    _Form(parts.PLAN, N_("Plan for the coming shift"), (), say.line),
    _Form(parts.REMARKS, N_("Free remarks"), (), say.line),
)  # fmt: skip


def sheet_sections(room: Room, sheet: Sheet) -> list[TitledSection]:
    """Every part of a sheet in the language in use, the head first.

    Times stand in the sheet's own offset. The work grows with the rows of the sheet: a screen has
    it done on a thread.
    """
    wording = Wording(room, sheet.head.offset, sheet.head.to_at)
    found = [TitledSection(HEAD, _("Handover sheet"), (), tuple(_head(sheet)))]
    for form in _FORMS:
        rows = tuple(form.row(wording, row) for row in sheet.rows(form.part))
        found.append(
            TitledSection(
                form.part.name, _(form.title), tuple(map(_, form.columns)), rows,
                "" if rows else _("None"),
            )
        )  # fmt: skip
    return found


def _head(sheet: Sheet) -> Iterator[Row]:
    head = sheet.head
    warnings = len(sheet.rows(parts.WARNINGS))
    yield _fact(_("Post of the shift"), head.post_name)
    yield _fact(_("Shift that ends"), _slot(head))
    yield _fact(_("Time handed over"), _span(head, head.from_at, head.to_at))
    yield from _crew(head, _("Outgoing crew"), head.outgoing)
    yield from _crew(head, _("Incoming crew"), head.incoming)
    yield _fact(_("Leader on duty"), head.leader or _("None"))
    yield _fact(_("Weather"), head.weather or _("not filled in"))
    yield _fact(_("Warnings in force"), str(warnings) if warnings else _("None"))
    yield _fact(_("Overall state"), overall_said(sheet.overall))
    if sheet.stated is not sheet.computed:
        yield _fact(_("As computed"), overall_said(sheet.computed))
        yield _fact(_("As the outgoing officer sees it"), overall_said(sheet.stated))


def _fact(name: str, value: str) -> Row:
    return Row((name, value), key=name)


def _slot(head: Head) -> str:
    if not head.shift_ends:
        return _("not on the roster")
    return f"{head.shift} {_span(head, head.shift_starts, head.shift_ends)}".lstrip()


def _span(head: Head, from_at: int, to_at: int) -> str:
    return f"{_second(from_at, head.offset)} – {_second(to_at, head.offset)}"


def _crew(head: Head, title: str, crew: tuple[Person, ...]) -> Iterator[Row]:
    """One row for each of a crew, the first with the heading."""
    if not crew:
        yield _fact(title, _("not on the roster"))
    for place, person in enumerate(crew):
        cells = (title if place == 0 else "", _person(head, person))
        yield Row(cells, key=f"{title} {place}" if place else title)


def _person(head: Head, person: Person) -> str:
    arrived = _("not signed in")
    if person.arrived_at:
        at = Moment(person.arrived_at, head.offset).local()
        arrived = _("signed in at {at}").format(at=f"{at:%m-%d %H:%M}")
    return " · ".join(filter(None, (person.name, word(person.role), arrived)))


def _second(at: int, offset: int) -> str:
    return f"{Moment(at, offset).local():%Y-%m-%d %H:%M:%S}"
