"""A sheet as lines of a list: what is red first, then every part that has something to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.text import visible
from dutyroom.i18n import _
from dutyroom.reports.handover import HEAD, Mark, Row, TitledSection, sheet_sections
from dutyroom.store.room import Room
from dutyroom.tui.paint.lines import fitted

FIRST: dict[str, tuple[int, ...]] = {
    "warnings": (0, 2, 3),
    "incidents": (0, 2, 3, 8, 9),
    "matters": (0, 4, 5, 1, 7, 8),
    "instructions": (0, 4, 1, 7, 8),
    "calls": (0, 2, 4, 5),
    "posts": (0, 1, 2),
    "fevers": (0, 1, 4, 6),
    "conditions": (1, 2),
    "supplies": (0, 1, 3),
    "risks": (0, 2, 3, 5),
}
"""The cells of a part that a line of the list shows, by their places; of other parts it is all."""
ALIGNED = (HEAD, "posts", "supplies")
"""The parts whose first cells are names of much the same length."""
NAME = 20
"""Cells of such a name."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a sheet: a heading, an item that is decided, or words that are only read."""

    text: str
    title: str = ""
    """The part it belongs to; empty for a heading."""
    mark: Mark = Mark.NONE
    red: bool = False
    key: str = ""
    """Of the item; empty where nothing is decided."""
    facts: tuple[tuple[str, str], ...] = ()
    """Everything it says, each thing after its heading."""


def sheet_lines(room: Room, sheet: Sheet) -> list[SheetLine]:
    """The lines of a sheet in the language in use; the work grows with its rows."""
    sections = sheet_sections(room, sheet)
    reds = {key for _part, key, red in sheet.items() if red}
    return list(_lines(sections, reds))


def _lines(sections: Sequence[TitledSection], reds: set[str]) -> Iterator[SheetLine]:
    red = [_line(each, row, red=True) for each in sections for row in each.rows if row.key in reds]
    if red:
        yield SheetLine(_("Red items, each to be read back: {n}").format(n=len(red)))
        yield from red
    rest = [each for each in sections if each.part != HEAD]
    head = [each for each in sections if each.part == HEAD]
    for section in (*rest, *head):
        rows = [row for row in section.rows if row.key not in reds or not row.key]
        if rows:
            yield SheetLine(section.title)
            yield from (_line(section, row) for row in rows)
    nothing = [each.title for each in rest if not each.rows]
    if nothing:
        yield SheetLine(_("Nothing to say"))
        yield SheetLine(_(", ").join(nothing), _("Nothing to say"))


def _line(section: TitledSection, row: Row, *, red: bool = False) -> SheetLine:
    cells = row.cells
    facts: tuple[tuple[str, str], ...] = (("", " ".join(cells)),)
    if section.part == HEAD:
        facts = ((cells[0], cells[1]),)
    elif section.columns:
        named = zip(section.columns, cells, strict=True)
        facts = tuple((name, cell) for name, cell in named if cell)
    places: Iterable[int] = FIRST.get(section.part, range(len(cells)))
    words = [cells[place] for place in places]
    if section.part in ALIGNED:
        words[0] = fitted(visible(words[0]), NAME)
    text = "  ".join(filter(None, words))
    return SheetLine(text, section.title, row.mark, red, row.key, facts)
