"""Two handovers read side by side: the rows about the same thing in one line, differences lit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dutyroom.reports.handover import Row, TitledSection
from dutyroom.tui.pages.review_lines import SheetLine, beside, headed, heading, teller, wrapped

Pair = tuple[Row | None, Row | None]
"""A row of the sheet before and the row about the same thing now; None where there is none."""

SAME, CHANGED, CAME, WENT = " ", "≠", "+", "−"


def paired(then: Sequence[Row], now: Sequence[Row]) -> Iterator[Pair]:
    """The rows of both sheets: those of now in their order, then those that are gone."""
    before = {row.key: row for row in then}
    for row in now:
        yield before.pop(row.key, None), row
    for gone in before.values():
        yield gone, None


def difference(pair: Pair) -> str:
    """In which way the two rows of a pair differ."""
    then, now = pair
    if then is None:
        return CAME
    if now is None:
        return WENT
    return SAME if then.cells == now.cells else CHANGED


def beside_lines(
    then: Sequence[TitledSection], now: Sequence[TitledSection], width: int
) -> list[SheetLine]:
    """The lines of two handovers, each wrapped to so many cells."""
    held = {section.part: section for section in then}
    found: list[SheetLine] = []
    for section in now:
        before = held[section.part]
        tellers = teller(before), teller(section)
        found += headed(heading(section), width, 2)
        for pair in paired(before.rows, section.rows):
            glyph = difference(pair)
            left, right = (
                wrapped(told(row), width) if row else []
                for told, row in zip(tellers, pair, strict=True)
            )
            found += beside(left, right, glyph, "" if glyph == SAME else "watch")
    return found
