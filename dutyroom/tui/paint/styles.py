"""The tones of a theme as Rich paints them."""

from __future__ import annotations

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
