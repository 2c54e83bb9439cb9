"""Where a phone, an identity number or a plate was seen; asked for anywhere in the room."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.trail import Asked, Step, StepKind, asked
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room, opened
from dutyroom.store.trail import Closer, Trail, closer, follow, trail
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.passage import PassageCard
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.passage_facts import card, revealed
from dutyroom.tui.pages.register_rows import brief
from dutyroom.tui.pages.trail_rows import COLUMNS, UNKNOWN, TrailRows, beside, heading
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page


class TrailForm(Dialog[Step]):
    """A number and its trail; the answer is the call or matter gone to, None for none."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("another", "f5", N_("Another"), N_("Type another number")),
        Verb("also", "f6", N_("Also"), N_("Go on to a number that was written beside this one")),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the trail")),
    )
    DEFAULT_CSS = """
    TrailForm { align: center middle; }
    TrailForm > Vertical {
        width: 130; max-width: 100%; height: 100%; max-height: 36;
        padding: 0 1; background: $background; border: round $accent;
    }
    TrailForm Static, TrailForm Vertical > Page { height: 1; }
    TrailForm LongTable { background: $background; }
    TrailForm #trail-title { text-style: bold; }
    TrailForm .trail--keys { color: $text-muted; }
    """

    def __init__(self, offered: str = "", *, leaves: bool = True) -> None:
        super().__init__()
        self._offered = offered
        self._leaves = leaves
        """Whether it may lead to another board: not away from a form in hand."""
        self._found: Trail | None = None
        self._also: tuple[Asked, ...] = ()

    def compose(self) -> ComposeResult:
        """The number, what is known of it, its steps."""
        self.field = TextField(max_length=40)
        self._heading, self._beside = Page(id="trail-heading"), Page(id="trail-also")
        self._rows = TrailRows(self.room)
        self.table: LongTable[Step] = LongTable(
            COLUMNS, self._rows.cells, empty=N_("Seen nowhere in these days.")
        )
        with Vertical():
            yield Static(say("$title", title=_("Trail")), id="trail-title")
            yield self.field
            yield self._heading
            yield self._beside
            yield self.table
            yield AnswerLine()
            keys = _("Enter follow, open · F5 another · F6 also · Esc back · F1 help")
            yield Static(say("$keys", keys=keys), classes="trail--keys")

    def hints(self) -> tuple[str, ...]:
        """What the flags mean, and what is recorded."""
        return (
            N_("Every trail that is shown is recorded, with its number masked."),
            N_("⚑ is odd, not proven: two posts within five minutes, or five equal readings."),
        )

    def on_mount(self) -> None:
        """Offer the number that stood under the cursor, masked until it is followed."""
        self.field.placeholder = _("phone, identity number or plate")
        try:
            number = asked(self._offered).masked
            self.field.placeholder = _("Enter follows {number}").format(number=number)
        except Refusal:
            self._offered = ""
        self._heading.show([(run(" " + _("Nothing is looked up yet."), Tone.MUTED),)])
        self.field.focus()

    # -- following

    def on_input_submitted(self) -> None:
        """Follow what is typed, or what is offered."""
        try:
            self._follow(asked(self.field.value.strip() or self._offered))
        except Refusal as refusal:
            self.refuse(refusal)

    def _follow(self, number: Asked) -> None:
        found = follow(self.room, number)
        self.query_one(AnswerLine).clear()
        self._found, self._offered = found, number.number
        self.field.value = ""
        self.field.placeholder = _("another phone, identity number or plate")
        self._show_closer(UNKNOWN)
        self.table.show(found, None)
        (self.table if found.count else self.field).focus()
        look = partial(_look_closer, self.room, found)
        self.run_worker(look, thread=True, exclusive=True, group="closer", exit_on_error=False)
        self.duty.recorded()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A closer look has come back."""
        if event.worker.group != "closer":
            return
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Closer):
            self._show_closer(event.worker.result)
            self.table.show(self.table.rows)
        elif isinstance(event.worker.error, Refusal):
            self.refuse(event.worker.error)

    def _show_closer(self, found: Closer) -> None:
        assert self._found is not None
        self._rows.closer, self._also = found, found.also
        self._heading.show([heading(self._found, found)])
        self._beside.show([beside(found.also)])

    # -- verbs

    def why_not(self, verb: Verb) -> Refusal | None:
        """Going on needs another number."""
        if verb.name == "also" and not self._also:
            return Refusal("trail_nothing_beside")
        return super().why_not(verb)

    def do_another(self) -> None:
        """Back to the line."""
        self.field.focus()

    def do_also(self) -> None:
        """Choose one of the other numbers, and follow it."""
        numbers = {str(place): each for place, each in enumerate(self._also)}

        def go(name: str | None) -> None:
            if name:
                try:
                    self._follow(numbers[name])
                except Refusal as refusal:
                    self.refuse(refusal)

        choices = [Choice(name, each.masked) for name, each in numbers.items()]
        self.app.push_screen(Choose(_("Written beside"), choices), go)

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """Open the record of a step: a passage here, a call or matter in its place."""
        step: Step = event.row
        if step.kind is StepKind.PASSAGE:
            self._show_passage(int(step.row))
        elif self._leaves:
            self.dismiss(step)
        else:
            self.refuse(Refusal("trail_over_form"))

    def _show_passage(self, row: int) -> None:
        line = self.room.checkpoint.get(row)
        assert line is not None

        def reveal() -> list[tuple[str, str]]:
            facts = revealed(self.room, line)
            self.duty.recorded()
            return facts

        self.app.push_screen(PassageCard(brief(self.room, line), card(self.room, line), reveal))

    def do_leave_it(self) -> None:
        """Back to where it was asked for."""
        self.dismiss(None)


def _look_closer(room: Room, found: Trail) -> Closer:
    """Look at a trail on a thread, by a connection of its own."""
    with opened(
        Room.open(room.file.path, clock=room.clock, author=room.author, read_only=True)
    ) as own:
        return closer(own, trail(own, found.asked, found.days))
