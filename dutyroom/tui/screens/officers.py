"""The directory: everybody who may be on duty, the units, and the settings of the room."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from dutyroom.domain import phone
from dutyroom.domain.looks import Masked
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.units import Unit
from dutyroom.i18n import N_, _, language
from dutyroom.i18n.words import word
from dutyroom.tui.board import Board
from dutyroom.tui.paint.lines import BLANK, Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable
from dutyroom.tui.widgets.page import Page

COLUMNS = (
    Column(N_("Number"), 7), Column(N_("Name"), 9), Column(N_("Role"), 10),
    Column(N_("Phone"), 12), Column(N_("Unit"), 16, flexible=True),
    Column(N_("Title"), 8), Column(N_("Active"), 10),
)  # fmt: skip
SUPERVISED = frozenset(("enrol", "reset"))
"""Verbs of supervisors and leaders."""


class OfficersBoard(Board):
    """A long list of officers, narrowed in place."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb(
            "look",
            "enter",
            "",
            N_("Show all of an officer; phones in full are a look, and recorded"),
            False,
            over=False,
        ),
        Verb("enrol", "f5", N_("Enrol"), N_("Enter a new officer; Enter, then F5, changes one")),
        Verb("units", "f6", N_("Units"), N_("The units and their night phones")),
        Verb("reset", "f7", N_("Reset"), N_("Let an officer who forgot the PIN choose another")),
        Verb("settings", "f8", N_("Setup"), N_("The room's settings; language and theme here")),
        Verb("filter", "slash", "", N_("Show only some officers"), False, over=False),
    )
    DEFAULT_CSS = """
    OfficersBoard #found { height: 1; }
    OfficersBoard #list { height: 1fr; }
    OfficersBoard #card { display: none; }
    OfficersBoard.-wide #list { layout: horizontal; }
    OfficersBoard.-wide LongTable { width: 1fr; }
    OfficersBoard.-wide #card { display: block; width: 32; }
    """

    def body(self) -> ComposeResult:
        """How many there are, the list, the card beside it."""
        yield FilterField(placeholder=_("initials, name, number or unit"))
        yield Page(id="found")
        with Vertical(id="list"):
            yield LongTable[Officer](
                COLUMNS, self._cells, key_of=_key, empty=N_("Nobody is found.")
            )
            yield Page(id="card")

    def hints(self) -> tuple[str, ...]:
        """What can be typed."""
        return (
            N_("/ narrows the list: zs, 张三, A002 or a unit · Enter shows all of one officer"),
            N_("A whole directory comes from a file: dutyroom import officers FILE"),
        )

    def why_not(self, verb: Verb) -> Refusal | None:
        """Only supervisors and leaders change the directory."""
        if verb.name in SUPERVISED and not self.room.officers.supervising():
            return Refusal("supervisor_only")
        return super().why_not(verb)

    @property
    def _table(self) -> LongTable[Officer]:
        return self.query_one(LongTable)

    # -- reading

    def read(self) -> None:
        """Read who is in the directory."""
        asked = self.query_one(FilterField).value
        window = self.room.officers.directory(asked)
        self._day = self.room.today()
        self._table.show(window)
        total = self.room.officers.count()
        found = _("{n} of {total} officers").format(n=window.count, total=total)
        said = found if asked.strip() else _("officers {n}").format(n=total)
        self.query_one("#found", Page).show([(run(f" {said}", Tone.MUTED),)])

    def on_mount(self) -> None:
        """Give the list the keys."""
        super().on_mount()
        self._table.focus()

    def _cells(self, officer: Officer) -> list[Cell]:
        active = officer.active_on(self._day)
        until = officer.active_to if active else _("not active")
        return [
            Cell(officer.number, "dim"),
            Cell(officer.name, "" if active else "dim"),
            Cell(word(officer.role)),
            Cell(_masked(officer)),
            Cell(officer.unit),
            Cell(officer.title, "dim"),
            Cell(until, "dim"),
        ]

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """Show the officer under the cursor beside the list."""
        self.query_one("#card", Page).show(_card(event.row))

    def on_input_changed(self) -> None:
        """The filter was typed in."""
        self.read()

    def on_filter_field_left(self) -> None:
        """The keys go back to the list."""
        self._table.focus()

    def do_filter(self) -> None:
        """Show only some officers."""
        self.query_one(FilterField).open()

    def _current(self) -> Officer:
        officer = self._table.current
        if officer is None:
            raise Refusal("nobody_chosen")
        return officer

    # -- one officer

    async def on_long_table_chosen(self) -> None:
        """Enter on an officer."""
        await self.action_verb("look")

    def do_look(self) -> None:
        """Show everything about an officer; a look at phones in full is recorded."""
        from dutyroom.tui.forms.officer_card import OfficerCard

        officer = self._current()
        if officer.phones:
            self.room.looks.look(f"officer:{officer.key}", Masked.PHONE)
            self.duty.recorded()

        def go_on(what: str | None) -> None:
            if what == "edit":
                self._edit(officer)
            elif what == "reset":
                self._reset(officer)

        has_pin = self.room.attendance.has_pin(officer.key)
        self.duty.push_screen(OfficerCard(officer, has_pin=has_pin), go_on)

    def do_enrol(self) -> None:
        """Enter a new officer."""
        self._edit(None)

    def _edit(self, before: Officer | None) -> None:
        from dutyroom.tui.forms.officer import officer_of, officer_sheet

        def save(facts: dict[str, str]) -> None:
            officer = officer_of(facts)
            self.room.officers.take(officer, before)
            self.done(_("{name} entered in the directory").format(name=officer.name))

        self.duty.push_screen(officer_sheet(before, save))

    def do_reset(self) -> None:
        """Let the officer under the cursor choose a new PIN."""
        self._reset(self._current())

    def _reset(self, officer: Officer) -> None:
        from dutyroom.tui.forms.ask import Ask

        if not self.room.attendance.has_pin(officer.key):
            raise Refusal("pin_missing")

        def forget(_answers: dict[str, str]) -> None:
            self.room.attendance.forget_pin(officer.key)
            said = _("{name} chooses a new PIN at the next sign-in").format(name=officer.name)
            self.done(said)

        title = _("Reset the PIN of {name}").format(name=officer.name)
        body = _("The old PIN stops working at once. F5 does it; it is recorded.")
        self.duty.push_screen(Ask(title, (), forget, body))

    # -- units and settings

    def do_units(self) -> None:
        """The units and their night phones."""
        from dutyroom.tui.forms.units import Units

        self.duty.push_screen(Units(self.room.units.all()), self._edit_unit)

    def _edit_unit(self, unit: Unit | None) -> None:
        from dutyroom.tui.forms.units import unit_of, unit_sheet

        if unit is None:
            return

        def save(facts: dict[str, str]) -> None:
            entered = unit_of(facts)
            self.room.units.enter(entered)
            self.done(_("unit {name} entered").format(name=entered.name))

        self.duty.push_screen(unit_sheet(unit, save), lambda _saved: self.do_units())

    def do_settings(self) -> None:
        """The room's settings, for supervisors; language and theme of this machine, for all."""
        from dutyroom.tui.forms.settings import settings_sheet

        room = self.room.officers.supervising()
        rules, theme = self.room.rules(), self.duty.theme
        self.duty.push_screen(settings_sheet(rules, theme, language(), self._set, room=room))

    def _set(self, facts: dict[str, str]) -> None:
        from dutyroom.tui.forms.settings import changes

        changed = changes(facts, self.room.rules())
        with self.room.write():
            for name, value in changed.items():
                self.room.settings.change(name, value)
        if "lock_minutes" in changed:
            self.duty.lock_after = 60.0 * self.room.rules().lock_minutes
        if facts["theme"] != self.duty.theme:
            self.duty.light(facts["theme"])
        if facts["language"] != language():
            self.duty.speak(facts["language"])
        self.done(_("Settings kept"))


def _key(officer: Officer) -> int:
    return officer.key


def _masked(officer: Officer) -> str:
    return phone.masked(officer.phones[0]) if officer.phones else ""


def _card(officer: Officer) -> list[Line]:
    facts = (
        (_("Number"), officer.number), (_("Unit"), officer.unit), (_("Title"), officer.title),
        (_("Role"), word(officer.role)),
        (_("Phones"), "  ".join(phone.masked(each) for each in officer.phones)),
        (_("Active from"), officer.active_from), (_("Active to"), officer.active_to),
        (_("Remarks"), officer.note),
    )  # fmt: skip
    lines: list[Line] = [(run(f" {officer.name}", Tone.HEAD),), BLANK]
    return lines + [(run(f" {label}", Tone.MUTED, 13), run(fact)) for label, fact in facts if fact]
