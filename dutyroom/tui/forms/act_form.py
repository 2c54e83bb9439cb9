"""The form of one thing done about a matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.form_lines import FormLines
from dutyroom.tui.forms.lines import FormLine, Words
from dutyroom.tui.forms.names import names
from dutyroom.tui.forms.typed import Facts, Typed
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine

Save = Callable[[Facts], None]
"""Keeps the facts; raises `Refusal` to keep the form open."""


class ActForm(Typed):
    """A titled form with names completed and times in free words; F5 does it, Esc leaves it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line, or do it"), for_all=True),
        Verb("save", "f5,ctrl+s", N_("Do it"), N_("Do it now"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the form"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    DEFAULT_CSS = """
    ActForm { align: center middle; }
    ActForm > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    ActForm > Vertical > Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ActForm #act-title { text-style: bold; margin-bottom: 1; }
    ActForm #act-about, ActForm #act-keys { color: $text-muted; }
    ActForm.-low #act-title { margin: 0; }
    ActForm.-low > Vertical, ActForm.-low FormLines { height: 100%; }
    ActForm.-low FormLines, ActForm.-low FormLines VerticalScroll { height: 1fr; }
    ActForm.-low FormLines #means { height: 1; }
    """

    def __init__(
        self, title: str, lines: Sequence[FormLine], save: Save, *, about: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._save = save
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """The box with its lines."""
        offset = self.room.rules().offset
        with Vertical():
            yield Static(say("$title", title=self._title), id="act-title")
            if self._about:
                yield Static(say("$about", about=self._about), id="act-about")
            self._body = FormLines(
                self._lines,
                names=partial(names, self.room),
                now=lambda: Moment(self.room.now(), offset),
            )
            yield self._body
            yield AnswerLine()
            keys = _("Enter next · ←→ choose · F5 do it · Esc back")
            if any(isinstance(line, Words) for line in self._lines):
                keys = _("Enter next · Tab leaves the text · F5 do it · Esc back")
            yield Static(keys, id="act-keys")

    def facts(self) -> Facts:
        """What stands on the lines."""
        return self._body.facts()

    def action_step(self, by: int) -> None:
        """Go to the line or name above or below."""
        self._body.step(by)

    def on_form_lines_edited(self) -> None:
        """What is typed on after a warning is warned of again."""
        self._warned = False

    def do_go_on(self) -> None:
        """Go to the next line; on the last one do it."""
        if not self._body.go_on():
            self.do_save()

    def do_save(self) -> None:
        """Do it; a refusal keeps the form and points at its line."""
        self._body.take()
        try:
            self._save(self.facts())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.dismiss(True)

    def refuse(self, refusal: Refusal) -> None:
        """Say why not, and point at the line it is about."""
        super().refuse(refusal)
        self._body.enter(str(refusal.facts.get("field", "")))
