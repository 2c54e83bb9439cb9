"""The fields of the call form: the text first, everything else below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from dutyroom.domain.call_sheet import LONGEST_FIELD, CallSheet
from dutyroom.domain.hotline import CallDirection, Outcome, Urgency
from dutyroom.i18n import _
from dutyroom.tui.forms import call_fields
from dutyroom.tui.forms.call_fields import LABELS, CategoryOptions, ChosenField, PhoneField
from dutyroom.tui.forms.call_page import Labels
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.note_area import NoteArea
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.widgets.options import Option, Options
from dutyroom.tui.widgets.page import Page


class CallBody(Container):
    """What is typed and chosen about a call, and what is known beside it."""

    DEFAULT_CSS = """
    CallBody { layout: vertical; height: 1fr; }
    CallBody #sheet { height: 1fr; }
    CallBody #lines { width: 1fr; }
    CallBody #text { height: 1fr; min-height: 1; padding: 0 1; }
    CallBody #when { height: 1; }
    CallBody #moment { width: 34; height: 1; }
    CallBody Options { padding: 0 1; }
    CallBody #beside { height: 4; padding: 0 1; }
    """

    class Edited(Message):
        """Something else stands in a field."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Entered(Message):
        """Another field has the focus."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        hint = _("What the caller says; nothing else is required")
        self._text = NoteArea(placeholder=hint, id="text")
        self._lines: dict[str, TextField] = {
            "phone": PhoneField(id="phone", max_length=24),
            **{name: TextField(id=name, max_length=LONGEST_FIELD)
               for name in ("caller", "caller_unit", "place")},
            "happened": TextField(id="happened", max_length=60),
        }  # fmt: skip
        self._category = CategoryOptions(id="category")
        self._chosen: dict[str, ChosenField] = {
            "category": self._category,
            "urgency": ChosenField(call_fields.urgencies(), id="urgency"),
            "outcome": ChosenField(call_fields.outcomes(), id="outcome"),
            "direction": ChosenField(call_fields.directions(), id="direction"),
            "confidential": ChosenField(call_fields.confidences(), id="confidential"),
        }
        self._beside = Page(id="beside")
        self._moment = Page(id="moment")

    def compose(self) -> ComposeResult:
        """Labels, fields, and a page beside or below them."""
        with Horizontal(id="sheet"):
            yield Labels()
            with Vertical(id="lines"):
                yield self._text
                for name, field in self._lines.items():
                    if name != "happened":
                        yield field
                with Horizontal(id="when"):
                    yield self._lines["happened"]
                    yield self._moment
                yield from self._chosen.values()
        yield self._beside

    # -- values

    def sheet(self, begun: CallSheet) -> CallSheet:
        """The sheet that was begun, with what stands in the fields now."""
        chosen = {name: field.value for name, field in self._chosen.items()}
        return replace(
            begun,
            text=self._text.text,
            phone=self._lines["phone"].value,
            caller=self._lines["caller"].value,
            caller_unit=self._lines["caller_unit"].value,
            place=self._lines["place"].value,
            happened=self._lines["happened"].value,
            category=chosen["category"],
            urgency=Urgency(chosen["urgency"]),
            outcome=Outcome(chosen["outcome"]),
            direction=CallDirection(chosen["direction"]),
            confidential=bool(chosen["confidential"]),
        )

    def fill(self, sheet: CallSheet, categories: Sequence[Option]) -> None:
        """Put a sheet into the fields; the cursor goes to the end of the text."""
        self._text.load_text(sheet.text)
        self._text.move_cursor(self._text.document.end)
        for name, field in self._lines.items():
            field.value = getattr(sheet, name)
        self._category.offer(categories, sheet.category)
        for name in ("urgency", "outcome", "direction"):
            self._chosen[name].take(getattr(sheet, name))
        self._chosen["confidential"].take("yes" if sheet.confidential else "")
        self._text.focus()

    @property
    def categories(self) -> Sequence[Option]:
        """The categories that are offered."""
        return self._category.offered

    def take(self, name: str, value: str) -> None:
        """Put something into a line."""
        self._lines[name].value = value
        self._lines[name].action_end()

    def add_text(self, text: str) -> None:
        """Put more at the end of what the caller says, on lines of its own."""
        self._text.add(text)
        self._text.focus()

    def enter(self, name: str) -> None:
        """Give a field the focus."""
        self.query_one(f"#{name}").focus()

    @property
    def entered(self) -> str:
        """The field that has the focus; empty for none."""
        return _field(self.screen.focused)

    # -- beside the fields

    def show_beside(self, lines: Sequence[Line]) -> None:
        """Say something beside the fields, or below them where the screen is narrow."""
        self._beside.show(lines)

    def space_beside(self) -> tuple[int, int]:
        """Columns and lines there are to say it."""
        return self._beside.size

    def show_moment(self, line: Line) -> None:
        """Say what date was understood."""
        self._moment.show([line])

    # -- what happens in the fields

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Options.Changed)
    def _edited(self, event: Message) -> None:
        event.stop()
        if isinstance(event.control, Widget) and self.is_attached:
            self.post_message(self.Edited(event.control.id or ""))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Point at the field."""
        name = _field(event.widget)
        self.query_one(Labels).point(name)
        self.post_message(self.Entered(name))


def _field(widget: Widget | None) -> str:
    name = widget.id if widget is not None else ""
    return name if name in LABELS else ""
