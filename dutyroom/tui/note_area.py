"""A field of several lines for free text."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from dutyroom.tui.keys import InlineBindings
from dutyroom.tui.safe import plain

LONGEST = 10_000
"""Characters a note takes, typed and pasted together."""


class NoteArea(InlineBindings, TextArea):
    """Several lines of plain text without a border; Tab leaves it."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        read_only: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            plain(text, lines=True),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            placeholder=placeholder,
            read_only=read_only,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.cursor_blink = False

    def answers(self, event: events.Key) -> bool:
        """Enter starts a line here, whatever else is bound to it."""
        return (event.key == "enter" and not self.read_only) or super().answers(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        start, end = self.selection
        pasted = self._replace_via_keyboard(plain(event.text, lines=True)[:room], start, end)
        if pasted is not None:
            self.move_cursor(pasted.end_location)
