"""One line of a form on which one of a few words is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.tui.kit.safe import plain
from dutyroom.tui.paint.lines import fitted


@dataclass(frozen=True, slots=True)
class Option:
    """One of the words; `label` is already in the user's language."""

    name: str
    label: str
    glyph: str = ""
    """Its own mark; the chosen one then stands in brackets, as two marks would be misread."""


class Options(Widget, can_focus=True):
    """All words with a mark at the chosen one, or the chosen one alone where they are too long.

    | Key(s) | Description |
    | :- | :- |
    | left, right, space | The word before or after. |
    | digits | The word with this number. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    COMPONENT_CLASSES = {"options--word", "options--chosen"}
    DEFAULT_CSS = """
    Options { height: 1; width: 1fr; padding: 0 1; background: $boost; color: $foreground; }
    Options:focus { background: $panel; }
    Options > .options--word { color: $text-muted; }
    Options > .options--chosen { color: $foreground; }
    Options:focus > .options--chosen { color: $accent; text-style: bold reverse; }
    """

    class Changed(Message):
        """Another word is the chosen one."""

        def __init__(self, options: Options) -> None:
            super().__init__()
            self.options = options

        @property
        def control(self) -> Options:
            """The line it happened on."""
            return self.options

    def __init__(
        self,
        options: Sequence[Option],
        value: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._options = tuple(options)
        names = [each.name for each in self._options]
        self._place = names.index(value) if value in names else 0

    @property
    def value(self) -> str:
        """The name of the chosen word."""
        return self._options[self._place].name

    def choose(self, place: int) -> None:
        """Choose the word at a place, counted round from 0."""
        place %= len(self._options)
        if place != self._place:
            self._place = place
            self.refresh()
            self.post_message(self.Changed(self))

    def action_turn(self, by: int) -> None:
        """Choose the word before or after."""
        self.choose(self._place + by)

    def on_key(self, event: Key) -> None:
        """A digit chooses at once."""
        if event.character and event.character.isdigit():
            event.stop()
            if 0 < int(event.character) <= len(self._options):
                self.choose(int(event.character) - 1)

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        at = event.x - 1
        for place, text in enumerate(self._words()):
            at -= cell_len(text)
            if at < 0:
                self.choose(place)
                return

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.size.width
        styles = [self.get_component_rich_style(f"options--{name}") for name in ("word", "chosen")]
        words = self._words()
        segments = [Segment(text, styles[n == self._place]) for n, text in enumerate(words)]
        if sum(cell_len(text) for text in words) > width:
            segments = [Segment(fitted(f"◂ {self._label(self._place)} ▸", width), styles[1])]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _words(self) -> list[str]:
        return [
            self._word(place, chosen=place == self._place) for place in range(len(self._options))
        ]

    def _word(self, place: int, *, chosen: bool) -> str:
        label = self._label(place)
        if self._options[place].glyph:
            return f"[{label}] " if chosen else f" {label}  "
        return f"{'●' if chosen else '○'} {label}  "

    def _label(self, place: int) -> str:
        option = self._options[place]
        return plain(f"{option.glyph} {option.label}" if option.glyph else option.label)
