"""A field of several lines for free text."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from dutyroom.tui.kit.keys import InlineBindings
from dutyroom.tui.kit.safe import plain

LONGEST = 10_000
"""Characters a note takes, typed and pasted together."""


class NoteArea(InlineBindings, TextArea):
    """Several lines of plain text without a border; Tab leaves it."""

    _styled = False

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

    def notify_style_update(self) -> None:
        """Other styles: look them up again when the text is next painted."""
        super().notify_style_update()
        self._styled = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the text; TextArea looks all its styles up for each key, which can be felt."""
        if self._styled:
            return super(TextArea, self).render_lines(crop)
        self._styled = True
        return super().render_lines(crop)

    def answers(self, event: events.Key) -> bool:
        """Enter starts a line here, whatever else is bound to it."""
        return (event.key == "enter" and not self.read_only) or super().answers(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def add(self, text: str) -> None:
        """Put a text at the end, beginning on a line of its own."""
        self.move_cursor(self.document.end)
        self._put("\n" * bool(self.document.lines[-1]) + text)

    def _put(self, text: str) -> None:
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        start, end = self.selection
        pasted = self._replace_via_keyboard(plain(text, lines=True)[:room], start, end)
        if pasted is not None:
            self.move_cursor(pasted.end_location)
