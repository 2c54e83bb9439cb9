"""Fields that take what people, input methods and scanners type, in order and in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.validation import Validator
from textual.widgets import Input

from dutyroom.domain.text import fold
from dutyroom.tui.kit.keys import InlineBindings
from dutyroom.tui.kit.safe import plain

if TYPE_CHECKING:
    from dutyroom.tui.kit.note_area import NoteArea as NoteArea

LONGEST = 500
"""Characters a field takes unless it says otherwise."""


class TextField(InlineBindings, Input):
    """One line without a border; a few pasted lines become one, and what is too much is cut."""

    most_lines = 3
    """Lines of a paste that may be meant for one line; more are a page."""
    DEFAULT_CSS = "TextField { width: 1fr; }"

    virtual_size = Reactive(Size(0, 0), layout=False)
    """What is typed only scrolls the line: the screen need not be laid out for every key."""

    class Cut(Message):
        """Not everything that was typed or pasted fits."""

        def __init__(self, most: int) -> None:
            super().__init__()
            self.most = most
            """Characters that fit."""

    class Refused(Message):
        """A page was pasted that cannot be meant for this line; nothing of it was taken."""

        def __init__(self, field: TextField, text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

        @property
        def control(self) -> TextField:
            """The field it was pasted into."""
            return self.field

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        restrict: str | None = None,
        max_length: int = LONGEST,
        password: bool = False,
        validators: Validator | Iterable[Validator] | None = None,
        select_on_focus: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            plain(value),
            placeholder,
            restrict=restrict,
            max_length=max_length,
            password=password,
            validators=validators,
            select_on_focus=select_on_focus,
            id=id,
            classes=classes,
            disabled=disabled,
            compact=True,
        )
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put the text, cleaned and cut to what fits, between two positions in the value."""
        text = self.cleaned(text)
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = self.max_length - len(self.value) + end - start if self.max_length else len(text)
        super().replace(text[: max(0, room)], start, end)
        if len(text) > room:
            self.restricted()
            self.post_message(self.Cut(self.max_length or len(self.value)))

    def cleaned(self, text: str) -> str:
        """What the field keeps of a text that is typed or pasted into it."""
        text = plain(text, lines=True)
        if "\n" not in text:
            return text
        return " ".join(line.strip() for line in text.split("\n") if line.strip())

    def restricted(self) -> None:
        """Mark the field; the bell is kept for alarms."""
        self.add_class("-invalid")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self._is_page(event.text):
            self.restricted()
            self.post_message(self.Refused(self, event.text))
        else:
            self.replace(event.text, *self.selection)

    def _is_page(self, text: str) -> bool:
        """Whether a text has too many lines, or is twice as long as the field."""
        lines = [line for line in plain(text, lines=True).split("\n") if line.strip()]
        most = 2 * (self.max_length or LONGEST)
        return len(lines) > self.most_lines or sum(map(len, lines)) > most


class CodeField(TextField):
    """A field for digits and codes: full-width characters become half-width, spaces go."""

    most_lines = 1

    def cleaned(self, text: str) -> str:
        """The code alone."""
        return "".join(fold(super().cleaned(text)).split())


class PinField(CodeField):
    """A field for a PIN: up to 12 digits, none of them shown."""

    def __init__(self, placeholder: str = "", **kwargs: Any) -> None:
        super().__init__(
            placeholder=placeholder, restrict="[0-9]*", max_length=12, password=True, **kwargs
        )


class LineField(TextField):
    """A line that is taken whole by Enter and is empty for the next in the same moment."""

    class Entered(Message):
        """A line was taken."""

        def __init__(self, field: LineField, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

        @property
        def control(self) -> LineField:
            """The field it was typed into."""
            return self.field

    async def action_submit(self) -> None:
        """Take the line: between reading it and clearing it no key can come in."""
        value, self.value = self.value, ""
        self.post_message(self.Entered(self, value))


def __getattr__(name: str) -> object:
    # The editor's import is a twentieth of the program's start, and few screens need it at once.
    if name == "NoteArea":
        from dutyroom.tui.kit.note_area import NoteArea

        return NoteArea
    raise AttributeError(name)
