"""What the footer says: a key and a word for each verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verbs import Verb


@dataclass(frozen=True, slots=True)
class Offer:
    """One verb as the footer shows it."""

    name: str
    key: str
    label: str
    works: bool


def in_order(verbs: Sequence[Verb]) -> list[Verb]:
    """The verbs the footer has a place for, function keys first and by number."""
    return sorted((each for each in verbs if each.shown), key=lambda each: _place(each.first_key))


def _place(key: str) -> int:
    return int(key[1:]) if key[0] == "f" and key[1:].isdigit() else 99


def footer_line(offers: Sequence[Offer], width: int) -> Line:
    """Two runs for each verb, its key and its word; the space between them goes first."""
    needed = sum(cell_len(each.key + each.label) + 2 for each in offers)
    gap = " " if needed <= width else ""
    return tuple(
        piece
        for each in offers
        for piece in (
            run(f" {each.key}", Tone.BAR_KEY if each.works else Tone.BAR_DIM),
            run(gap + each.label, Tone.BAR if each.works else Tone.BAR_DIM),
        )
    )
