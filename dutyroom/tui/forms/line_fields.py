"""The field each line of a form is filled in with, and what stands in it."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import TextArea

from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.call_fields import CategoryOptions
from dutyroom.tui.forms.lines import FormLine, Words
from dutyroom.tui.forms.sheet import Pick
from dutyroom.tui.kit.fields import CodeField, NoteArea, TextField
from dutyroom.tui.widgets.options import Options


def field_for(line: FormLine) -> Widget:
    """The field in which a line is filled in."""
    match line:
        case Pick():
            options = CategoryOptions(id=line.name)
            options.offer(line.options, line.value)
            return options
        case Words():
            area = NoteArea(line.value, placeholder=line.hint, id=line.name)
            area.styles.height = line.rows
            return area
        case Blank(code=True):
            return CodeField(line.value, line.hint, id=line.name)
    return TextField(line.value, line.hint, id=line.name)


def value_of(field: Widget) -> str:
    """What stands in a field."""
    if isinstance(field, TextArea):
        return field.text
    assert isinstance(field, TextField | Options)
    return field.value
