"""The tones of a theme as Rich paints them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from rich.style import Style

from dutyroom.tui.paint.tones import BOLD, REVERSE, Tone, palette


@cache
def style_of(tone: Tone, theme: str) -> Style:
    """A tone as Rich paints it in a theme."""
    fore, back = palette(theme).colours(tone)
    return Style(
        color=fore or None,
        bgcolor=back or None,
        bold=tone in BOLD,
        dim=not fore and tone in (Tone.MUTED, Tone.BAR_DIM, Tone.RULE),
        reverse=tone in REVERSE,
    )


class Ground(StrEnum):
    """What lies under a column."""

    NONE = ""
    OFF = "off"
    """A day on which offices are closed."""
    TODAY = "today"


CURSOR = Style(reverse=True)
"""What lies over the place of a cursor."""


@cache
def ground_of(ground: Ground, theme: str) -> Style:
    """What is laid over the cells of a column; nothing where the theme has no colours."""
    colours = palette(theme)
    back = {Ground.OFF: colours.shade, Ground.TODAY: colours.panel}.get(ground, "")
    return Style(bgcolor=back or None)
