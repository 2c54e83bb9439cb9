"""A form of one page: a label and a line for each fact, saved together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.typed import Facts as Facts
from dutyroom.tui.forms.typed import Typed
from dutyroom.tui.kit.fields import CodeField, TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option, Options


@dataclass(frozen=True, slots=True)
class Pick:
    """One line on which one of a few words is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""


Save = Callable[[Facts], None]
"""Keeps the facts; raises `Refusal` to keep the form open."""


class Sheet(Typed):
    """A titled form: Enter goes on and saves on the last line, F5 saves, Esc leaves."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line, or save"), for_all=True),
        Verb("save", "f5,ctrl+s", N_("Save"), N_("Keep what stands here"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the form"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (60, "-easy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    DEFAULT_CSS = """
    Sheet { align: center middle; }
    Sheet > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    Sheet VerticalScroll { height: auto; max-height: 16; }
    Sheet Horizontal { height: 1; }
    Sheet TextField { padding: 0 1; background: $boost; }
    Sheet TextField:focus { background: $panel; }
    Sheet Static { text-wrap: nowrap; text-overflow: ellipsis; }
    Sheet .sheet--label { width: 18; height: 1; padding-right: 1; color: $text-muted; }
    Sheet .sheet--keys { height: 1; color: $text-muted; }
    Sheet #sheet-title { text-style: bold; margin-bottom: 1; }
    Sheet #sheet-hint { color: $text-muted; text-wrap: wrap; margin-top: 1; }
    Sheet.-tight .sheet--label { width: 13; }
    Sheet.-low > Vertical { height: 100%; }
    Sheet.-low VerticalScroll { height: 1fr; }
    Sheet.-low #sheet-title { margin: 0; }
    Sheet.-low #sheet-hint { display: none; }
    """

    def __init__(
        self, title: str, lines: Sequence[Blank | Pick], save: Save, *, hint: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._save = save
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The box with its lines."""
        with Vertical():
            yield Static(say("$title", title=self._title), id="sheet-title")
            with VerticalScroll(can_focus=False):
                for line in self._lines:
                    with Horizontal():
                        yield Static(say("$label", label=line.label), classes="sheet--label")
                        yield self._field(line)
            if self._hint:
                yield Static(say("$hint", hint=self._hint), id="sheet-hint")
            yield AnswerLine()
            yield Static(self.keys(), classes="sheet--keys")

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter next · ←→ choose · F5 save · Esc back")

    def facts(self) -> Facts:
        """What stands on the lines."""
        facts = {}
        for line in self._lines:
            field = self.query_one(f"#line-{line.name}")
            assert isinstance(field, TextField | Options)
            facts[line.name] = field.value.strip()
        return facts

    def do_go_on(self) -> None:
        """Go to the next line; on the last one save."""
        fields = list(self.query("TextField, Options"))
        here = fields.index(self.focused) if self.focused in fields else len(fields)
        if here < len(fields) - 1:
            fields[here + 1].focus()
        else:
            self.do_save()

    def do_save(self) -> None:
        """Keep the facts; a refusal keeps the form and what was typed."""
        try:
            self._save(self.facts())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.dismiss(True)

    def _field(self, line: Blank | Pick) -> Widget:
        id_ = f"line-{line.name}"
        if isinstance(line, Pick):
            return Options(line.options, line.value, id=id_)
        form = CodeField if line.code else TextField
        return form(line.value, line.hint, id=id_)
