"""A short question: a few blanks over the board it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.typed import Facts, Typed
from dutyroom.tui.kit.fields import CodeField, PinField, TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine


@dataclass(frozen=True, slots=True)
class Blank:
    """One line to fill in."""

    name: str
    label: str
    """Already in the user's language."""
    value: str = ""
    hint: str = ""
    code: bool = False
    """Whether it takes digits and codes, folded from full width."""
    secret: bool = False
    """Whether it takes a PIN."""


Answers = Facts
Check = Callable[[Answers], None]
"""Does what was asked for; raises `Refusal` to keep the question open."""


class Ask(Typed):
    """A titled question with blanks: Enter goes on and at the last one does it, Esc leaves it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line, or do it"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the question"), for_all=True),
        Verb("do_it", "f5,ctrl+s", N_("Do it"), N_("Do it now"), for_all=True),
    )
    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 64;
        max-width: 96%;
        height: auto;
        max-height: 96%;
        padding: 1 2;
        background: $surface;
        border: round $accent;
    }
    Ask .ask--label { height: 1; color: $text-muted; }
    Ask TextField { margin-bottom: 1; background: $boost; }
    Ask .ask--keys { height: 1; color: $text-muted; }
    """

    def __init__(self, title: str, blanks: Sequence[Blank], check: Check, body: str = "") -> None:
        super().__init__()
        self._title = title
        self._blanks = tuple(blanks)
        self._check = check
        self._body = body

    def compose(self) -> ComposeResult:
        """The box with its blanks."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=self._title))
            if self._body:
                yield Static(say("$body\n", body=self._body))
            for blank in self._blanks:
                yield Static(say("$label", label=blank.label), classes="ask--label")
                yield _field(blank)
            yield AnswerLine()
            yield Static(self._keys(), classes="ask--keys")

    def _keys(self) -> str:
        """What Enter does: at an only blank nothing comes after it."""
        if len(self._blanks) == 1:
            return _("Enter do it · Esc back")
        return _("Enter go on · F5 do it · Esc back")

    def facts(self) -> Facts:
        """What stands in the blanks."""
        return {
            each.name: self.query_one(f"#blank-{each.name}", TextField).value.strip()
            for each in self._blanks
        }

    def do_go_on(self) -> None:
        """Go to the next blank; at the last one do it."""
        fields = list(self.query(TextField))
        here = fields.index(self.focused) if isinstance(self.focused, TextField) else len(fields)
        if here < len(fields) - 1:
            fields[here + 1].focus()
        else:
            self.do_do_it()

    def do_do_it(self) -> None:
        """Do what was asked for; a refusal keeps the question and what was typed."""
        try:
            self._check(self.facts())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.dismiss(True)


def _field(blank: Blank) -> TextField:
    name = f"blank-{blank.name}"
    if blank.secret:
        return PinField(blank.hint, id=name)
    return (CodeField if blank.code else TextField)(blank.value, blank.hint, id=name)
