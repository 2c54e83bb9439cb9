"""The gate: one line takes a passage, the register below shows it, a fever waits at the side."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenSuspend
from textual.widget import Widget
from textual.widgets import Input

from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.people import Person
from dutyroom.store.register_line import RegisterLine
from dutyroom.tui.gate import Gate, with_person
from dutyroom.tui.gate_line import GateLine
from dutyroom.tui.kit.keys import Scan
from dutyroom.tui.pages import gate as gate_page
from dutyroom.tui.pages.parsed_words import four_steps, parsed
from dutyroom.tui.paint.lines import BLANK, Line
from dutyroom.tui.screens.aside import AsideBoard
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page
from dutyroom.tui.widgets.passage_field import PassageField
from dutyroom.tui.widgets.picks import Picks

LOOK_AFTER = 0.06
"""Seconds without a key until known people are looked up."""
KEEP_AFTER = 0.3
"""Seconds after a key until the line is kept as a draft."""
KEEP_AGAIN = 5.0
"""Seconds until a draft the file would not take is tried again."""


class CheckpointBoard(AsideBoard):
    """The line has the focus; everything else can wait."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", show=False),
    ]
    DEFAULT_CSS = """
    CheckpointBoard #title, CheckpointBoard #parsed, CheckpointBoard #waiting { height: 1; }
    CheckpointBoard Picks { height: 3; padding: 0 1; }
    """

    def body(self) -> ComposeResult:
        """The line and what belongs to it, then the register."""
        self.gate = Gate(self.room)
        self.line = GateLine(self.gate)
        self._officer = -1
        self._people: list[Person] = []
        self._people_of = ""
        self._steps: Line = BLANK
        self._saved: list[RegisterLine] = []
        self.field = PassageField(id="line")
        self._title, self._parsed, self._waiting = (
            Page(id=name) for name in ("title", "parsed", "waiting")
        )
        self._looking = self.set_interval(LOOK_AFTER, self._look_up, pause=True)
        self._keeping = self.set_interval(KEEP_AFTER, self._keep, pause=True)
        yield self._title
        yield self.field
        yield self._parsed
        yield Picks()
        yield self._waiting
        yield from self.register()

    def hints(self) -> tuple[str, ...]:
        """What the line takes."""
        return (
            N_(
                "One line is one passage, its words in any order: 张三 19900001111 365 进 浙A12345."
            ),
            N_("Known people: initials or four digits, then Tab. Late: @昨晚22:30."),
        )

    # -- what it shows

    def on_mount(self) -> None:
        """Ask once where this desk stands."""
        super().on_mount()
        self.field.focus()
        if not self.gate.post and self.room.author is not None:
            self.call_after_refresh(self.do_move)

    def read(self) -> None:
        """Show the gate as it stands."""
        self.field.placeholder = _("e.g. zs 365, or 张三 19900001111 36.5 进 浙A12345")
        self.gate.renew()
        if self.room.officer() != self._officer:
            self._officer = self.room.officer()
            self.line = GateLine(self.gate)
            self.field.put(self.line.restore())
        super().read()
        self._show_line()
        self._show_round()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Keep the line before another board or the lock comes in front."""
        self._keep()

    def on_unmount(self) -> None:
        """Keep the line before the program ends."""
        self._keep()

    def on_resize(self) -> None:
        """Fill the side pane where there is now room for it."""
        self.call_after_refresh(self._show_round)

    def tick(self) -> None:
        """Countdowns."""
        self._show_round()

    def _show_round(self) -> None:
        """Bring what stands round the line and the register up to date."""
        now = self.duty.standing_now()
        self._show_title()
        self._waiting.show([gate_page.waiting(now, self.line.aside)])
        if self.has_class("-wide"):
            self.pane.show(gate_page.pane(self.room, now, self.gate))

    def _show_title(self) -> None:
        hour = self.room.now() // 3600 * 3600
        counts = self.room.checkpoint.counts(hour, hour + 3600, self.gate.post)
        self._title.show([gate_page.title(self.gate, counts, self._steps)])

    def _show_line(self) -> None:
        """Show the line as it is understood; asks nothing of the file."""
        understood = self.gate.understand(self.field.value)
        line, people = understood.line, self._people
        if line.query and len(people) == 1 and self._people_of == self.field.value:
            line = with_person(line, people[0])
        elif not line.query:
            line = self.gate.meant(line, self.line.person)
        arrival = self.gate.arrival(line)
        self._parsed.show([parsed(line, self.gate.threshold, understood.at, arrival)])
        if self.gate.four_steps:
            self._steps = four_steps(line, self.line.steps)
            self._show_title()

    # -- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show at once what the line says; look people up when the hand rests."""
        if event.input is not self.field:
            super().on_input_changed(event)
            return
        if not self._told_step():
            self._show_line()
        for timer in (self._looking, self._keeping):
            if timer is self._looking:
                timer.reset()
            timer.resume()

    def _told_step(self) -> bool:
        """Whether a space at the beginning, or behind a line asked for its steps, tells one."""
        text = self.field.value
        if text not in (" ", f"{self.line.refused} ") or not self.line.steps_open():
            return False
        self.line.tick()
        self.field.put(text[:-1])
        if self.line.refused and not self.line.steps_open():
            self.field.put("")
            self._enter(text, scanned=False)
        else:
            self._show_line()
        return True

    def _look_up(self) -> None:
        self._looking.pause()
        if self.field.value != self._people_of:
            self._people_of = self.field.value
            line = self.gate.understand(self.field.value).line
            self._people = self.gate.people(line, self.line.person)
            self.query_one(Picks).show([gate_page.person(each) for each in self._people])
            self._show_line()

    def _keep(self) -> None:
        self._keeping.pause()
        try:
            with self.room.drafts.at_once():
                self.line.keep(self.field.value)
        except Refusal as refusal:
            self.refuse(refusal)
            self.set_timer(KEEP_AGAIN, self._keeping.resume)

    def action_seek(self, by: int) -> None:
        """Up and down from the line: through the people, into the register, a line back."""
        self._look_up()
        if self._people:
            self.query_one(Picks).move(by)
        elif by > 0:
            self.table.focus()
        elif not self.field.value:
            self.field.put(self.line.bring_back())
            self._show_round()

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Tab: take the chosen person; the line keeps the focus where there is nobody to take."""
        if self.focused is self.field:
            self._take_person()
            return self.field
        return super().focus_next(selector)

    def _take_person(self) -> None:
        self._look_up()
        if not self._people:
            return
        person = self._people[self.query_one(Picks).place]
        self.line.person = person
        self.field.put(self.gate.named(self.field.value, person))
        self._people, self._people_of = [], self.field.value
        self.query_one(Picks).show([])

    # -- entering

    def on_passage_field_entered(self, event: PassageField.Entered) -> None:
        """Enter."""
        self._enter(event.value, scanned=event.scanned)

    def on_scan(self, event: Scan) -> None:
        """A scanner while the register has the focus."""
        self._enter(event.text, scanned=True)

    def _enter(self, typed: str, *, scanned: bool) -> None:
        if not typed.strip():
            return
        try:
            line = self.line.enter(typed, scanned=scanned)
        except Refusal as refusal:
            if self.field.value:
                self.line.make_room()
                self._show_round()
            else:
                self.field.put(self.line.refused)
            self._keeping.resume()
            self.refuse(refusal)
            if refusal.code == "checkpoint_missing":
                self.do_move()
            return
        self.show_written(line)
        self.query_one(AnswerLine).show([gate_page.saved(self.room, line)])
        self.retry_busy()

    def show_written(self, line: RegisterLine) -> None:
        """Show a line in the register as soon as those behind it are written too."""
        self._saved.append(line)
        if len(self._saved) == 1:  # of a burst the register is shown once, after its last line
            self.call_later(self._show_saved)

    def _show_saved(self) -> None:
        saved, self._saved = self._saved, []
        hot = any(line.passage.marks & Mark.ABNORMAL for line in saved)
        self.duty.recorded(by=self)
        self.show_register()
        self._show_line()
        self._show_title()
        left = any(map(self.rows.left_isolation, saved))
        if left:
            self.app.bell()
        if hot or left:
            self._show_round()
            self.duty.show_status(self)
            self.show_verbs()

    def show_aside(self) -> None:
        """Show how many lines are aside, and keep them so."""
        self._show_round()
        self._keeping.resume()

    # -- verbs

    def do_log_passage(self) -> None:
        """Back to the line."""
        self.field.focus()

    def action_step_back(self) -> None:
        """Esc: put away the people and what was asked; from elsewhere, back to the line."""
        if self.focused is self.field:
            self.line.ask_again()
            self.query_one(AnswerLine).clear()
            self._people = []
            self.query_one(Picks).show([])
            return
        self.filter.value = ""
        self.field.focus()
