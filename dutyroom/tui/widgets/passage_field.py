"""The entry line of the gate: typed by hand, sent by a scanner, or pasted."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from dutyroom.tui.kit.fields import LineField
from dutyroom.tui.kit.keys import is_scan
from dutyroom.tui.kit.safe import plain


class PassageField(LineField):
    """A line that knows whether a hand typed it; of a paste every whole line is entered.

    | Key(s) | Description |
    | :- | :- |
    | enter, ctrl+j | Enter the line. |
    | up, down | Ask the screen for the line above or below (`action_seek`). |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "submit", show=False),
        Binding("up", "screen.seek(-1)", show=False),
        Binding("down", "screen.seek(1)", show=False),
    ]

    class Entered(LineField.Entered):
        """A line was entered."""

        def __init__(self, field: PassageField, value: str, *, scanned: bool) -> None:
            super().__init__(field, value)
            self.scanned = scanned
            """Whether a scanner or a paste brought it, or its end: nobody sits and answers."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id)
        self._struck: list[events.Key] = []

    def put(self, text: str) -> None:
        """Let the field hold this text, with the caret behind it."""
        self.value = self.cleaned(text)
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            self._struck.append(event)

    async def action_submit(self) -> None:
        """Take the line: between reading it and clearing it no key can come in."""
        scanned = is_scan(self._struck)
        self._enter(scanned=scanned)

    def _enter(self, *, scanned: bool) -> None:
        value, self.value = self.value, ""
        self._struck.clear()
        self.post_message(self.Entered(self, value, scanned=scanned))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        *lines, rest = plain(event.text, lines=True).split("\n")
        for line in lines:
            self.replace(line, *self.selection)
            self._enter(scanned=True)
        self.replace(rest, *self.selection)
