"""The level of an area in a glyph, a word and a tone; and what it asks of who arrives from it."""

from __future__ import annotations

from dutyroom.domain.risk_areas import Arrival, RiskLevel
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.tones import Tone

LEVELS: dict[RiskLevel, tuple[str, Tone]] = {
    RiskLevel.RED: ("●", Tone.URGENT),
    RiskLevel.ORANGE: ("◆", Tone.WATCH),
    RiskLevel.YELLOW: ("▲", Tone.WATCH),
    RiskLevel.BLUE: ("○", Tone.STRONG),
    RiskLevel.GREEN: ("·", Tone.PLAIN),
}
"""The glyph of each level and how it is lit: those of the warnings."""


def level_said(level: RiskLevel) -> str:
    """A level with its glyph."""
    return f"{LEVELS[level][0]} {level_word(level)}"


def level_word(level: RiskLevel) -> str:
    """A level without its glyph."""
    return word(f"{level.value}_level")


def arrival_runs(arrival: Arrival) -> list[Run]:
    """The area's level, and for how long who comes from there is isolated."""
    level = arrival.area.level
    tone = LEVELS[level][1]
    said = [run(f"{level_said(level)} {arrival.area.name}", tone)]
    if arrival.isolates:
        said.append(run(_need(arrival), Tone.URGENT))
    return said


def _need(arrival: Arrival) -> str:
    if arrival.number <= 1:
        return _("needs isolation, {n} days").format(n=arrival.days)
    return _("needs isolation, day {n} of {days}").format(n=arrival.number, days=arrival.days)
