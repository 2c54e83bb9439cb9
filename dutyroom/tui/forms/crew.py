"""Who stands in the slots of one post on one day: a name a line, completed from its initials."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Static

from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, PostKind, Slot
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.crew_line import Line, role_of
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.safe import plain, say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option, Options
from dutyroom.tui.widgets.picks import Picks

LINES = 8
"""Names a slot has lines for; more of them where it holds more already."""
FOUND = 4


class CrewForm(Dialog[bool]):
    """The crews of a post's slots; all that changed are saved together."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Take"), N_("Take the name, next line")),
        Verb("up", "up", "", N_("The name or line above"), shown=False),
        Verb("down", "down", "", N_("The name or line below"), shown=False),
        Verb("save", "f5,ctrl+s", N_("Save"), N_("Keep the crews")),
        Verb("turn_shift", "f6", N_("Shift"), N_("The next shift of the day")),
        Verb("turn_role", "f7", N_("Role"), N_("The next role for this line")),
        Verb("clear_line", "f8", N_("Clear"), N_("Nobody on this line")),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the form")),
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (60, "-easy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    DEFAULT_CSS = """
    CrewForm { align: center middle; }
    CrewForm > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    CrewForm VerticalScroll { height: 8; margin-top: 1; }
    CrewForm Horizontal { height: 1; }
    CrewForm Horizontal Options { width: 28; }
    CrewForm TextField { margin-right: 1; }
    CrewForm Picks { height: 4; }
    CrewForm Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    CrewForm #crew-title { text-style: bold; }
    CrewForm #crew-keys { color: $text-muted; }
    CrewForm.-tight Horizontal Options { width: 16; }
    CrewForm.-low VerticalScroll { height: 2; margin: 0; }
    CrewForm.-low Picks { height: 2; }
    """

    def __init__(
        self,
        title: str,
        kind: PostKind,
        slots: Sequence[Slot],
        place: int,
        save: Callable[[tuple[Slot, ...]], None],
        *,
        broken: Callable[[Slot, int], str],
        first: Collection[int] = (),
    ) -> None:
        """`broken` says what an officer of a crew would break; who is in `first` is found first."""
        super().__init__()
        self._title = title
        self._kind = kind
        self._slots = tuple(slots)
        self._place = place
        self._save = save
        self._broken = broken
        self._first = first
        self._known: dict[int, list[Line]] = {}
        self._found: list[Officer] = []
        self._heard = ""
        self._row = 0
        self._turned: set[int] = set()
        """The lines whose role was chosen by hand."""
        self._warned = False

    def compose(self) -> ComposeResult:
        """The shifts, the names with their roles, what is found, the answer."""
        most = max([LINES, *(len(slot.crew) + 2 for slot in self._slots)])
        roles = tuple(Option(each.value, word(each)) for each in DutyRole)
        with Vertical():
            yield Static(say("$title", title=self._title), id="crew-title")
            yield Options([Option(str(n), self._times(n)) for n in range(len(self._slots))],
                          str(self._place), id="shift")  # fmt: skip
            with VerticalScroll(can_focus=False):
                for row in range(most):
                    with Horizontal():
                        yield TextField(
                            "", _("name or initials"), id=f"name-{row}", select_on_focus=True
                        )
                        yield Options(roles, id=f"role-{row}")
            yield Picks()
            yield AnswerLine()
            yield Static(
                _("Enter take · F5 save · F6 shift · F7 role · F8 clear · Esc back"), id="crew-keys"
            )

    def on_mount(self) -> None:
        """Show the crew of the slot it was opened on."""
        for place, slot in enumerate(self._slots):
            names = self.room.officers.name
            self._known[place] = [
                Line(plain(names(duty.officer)), duty.officer, duty.role) for duty in slot.crew
            ]
        self._show()
        self._opened_with = self._typed()
        self.query_one("#name-0").focus()

    # -- the slots

    def _times(self, place: int) -> str:
        slot = self._slots[place]
        begins, ends = self.room.local(slot.starts_at), self.room.local(slot.ends_at)
        return f"{slot.shift} {begins:%H:%M}–{ends:%H:%M}".strip()

    def _show(self) -> None:
        lines = self._known[self._place]
        for row, (name, options) in enumerate(self._fields()):
            line = lines[row] if row < len(lines) else Line(role=role_of(self._kind, None))
            with name.prevent(TextField.Changed):
                name.value = line.text
            options.choose(list(DutyRole).index(line.role))

    def _fields(self) -> list[tuple[TextField, Options]]:
        names = self.query("CrewForm Horizontal TextField").results(TextField)
        return list(
            zip(names, self.query("CrewForm Horizontal Options").results(Options), strict=True)
        )

    def _lines(self) -> list[Line]:
        """What stands on the lines now."""
        before = self._known[self._place]
        lines = []
        for row, (name, role) in enumerate(self._fields()):
            was = before[row] if row < len(before) else Line()
            text = name.value.strip()
            officer = was.officer if text == was.text else 0
            lines.append(Line(text, officer, DutyRole(role.value)))
        return lines

    def _chosen_role(self, officer: Officer) -> DutyRole:
        """The role that was chosen or is taken over from somebody, else the officer's own."""
        shown = DutyRole(self._fields()[self._row][1].value)
        taken_over = self._row < len(self._slots[self._place].crew)
        return shown if taken_over or self._row in self._turned else role_of(self._kind, officer)

    def on_options_changed(self, event: Options.Changed) -> None:
        """Another shift was chosen: what stands here is kept for its own."""
        if event.options.id == "shift":
            self._known[self._place] = self._lines()
            self._place = int(event.options.value)
            self._turned.clear()
            self._show()

    # -- a name

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Only the line with the focus has matches."""
        row = (event.widget.id or "").rpartition("-")[2]
        if row.isdigit():
            self._row = int(row)
        self._match("")
        self._heard = self._fields()[self._row][0].value.strip()

    def on_input_changed(self, event: TextField.Changed) -> None:
        """Find who is meant as it is typed."""
        self._warned = False
        self._match(event.value.strip())

    def _match(self, typed: str) -> None:
        self._heard = typed
        day = self._slots[self._place].day
        found = self.room.officers.found(typed, 40) if typed else []
        here = (each for each in found if each.active_on(day))
        self._found = sorted(here, key=lambda each: each.key not in self._first)[:FOUND]
        lines = [
            f"{each.name}  {word(each.role)}  {each.unit} {each.number}" for each in self._found
        ]
        self.query_one(Picks).show(lines)

    def on_picks_chosen(self) -> None:
        """A name was clicked."""
        self.do_go_on()

    def do_go_on(self) -> None:
        """Take the name that is found, and go to the next line."""
        typed = self._fields()[self._row][0].value.strip()
        if typed != self._heard:  # Enter may come before the list has heard of the last letter
            self._match(typed)
        if self._found:
            self._take(self._found[self.query_one(Picks).place])
        fields = self._fields()
        fields[min(self._row + 1, len(fields) - 1)][0].focus()

    def _take(self, officer: Officer) -> None:
        name, role = self._fields()[self._row]
        lines = self._lines()
        lines[self._row] = Line(plain(officer.name), officer.key, self._chosen_role(officer))
        self._known[self._place] = lines
        with name.prevent(TextField.Changed):
            name.value = lines[self._row].text
            name.cursor_position = len(name.value)
        role.choose(list(DutyRole).index(lines[self._row].role))
        self._found, self._heard = [], name.value.strip()
        self.query_one(Picks).show(())
        duties = (Duty(line.officer, line.role) for line in lines if line.officer)
        broken = self._broken(replace(self._slots[self._place], crew=tuple(duties)), officer.key)
        answer = self.query_one(AnswerLine)
        if broken:
            answer.refused(broken)
        else:
            answer.clear()

    # -- verbs

    def do_up(self) -> None:
        """The name found above, or the line above."""
        self._step(-1)

    def do_down(self) -> None:
        """The name found below, or the line below."""
        self._step(1)

    def _step(self, by: int) -> None:
        if self._found:
            self.query_one(Picks).move(by)
        else:
            fields = self._fields()
            fields[max(0, min(self._row + by, len(fields) - 1))][0].focus()

    def do_turn_shift(self) -> None:
        """The next shift of the day."""
        self.query_one("#shift", Options).action_turn(1)

    def do_turn_role(self) -> None:
        """The next role for the line, kept when a name is taken."""
        self._turned.add(self._row)
        self._fields()[self._row][1].action_turn(1)

    def do_clear_line(self) -> None:
        """Nobody on the line."""
        self._fields()[self._row][0].value = ""

    def do_save(self) -> None:
        """Keep every crew that changed; raises `Refusal` for a name nobody has."""
        changed = self._changed()
        if changed:
            self._save(changed)
        self.dismiss(bool(changed))

    def do_leave_it(self) -> None:
        """Leave; what was typed is not dropped by a single key."""
        if self._warned or self._typed() == self._opened_with:
            self.dismiss(False)
            return
        self._warned = True
        self.query_one(AnswerLine).refused(_("Not saved yet. F5 saves it; Esc again leaves it."))

    def _typed(self) -> list[list[tuple[str, DutyRole]]]:
        """The names and roles of every slot as they stand."""
        self._known[self._place] = self._lines()
        return [
            [(line.text, line.role) for line in self._known[place] if line.text]
            for place in range(len(self._slots))
        ]

    def _changed(self) -> tuple[Slot, ...]:
        self._known[self._place] = self._lines()
        slots = (
            replace(slot, crew=tuple(self._duty(line) for line in self._known[place] if line.text))
            for place, slot in enumerate(self._slots)
        )
        return tuple(new for new, old in zip(slots, self._slots, strict=True) if new != old)

    def _duty(self, line: Line) -> Duty:
        if line.officer:
            return Duty(line.officer, line.role)
        named = self.room.officers.named(line.text)
        if len(named) != 1:
            raise Refusal("officer_ambiguous" if named else "officer_unknown", name=line.text)
        return Duty(named[0].key, line.role)
