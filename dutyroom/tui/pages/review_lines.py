"""Lines of a handover for a table of lines: wrapped to its width, each row behind its glyph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

from dutyroom.domain.text import visible
from dutyroom.i18n import N_, _
from dutyroom.reports.handover import Mark, Row, TitledSection
from dutyroom.tui.widgets.table_paint import Cell, Look

SheetLine = tuple[Cell, ...]
"""One line on the glass: its glyph, and what stands beside it in one or two columns."""

MARGIN = 2
ABOUT = "about"
"""The part that says how far a handover has come; it stands before the sheet itself."""
GLYPHS = {Mark.NONE: "·", Mark.RED: "●", Mark.OVERDUE: "!", Mark.DIFFERENCE: "≠"}
LOOKS: dict[Mark, Look] = {
    Mark.NONE: "",
    Mark.RED: "urgent",
    Mark.OVERDUE: "urgent",
    Mark.DIFFERENCE: "watch",
}

_BARE = (
    N_("Level"), N_("No."), N_("Kind of matter"), N_("What it is"), N_("Place"), N_("How far"),
    N_("Text"), N_("Name"), N_("Checkpoint"), N_("Manned"), N_("Thing"), N_("Form"),
    N_("Officer"), N_("Urgency"), N_("Category"), N_("Outcome"),
)  # fmt: skip
"""Headings of what needs no name before it."""


def wrapped(text: str, width: int) -> list[str]:
    """A text on as many lines as it needs; it may hold anything."""
    text = visible(text)
    if cell_len(text) <= width and "\n" not in text:
        return [text]
    return [line for part in text.split("\n") for line in _broken(part, max(2, width))]


def _broken(text: str, width: int) -> Iterator[str]:
    """A line broken at its spaces, and a word that is too long where the width ends."""
    line, used = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        *full, line = [word] if size <= width else chop_cells(word, width)
        yield from full
        used = cell_len(line) if full else size
    yield line


def teller(section: TitledSection) -> Callable[[Row], str]:
    """What says a row in one breath: the empty is left out, the mistakable has its name."""
    bare = {_(heading) for heading in _BARE}

    def told(row: Row) -> str:
        if not section.columns:
            return fact(*row.cells)
        return " · ".join(
            value if heading in bare else fact(heading, value)
            for heading, value in zip(section.columns, row.cells, strict=True)
            if value
        )

    return told


def fact(name: str, value: str = "") -> str:
    """Something by its name; either may be missing."""
    return _("{name}: {value}").format(name=name, value=value) if name and value else name or value


def heading(section: TitledSection) -> str:
    """The title of a part with how many rows it has, or that it has none."""
    if section.note:
        return fact(section.title, section.note)
    return f"{section.title} {len(section.rows):,}" if section.columns else section.title


def headed(text: str, width: int, columns: int = 1) -> Iterator[SheetLine]:
    """The heading of a part, over one column or over each of two."""
    for line in wrapped(text, width):
        yield (Cell(""), *([Cell(line, "mark")] * columns))


def lines(glyph: str, text: str, width: int, look: Look = "") -> Iterator[SheetLine]:
    """A text beside its glyph, on as many lines as it needs."""
    for place, line in enumerate(wrapped(text, width)):
        yield Cell("" if place else glyph, look), Cell(line, look)


def below(glyph: str, text: str, width: int, look: Look = "") -> Iterator[SheetLine]:
    """A text under the row it is about, its glyph before it."""
    for place, line in enumerate(wrapped(text, width - MARGIN - 2)):
        mark = " " if place else glyph
        yield Cell(""), Cell(f"{'':{MARGIN}}{mark} {line}", look)


def beside(then: Sequence[str], now: Sequence[str], glyph: str, look: Look) -> list[SheetLine]:
    """Two wrapped texts beside each other."""
    pairs = zip_longest(then, now, fillvalue="")
    return [
        (Cell(glyph if place == 0 else "", look), Cell(left, look), Cell(right, look))
        for place, (left, right) in enumerate(pairs)
    ]
