"""How long a phone rings: Enter when it begins, Enter again when somebody answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain import phone
from dutyroom.domain.looks import Masked
from dutyroom.domain.presence.spot_checks import LATE_ANSWER_S
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Rung:
    """A phone that rang: from when, for how long, and whether somebody answered."""

    at: int
    """Epoch seconds."""
    rang_s: int
    answered: bool


class Stopwatch(Dialog[Rung]):
    """Counts the seconds of ringing; the answer is None where nobody was rung up."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("It rings; then: somebody answers"), for_all=True),
        Verb("unmask", "f5", N_("Unmask"), N_("Show the phone in full; the look is recorded")),
        Verb("nobody", "f8", N_("Nobody"), N_("Nobody answers"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Ring nobody up"), for_all=True),
    )
    DEFAULT_CSS = """
    Stopwatch { align: center middle; }
    Stopwatch > Vertical {
        width: 60; max-width: 96%; height: auto;
        padding: 1 2; background: $background; border: round $accent;
    }
    Stopwatch #clock { height: 5; }
    Stopwatch .stopwatch--keys { height: 1; color: $text-muted; }
    """

    def __init__(self, post: str, line: StandLine | None) -> None:
        super().__init__()
        self._post = post
        self._line = line
        self._began_ms = 0
        self._phones = ""

    def compose(self) -> ComposeResult:
        """The box with the clock."""
        with Vertical():
            title = _("Spot check of {post}").format(post=self._post)
            yield Static(say("[b]$title[/b]\n", title=title))
            yield Page(id="clock")
            yield AnswerLine()
            yield Static(id="keys", classes="stopwatch--keys")

    def on_mount(self) -> None:
        """Wait for the first ring."""
        officer = self.room.officers.get(self._line.presence.stand.officer) if self._line else None
        self._numbers = officer.phones if officer else ()
        self._phones = "  ".join(map(phone.masked, self._numbers))
        self.tick()

    def tick(self) -> None:
        """Show the seconds."""
        self.query_one("#clock", Page).show([self._who(), (run(self._phones),), (), self._clock()])
        keys = _("Enter it rings · F5 phone in full (recorded) · Esc back")
        if self._began_ms:
            keys = _("Enter answered · F8 nobody answers · Esc back")
        self.query_one("#keys", Static).update(say("$keys", keys=keys))

    def _who(self) -> Line:
        name = self._line.name if self._line else _("nobody on the roster")
        return (run(_("{name} should answer").format(name=name), Tone.STRONG),)

    def _clock(self) -> Line:
        if not self._began_ms:
            return (run(_("Press Enter when it begins to ring."), Tone.MUTED),)
        text = _("☎ rings, {n} s").format(n=self._rang_s())
        if self._rang_s() > LATE_ANSWER_S:
            return (run(f"△ {text}", Tone.WATCH),)
        return (run(text, Tone.HEAD),)

    def _rang_s(self) -> int:
        return max(0, (self.room.clock() - self._began_ms) // 1000)

    def do_go_on(self) -> None:
        """It begins to ring, or somebody answers."""
        if self._began_ms:
            self._end(answered=True)
        else:
            self._began_ms = self.room.clock()
            self.tick()

    def do_nobody(self) -> None:
        """Nobody answers; raises `Refusal("not_rung_yet")`."""
        if not self._began_ms:
            raise Refusal("not_rung_yet")
        self._end(answered=False)

    def do_unmask(self) -> None:
        """Show the phone in full; the look is recorded."""
        if self._line is None or not self._numbers:
            raise Refusal("nothing_masked")
        self.room.looks.look(f"officer:{self._line.presence.stand.officer}", Masked.PHONE)
        self.duty.recorded()
        self._phones = "  ".join(self._numbers)
        self.tick()

    def do_leave_it(self) -> None:
        """Ring nobody up."""
        self.dismiss(None)

    def _end(self, *, answered: bool) -> None:
        self.dismiss(Rung(self._began_ms // 1000, self._rang_s(), answered))
