"""How the room is lit: dim for a dark room, bright for the day, or as the terminal has it."""

from textual.theme import Theme

NIGHT = Theme(
    name="night",
    primary="#5f87af",
    secondary="#5f8787",
    accent="#87afd7",
    warning="#d7af5f",
    error="#e07a6a",
    success="#87af87",
    foreground="#b8b8b0",
    background="#0e1013",
    surface="#15181c",
    panel="#1c2126",
    boost="#20262c",
    dark=True,
    variables={"text-disabled": "#5b6168", "input-selection-background": "#3a5068"},
)

DAY = Theme(
    name="day",
    primary="#2f5f8f",
    secondary="#2f6f6f",
    accent="#1f4f8f",
    warning="#8a5a00",
    error="#a8281c",
    success="#2f6b2f",
    foreground="#1c1c1c",
    background="#f6f5f0",
    surface="#ffffff",
    panel="#e4e3dc",
    boost="#ecebe4",
    dark=False,
)

TERMINAL = "ansi-dark"
NAMES = ("night", "day", TERMINAL)
"""The themes in the order in which they are offered."""
