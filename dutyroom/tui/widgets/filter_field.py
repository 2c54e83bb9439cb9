"""The line in which a list is narrowed in place."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from dutyroom.tui.kit.fields import TextField


class FilterField(TextField):
    """Shown by `/`: what is typed narrows the list; Enter keeps it, Esc drops it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "keep", show=False),
        Binding("escape", "drop", show=False),
    ]
    DEFAULT_CSS = """
    FilterField { display: none; padding: 0 1; background: $boost; }
    FilterField.-open { display: block; }
    """

    class Left(Message):
        """The keys go back to the list."""

    def open(self) -> None:
        """Show the line and take the keys."""
        self.add_class("-open")
        self.focus()

    def action_keep(self) -> None:
        """Back to the list as it is now narrowed."""
        self.set_class(bool(self.value.strip()), "-open")
        self.post_message(self.Left())

    def action_drop(self) -> None:
        """Back to the whole list."""
        self.value = ""
        self.action_keep()
