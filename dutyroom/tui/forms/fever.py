"""One case of an abnormal temperature: its readings, the next one, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.recheck_line import read_recheck
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site, needs_second_look
from dutyroom.i18n import N_, _
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import Line, Run, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page

MOST_READINGS = 6
"""How many readings have room; of more the last ones are shown."""
LOOK = 0.3
"""Seconds that must lie between two keys for the second to be an answer."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the form shows it, every word in the user's language."""

    title: str
    readings: Sequence[str]
    due_at: int
    """Epoch seconds from which it may be measured again."""
    rest_minutes: int
    """How long the person rests before."""
    rechecks: int
    latest: int
    """The last reading in tenths of a degree Celsius."""
    is_normal: bool = False
    """Whether the last recheck lies below the threshold."""
    decided: str = ""
    """What was decided, once it was."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A later reading."""

    temperature: int
    """Tenths of a degree Celsius."""
    site: Site


@dataclass(frozen=True, slots=True)
class Decide:
    """What is to happen with the person."""

    decision: Decision
    where: str
    accepted_by: str


Act = Callable[[Measured | Decide], CaseFacts]
"""Writes what was done and gives the case as it stands then; raises `Refusal`."""


DECISIONS = ("let_pass", "turn_back", "hold", "hand_over")
"""The verbs that close a case."""


class FeverForm(Dialog[None]):
    """The case over the board: type a reading, or decide with a key; every reading stays.

    The key that opens a case writes the reading: pressed twice it decides nothing.
    """

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("write_down", "f5", N_("Write"), N_("Write the recheck down; it decides nothing")),
        Verb("let_pass", "f6", N_("Let pass"), N_("The recheck is normal: let the person pass")),
        Verb("turn_back", "f7", N_("Turn back"), N_("Send the person back")),
        Verb("hold", "f8", N_("Hold"), N_("Keep the person here for observation")),
        Verb("hand_over", "ctrl+t", N_("Hand over"), N_("Hand over to a fever clinic: say where")),
        Verb("leave_it", "escape", N_("Back"), N_("The case goes on waiting"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    DEFAULT_CSS = """
    FeverForm { align: center middle; }
    FeverForm > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        padding: 1 2; background: $background; border: round $accent;
    }
    FeverForm Static { text-wrap: nowrap; text-overflow: ellipsis; }
    FeverForm Horizontal { height: 1; }
    FeverForm .fever--label { width: 14; height: 1; color: $text-muted; }
    FeverForm #case { height: 2; }
    FeverForm #readings { height: 6; }
    FeverForm #due { height: 1; margin-bottom: 1; }
    FeverForm AnswerLine { margin-top: 1; }
    FeverForm #keys { height: 2; }
    """

    def __init__(self, case: CaseFacts, act: Act, clock: Callable[[], int]) -> None:
        super().__init__()
        self._case = case
        self._act = act
        self._clock = clock
        self._told: set[tuple[str, str]] = set()
        self._asked = ""
        self._asked_at = 0.0

    def compose(self) -> ComposeResult:
        """Who it is, the readings, the next one, where the person goes, the keys."""
        with Vertical():
            yield Page(id="case")
            yield Page(id="readings")
            yield Page(id="due")
            for name, label, hint in (
                ("reading", _("Recheck"), _("368 armpit, then F5")),
                ("where", _("Where to"), _("clinic or place, for Ctrl+T")),
                ("accepted", _("Accepted by"), _("who took the person over")),
            ):
                with Horizontal():
                    yield Static(say("$label", label=label), classes="fever--label")
                    yield TextField(placeholder=hint, id=name)
            yield AnswerLine()
            yield Page(id="keys")

    def on_mount(self) -> None:
        """Show the case; the countdown goes on by the second."""
        self._show()
        self.set_interval(1.0, self._show_due)

    def why_not(self, verb: Verb) -> Refusal | None:
        """Letting pass needs a recheck; nothing is decided twice."""
        if verb.name == "leave_it":
            return None
        if self._case.decided:
            return Refusal("already_decided")
        if verb.name == "let_pass" and not self._case.rechecks:
            return Refusal("recheck_missing")
        return super().why_not(verb)

    def on_input_submitted(self, event: TextField.Submitted) -> None:
        """Enter: write the reading, or go on to the next line."""
        if event.input.id != "reading":
            self.focus_next()
            return
        try:
            self._measure(event.value.strip())
        except Refusal as refusal:
            self.refuse(refusal)

    def on_input_changed(self) -> None:
        """What is typed on after a question is asked about again."""
        self._asked = ""

    def hints(self) -> tuple[str, ...]:
        """What the line of the recheck takes."""
        return (N_("A recheck is a temperature and how it was taken: 368 armpit, 36.8 腋."),)

    def do_write_down(self) -> None:
        """Write the recheck that stands in its line."""
        self._measure(self._value("reading"))

    def do_let_pass(self) -> None:
        """Let the person pass."""
        self._decide(Decision.LET_PASS)

    def do_turn_back(self) -> None:
        """Send the person back."""
        self._decide(Decision.TURN_BACK)

    def do_hold(self) -> None:
        """Keep the person for observation."""
        self._decide(Decision.HOLD)

    def do_hand_over(self) -> None:
        """Hand the person over; a missing place is asked for in its line."""
        if not self._value("where"):
            self.query_one("#where", TextField).focus()
        self._decide(Decision.HAND_TO_CLINIC)

    def do_leave_it(self) -> None:
        """Back to the board, the case waits on; typing is not dropped by a single key."""
        typed = any(self._value(name) for name in ("reading", "where", "accepted"))
        if typed and not self._is_asked("leave_it"):
            self.query_one(AnswerLine).refused(_("Not written yet. Esc again leaves it."))
            return
        self.dismiss(None)

    def _is_asked(self, verb: str) -> bool:
        """Whether this was asked for a moment ago already; remembers that it is now."""
        answered = self._asked == verb and monotonic() - self._asked_at >= LOOK
        self._asked, self._asked_at = verb, monotonic()
        return answered

    def _measure(self, text: str) -> None:
        measured = Measured(*read_recheck(text))
        if needs_second_look(measured.temperature):
            self._tell_once(text, Refusal("second_look", tenths=measured.temperature))
        minutes, left = self._case.rest_minutes, self._case.due_at - self._clock()
        if left > 0:
            rested = max(0, minutes * 60 - left)
            said = f"{rested // 60:02}:{rested % 60:02}"
            self._tell_once(text, Refusal("not_rested", rested=said, minutes=minutes))
        self._case = self._act(measured)
        self._told.clear()
        self.query_one("#reading", TextField).value = ""
        self._show()
        self.query_one(AnswerLine).done(_("Written down. Decide, or measure again."))

    def _tell_once(self, text: str, refusal: Refusal) -> None:
        """Say what is odd about a reading; given again it is written."""
        if (refusal.code, text) not in self._told:
            self._told.add((refusal.code, text))
            raise refusal

    def _decide(self, decision: Decision) -> None:
        if self._value("reading"):
            raise Refusal("reading_unsaved", text=self._value("reading"))
        hot = decision is Decision.LET_PASS and not self._case.is_normal
        if hot and not self._is_asked("let_pass"):
            raise Refusal("let_pass_abnormal", tenths=self._case.latest)
        self._act(Decide(decision, self._value("where"), self._value("accepted")))
        self.dismiss(None)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", TextField).value.strip()

    def _show(self) -> None:
        self.query_one("#case", Page).show([(run(self._case.title, Tone.STRONG),)])
        lines = [(run(each),) for each in self._case.readings[-MOST_READINGS:]]
        self.query_one("#readings", Page).show(lines)
        self.query_one("#keys", Page).show(self._keys())
        self._show_due()

    def _show_due(self) -> None:
        left = self._case.due_at - self._clock()
        if self._case.decided:
            said = run(self._case.decided, Tone.DONE)
        elif self._case.is_normal:
            said = run(_("The recheck is normal: decide"), Tone.DONE)
        elif left > 0:
            time = f"{left // 60:02}:{left % 60:02}"
            said = run(_("Resting, {time} to go").format(time=time), Tone.WATCH)
        else:
            said = run(_("Rested: measure again now"), Tone.URGENT)
        self.query_one("#due", Page).show([(said,)])

    def _keys(self) -> tuple[Line, Line]:
        """What leaves the case waiting, and below it what decides it."""
        others: list[Run] = []
        decisions: list[Run] = []
        for offer in self.offers():
            words = decisions if offer.name in DECISIONS else others
            words.append(run(f"{offer.key} ", Tone.HEAD if offer.works else Tone.MUTED))
            words.append(run(f"{offer.label}  ", Tone.PLAIN if offer.works else Tone.MUTED))
        return tuple(others), tuple(decisions)
