"""How one cell of each view of the roster is painted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from dutyroom.domain.checks import Light
from dutyroom.domain.nights import is_night
from dutyroom.domain.roster import Slot
from dutyroom.i18n import N_, _
from dutyroom.store.roster import Manned
from dutyroom.store.rostering.book import slot_of
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.month_sheet import GridCell

LIT = {Light.RED: Tone.URGENT, Light.AMBER: Tone.WATCH}
GLYPHS = {Light.RED: "■", Light.AMBER: "▲"}
MARKS = {"leave": N_("L"), "comp_rest": N_("R")}
"""What a day is marked as on which somebody does not stand."""
TRADED = "⇄"


class Moved(Enum):
    """Whether somebody stands on a day for somebody else, or somebody else for them."""

    NOT = 0
    GAVE = 1
    GOT = 2


@lru_cache(256)
def coverage(covers: tuple[bool, ...], light: Light | None, traded: bool) -> GridCell:
    """A post on a day: whether its shifts are covered, what is wrong, and whether it was traded."""
    if not covers:
        return GridCell(((run("·", Tone.MUTED),),))
    glyph = "●" if all(covers) else "◐" if any(covers) else "○"
    beside = TRADED if traded else GLYPHS[light] if light and all(covers) else " "
    calm = Tone.MUTED if all(covers) else Tone.WATCH
    tone = LIT[light] if light else calm
    return GridCell(((run(glyph + beside, tone),),), len(covers))


def duties(
    slots: Sequence[Slot], marks: Sequence[str], light: Light | None, moved: Moved, offset: int
) -> GridCell:
    """An officer on a day: the shift, that there are several, or why there is none."""
    if not slots:
        away = TRADED if moved is Moved.GAVE else ""
        said = next((_(MARKS[each]) for each in marks if each in MARKS), away)
        return GridCell(((run(said, Tone.MUTED),),))
    several = f"{'×' if moved is Moved.NOT else TRADED}{len(slots)}"
    said = several if len(slots) > 1 else first_of(slots[0].shift)
    night = any(is_night(slot, offset) for slot in slots)
    calm = Tone.DONE if moved is Moved.GOT else Tone.HEAD if night else Tone.PLAIN
    return GridCell(((run(said, LIT[light] if light else calm),),), len(slots))


def crews(slots: Sequence[tuple[Manned, Light | None]], offset: int) -> GridCell:
    """A post on a day of a week: each shift with the names of its crew, one a line."""
    lines: list[Line] = []
    tops = []
    for slot, light in slots:
        tops.append(len(lines))
        lines += _crew(slot, LIT[light] if light else Tone.PLAIN, offset)
    return GridCell(tuple(lines) or ((run("·", Tone.MUTED),),), len(slots), tuple(tops))


def _crew(slot: Manned, tone: Tone, offset: int) -> list[Line]:
    night = is_night(slot_of(slot), offset)
    shift = run(first_of(slot.shift), Tone.HEAD if night else Tone.MUTED, 2)
    if not slot.crew:
        return [(shift, run("○", tone))]
    names = [run(each.name, tone) for each in slot.crew]
    return [(run("  ") if place else shift, name) for place, name in enumerate(names)]


def places(
    slots: Sequence[Slot], posts: Sequence[str], light: Light | None, offset: int
) -> GridCell:
    """An officer on a day of a week: each shift with its post, one a line."""
    lines = []
    for slot, post in zip(slots, posts, strict=True):
        night = is_night(slot, offset)
        shift = run(first_of(slot.shift), Tone.HEAD if night else Tone.MUTED, 2)
        lines.append((shift, run(post, LIT[light] if light else Tone.PLAIN)))
    return GridCell(tuple(lines), len(slots), tuple(range(len(slots))))


def first_of(shift: str) -> str:
    """What a shift is known by in two cells."""
    return shift[:1]
