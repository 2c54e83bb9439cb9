"""How words are lit: a few tones by name, for Textual's painting and for the first page alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a word is, not what colour it has; beside its tone it has a glyph or a weight."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    HEAD = "head"
    DONE = "done"
    WATCH = "watch"
    URGENT = "urgent"
    RULE = "rule"
    BAR = "bar"
    BAR_HEAD = "bar_head"
    BAR_KEY = "bar_key"
    BAR_DIM = "bar_dim"
    BAR_WATCH = "bar_watch"
    BAR_URGENT = "bar_urgent"


BOLD = frozenset(
    {
        Tone.STRONG, Tone.HEAD, Tone.WATCH, Tone.URGENT,
        Tone.BAR_HEAD, Tone.BAR_KEY, Tone.BAR_WATCH, Tone.BAR_URGENT,
    }
)  # fmt: skip
REVERSE = frozenset({Tone.BAR_URGENT})


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme as `#rrggbb`; an empty one is the terminal's own."""

    foreground: str
    background: str
    panel: str
    muted: str
    accent: str
    done: str
    watch: str
    urgent: str
    shade: str
    """Between background and panel: under what is of less weight."""

    def colours(self, tone: Tone) -> tuple[str, str]:
        """Foreground and background of a tone."""
        back = self.panel if tone.startswith("bar") else self.background
        fore = {
            Tone.MUTED: self.muted,
            Tone.HEAD: self.accent,
            Tone.DONE: self.done,
            Tone.WATCH: self.watch,
            Tone.URGENT: self.urgent,
            Tone.RULE: self.panel or self.muted,
            Tone.BAR_HEAD: self.accent,
            Tone.BAR_KEY: self.accent,
            Tone.BAR_DIM: self.muted,
            Tone.BAR_WATCH: self.watch,
            Tone.BAR_URGENT: self.urgent,
        }.get(tone, self.foreground)
        return fore, back


PALETTES = {
    "night": Palette(
        "#b8b8b0",
        "#0e1013",
        "#1c2126",
        "#727880",
        "#87afd7",
        "#87af87",
        "#d7af5f",
        "#e07a6a",
        "#16191d",
    ),
    "day": Palette(
        "#1c1c1c",
        "#f6f5f0",
        "#e4e3dc",
        "#6a6a64",
        "#1f4f8f",
        "#2f6b2f",
        "#8a5a00",
        "#a8281c",
        "#edece5",
    ),
}
TERMINAL = Palette("", "", "", "", "", "", "", "", "")
DEFAULT_THEME = "night"


def palette(theme: str) -> Palette:
    """The colours of a theme; the terminal's own for a theme that has none here."""
    return PALETTES.get(theme, TERMINAL)
