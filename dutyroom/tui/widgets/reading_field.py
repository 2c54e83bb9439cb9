"""The line at the foot of the board of people under isolation: one reading after another."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from dutyroom.tui.kit.fields import LineField


class ReadingField(LineField):
    """A line that leaves the list above it its arrows.

    | Key(s) | Description |
    | :- | :- |
    | enter | Enter the line. |
    | up, down, pageup, pagedown | Move in the list. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.seek(-1)", show=False),
        Binding("down", "screen.seek(1)", show=False),
        Binding("pageup", "screen.seek(-10)", show=False),
        Binding("pagedown", "screen.seek(10)", show=False),
    ]
    DEFAULT_CSS = """
    ReadingField { padding: 0 1; background: $boost; }
    ReadingField:focus { background: $panel; }
    """

    def put(self, text: str) -> None:
        """Let the field hold this text, with the caret behind it."""
        self.value = self.cleaned(text)
        self.cursor_position = len(self.value)
