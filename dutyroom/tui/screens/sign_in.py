"""The door: who are you, and your PIN."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.moment import Moment
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.kit.fields import PinField, TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.picks import Picks

SHOWN = 6


class SignIn(Dialog[bool]):
    """Pick a name by its first letters, give the PIN; the first time, choose one."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb(
            "go_on", "enter", "", N_("From the name to the PIN, and in"), shown=False, for_all=True
        ),
        Verb("up", "up", "", N_("The name above"), shown=False, for_all=True),
        Verb("down", "down", "", N_("The name below"), shown=False, for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Only look at the board"), for_all=True),
        Verb("take_call", "f2", N_("Call"), N_("Sign in, then write a call down"), for_all=True),
        Verb("quit", "f10", N_("Quit"), N_("Leave the program"), for_all=True),
    )
    DEFAULT_CSS = """
    SignIn { align: center middle; }
    SignIn > Vertical {
        width: 56;
        max-width: 96%;
        height: auto;
        padding: 1 2;
        background: $surface;
        border: round $accent;
    }
    SignIn TextField { margin-bottom: 1; }
    SignIn Picks { margin-bottom: 1; height: 6; }
    SignIn PinField { display: none; }
    SignIn.-pin PinField { display: block; }
    SignIn.-pin Picks { display: none; }
    SignIn .sign-in--keys { height: 1; color: $text-muted; }
    """

    def __init__(
        self, call_came_at: int | None = None, *, title: str = "", expected: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self._title = title or _("Sign in")
        self._expected = expected
        """Who is offered before a name is typed; nobody for who signed in here last."""
        self.call_came_at = call_came_at
        """When the key of a call was pressed that waits for a name; None where none waits."""
        self._chosen: Officer | None = None
        self._first_pin = ""
        self._new = False
        self._matched = ""

    def compose(self) -> ComposeResult:
        """The box: name, matches, PIN."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=self._title))
            yield TextField(
                placeholder=_("Name or initials: 张三 or zs"), id="name", select_on_focus=True
            )
            yield Picks()
            yield PinField(id="pin")
            yield AnswerLine()
            yield Static("", id="keys", classes="sign-in--keys")

    def on_mount(self) -> None:
        """Begin with who signed in here last."""
        self._match("" if self._expected else self.room.preferences.get("last_officer"))
        self._matched = ""
        self._tell_keys()
        if self.duty.demo:
            line = self.query_one(AnswerLine)
            line.done(_("Demo room: 张三 (zs) or 李四 (ls), PIN 1234"))
        self._tell_call()

    def on_input_changed(self, event: TextField.Changed) -> None:
        """Narrow the names as they are typed."""
        if event.input.id == "name" and self._chosen is None and self.is_current:
            self._match(event.value)

    def do_go_on(self) -> None:
        """From the name to the PIN, from the PIN in."""
        if self._chosen is None:
            self._choose()
        else:
            self._give(self.query_one("#pin", PinField).value)

    def on_picks_chosen(self) -> None:
        """A name was clicked."""
        self._choose()

    def do_up(self) -> None:
        """The name above."""
        self.query_one(Picks).move(-1)

    def do_down(self) -> None:
        """The name below."""
        self.query_one(Picks).move(1)

    def do_leave_it(self) -> None:
        """From the PIN back to the name; from the name back to the board."""
        if self._chosen is None:
            self.dismiss(False)
            return
        self._chosen, self._first_pin = None, ""
        self.remove_class("-pin")
        self.query_one("#pin", PinField).value = ""
        self.query_one("#name", TextField).focus()
        self.query_one(AnswerLine).clear()
        self._tell_keys()

    def do_take_call(self) -> None:
        """Keep the moment; the form opens as soon as somebody is signed in."""
        if self.call_came_at is None:
            self.call_came_at = self.room.now()
        self._tell_call()

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    def _tell_call(self) -> None:
        if self.call_came_at is not None:
            came = Moment(self.call_came_at, self.room.rules().offset).local()
            said = _("A call at {time}: its form opens when you are in.")
            self.query_one(AnswerLine).done(said.format(time=f"{came:%H:%M}"))

    def _match(self, query: str) -> None:
        self._matched = query
        day = self.room.today()
        officers = self.room.officers
        found: Iterable[Officer | None] = officers.found(query, 40)
        if self._expected and not query:
            found = (officers.get(key) for key in self._expected)
        here = [each for each in found if each is not None and each.active_on(day)]
        if query:  # who has been at this desk is likelier than a namesake by initials
            here.sort(key=lambda each: not self.room.attendance.has_pin(each.key))
        self._found = here[:SHOWN]
        self.query_one(Picks).show(
            [f"{each.name}  {word(each.role)}  {each.unit}" for each in self._found]
        )

    def _choose(self) -> None:
        typed = self.query_one("#name", TextField).value
        if typed != self._matched:  # Enter may come before the list has heard of the last letter
            self._match(typed)
        place = self.query_one(Picks).place
        if not self._found:
            self.query_one(AnswerLine).refused(_("Nobody in the directory has this name."))
            return
        self._chosen = self._found[place]
        self._new = not self.room.attendance.has_pin(self._chosen.key)
        name = self.query_one("#name", TextField)
        name.value = self._chosen.name
        self.query_one(AnswerLine).clear()
        self.add_class("-pin")
        self._tell_keys()
        self.query_one("#pin", PinField).focus()

    def _tell_keys(self) -> None:
        pin, text = self.query_one("#pin", PinField), _("Enter · Esc another name")
        if self._chosen is None:
            text = _("↑↓ choose · Enter · Esc look only · F10 quit")
        elif self._new and not self._first_pin:
            pin.placeholder = _("First time here: choose a PIN of 4 to 12 digits")
        elif self._new:
            pin.placeholder = _("The same PIN once more")
        else:
            pin.placeholder = _("PIN")
        self.query_one("#keys", Static).update(say("$text", text=text))

    def _give(self, pin: str) -> None:
        """A PIN was given: to choose it, to confirm it, or to come in."""
        assert self._chosen is not None
        field = self.query_one("#pin", PinField)
        field.value = ""
        officer = self._chosen.key
        try:
            if self._new:
                if not self._confirmed(pin):
                    return
                self.room.attendance.choose_pin(officer, pin)
                self._new = False
            self.room.attendance.sign_in(officer, pin)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.room.preferences.keep("last_officer", self._chosen.name)
        self.dismiss(True)
        self.duty.note_arrival()

    def _confirmed(self, pin: str) -> bool:
        """Whether a new PIN was given twice alike; raises `Refusal` for one that cannot be."""
        from dutyroom.domain.officers import check_pin

        check_pin(pin)
        if not self._first_pin:
            self._first_pin = pin
            self.query_one(AnswerLine).clear()
            self._tell_keys()
            return False
        if pin != self._first_pin:
            self._first_pin = ""
            self._tell_keys()
            raise Refusal("pins_differ")
        return True
