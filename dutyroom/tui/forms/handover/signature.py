"""A signature: a PIN, and a reason where one is due; what it does runs on a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.kit.fields import PinField, TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.handover_lines import SheetLine
from dutyroom.tui.pages.handover_rows import COLUMNS, LineRows
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import LongTable


@dataclass(frozen=True, slots=True)
class Given:
    """What was given with a signature."""

    pin: str
    reason: str
    name: str = ""
    """Whose signature it is, where that was asked."""


Act = Callable[[Given], None]
"""Does what is signed, on a thread; raises `Refusal` to keep the question open."""
Reading = Callable[[], list[SheetLine]]
"""Reads the sheet that is signed, on a thread."""


@dataclass(frozen=True, slots=True)
class ToSign:
    """What is to be signed; the words are in the user's language."""

    title: str
    body: str
    act: Act
    sheet: Reading | None = None
    """Where the whole sheet is shown before."""
    name: str | None = None
    """Whose name stands in the field for it; None where there is no such field."""
    reason: bool = False
    """Whether a reason is asked for at once, not only when one turns out to be due."""


class Signature(Dialog[bool]):
    """A question whose answer is a PIN; the answer is whether it was signed."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Sign"), N_("Next line, or sign")),
        Verb("sign", "f5,ctrl+s", N_("Sign"), N_("Sign now"), shown=False),
        Verb("leave_it", "escape", N_("Back"), N_("Go back without signing")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False, priority=True),
        Binding("down", "line(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Signature { align: center middle; }
    Signature > Vertical {
        width: 64; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    Signature.-sheet > Vertical { width: 100%; height: 100%; }
    Signature LongTable { height: 1fr; margin-bottom: 1; }
    Signature Static { height: auto; }
    Signature TextField { background: $boost; margin-bottom: 1; }
    Signature #reason { display: none; }
    Signature.-reason #reason { display: block; }
    Signature #sign-title { height: 1; text-style: bold; }
    Signature #sign-body { margin-bottom: 1; }
    Signature #sign-keys { height: 1; color: $text-muted; }
    """

    def __init__(self, asked: ToSign) -> None:
        super().__init__()
        self._asked = asked
        self._busy = False
        self._signed = False

    def compose(self) -> ComposeResult:
        """The box: what is signed, whose name, the PIN, the reason."""
        asked = self._asked
        with Vertical():
            yield Static(say("$title", title=asked.title), id="sign-title")
            if asked.body:
                yield Static(say("$body", body=asked.body), id="sign-body")
            if asked.sheet is not None:
                table = LongTable[SheetLine](COLUMNS, LineRows(), empty=N_("Nothing to show yet."))
                table.can_focus = False
                yield table
            yield TextField("", _("Reason"), id="reason")
            if asked.name is not None:
                yield TextField(asked.name, _("Name of the leader"), id="name")
            yield PinField(_("PIN"), id="pin")
            yield AnswerLine()
            read = _("↑↓ PgUp PgDn read · ") if asked.sheet else ""
            keys = read + _("Enter signs · Esc back")
            yield Static(say("$keys", keys=keys), id="sign-keys")

    def on_mount(self) -> None:
        """Ask for the first thing that is missing, and read the sheet."""
        self.set_class(self._asked.sheet is not None, "-sheet")
        self.set_class(self._asked.reason, "-reason")
        first = "reason" if self._asked.reason else "pin"
        self.query_one(f"#{first}").focus()
        if self._asked.sheet is not None:
            self.query_one(AnswerLine).doing(_("The sheet is being compiled…"))
            self.run_worker(self._asked.sheet, thread=True, group="sheet", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The sheet was read, or what was signed is done."""
        worker = event.worker
        if worker.state is WorkerState.SUCCESS:
            if worker.group == "sheet" and isinstance(worker.result, list):
                self.query_one(AnswerLine).clear()
                self.query_one(LongTable).show(Listed(worker.result))
            elif worker.group == "sign":
                self._signed = True
                self._go()
        elif worker.state is WorkerState.ERROR:
            self._busy = False
            if not isinstance(worker.error, Refusal):
                assert worker.error is not None
                raise worker.error
            self._refused(worker.error)

    def on_screen_resume(self) -> None:
        """Go, where it was signed while a call was written down over it."""
        self._go()

    def _go(self) -> None:
        if self._signed and self.is_active:
            self.dismiss(True)

    def _refused(self, refusal: Refusal) -> None:
        self.refuse(refusal)
        if refusal.code == "reason_missing_off_roster":
            self.add_class("-reason")
            self.query_one("#reason").focus()

    def action_line(self, by: int) -> None:
        """Go through the sheet while the PIN has the keys."""
        for table in self.query(LongTable):
            table.action_move(by)

    def action_page(self, by: int) -> None:
        """Turn the pages of the sheet while the PIN has the keys."""
        for table in self.query(LongTable):
            table.action_page(by)

    def do_go_on(self) -> None:
        """Go to the next line; on the last one sign."""
        fields = [each for each in self.query(TextField) if each.display]
        here = fields.index(self.focused) if isinstance(self.focused, TextField) else len(fields)
        if here < len(fields) - 1:
            fields[here + 1].focus()
        else:
            self.do_sign()

    def do_sign(self) -> None:
        """Do what is signed, once."""
        if self._busy:
            return
        self._busy = True
        given = Given(self._value("pin"), self._value("reason"), self._value("name"))
        self.query_one(AnswerLine).doing(_("Being signed…"))
        self.run_worker(
            lambda: self._asked.act(given), thread=True, group="sign", exit_on_error=False
        )

    def do_leave_it(self) -> None:
        """Go back, unless what was signed is being done."""
        if not self._busy:
            self.dismiss(False)

    def _value(self, name: str) -> str:
        return "".join(field.value.strip() for field in self.query(f"#{name}").results(TextField))
