"""How the room is lit: dim for a dark room, bright for the day, or as the terminal has it."""

from textual.theme import Theme

from dutyroom.tui.paint.tones import PALETTES


def _theme(name: str, *, dark: bool, surface: str, boost: str) -> Theme:
    colours = PALETTES[name]
    return Theme(
        name=name,
        primary=colours.accent,
        secondary=colours.accent,
        accent=colours.accent,
        warning=colours.watch,
        error=colours.urgent,
        success=colours.done,
        foreground=colours.foreground,
        background=colours.background,
        surface=surface,
        panel=colours.panel,
        boost=boost,
        dark=dark,
        variables={"text-muted": colours.muted, "text-disabled": colours.muted},
    )


NIGHT = _theme("night", dark=True, surface="#15181c", boost="#20262c")
DAY = _theme("day", dark=False, surface="#ffffff", boost="#ecebe4")
TERMINAL = "ansi-dark"
NAMES = ("night", "day", TERMINAL)
"""The themes in the order in which they are offered."""
