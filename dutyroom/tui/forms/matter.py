"""The form on which a matter is opened, and dispatched with the same key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matter_sheet import MatterSheet
from dutyroom.domain.matters import rules
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.matters.line import MatterLine
from dutyroom.tui.forms import call_draft, matter_lines
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.form_lines import FormLines
from dutyroom.tui.forms.keeping import Keeping
from dutyroom.tui.forms.matter_draft import HalfOpened, half_opened, matter_draft
from dutyroom.tui.forms.matter_title import title_line, turnout_said
from dutyroom.tui.forms.names import is_entered, names, officer_named
from dutyroom.tui.forms.sheet_draft import Parked
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page
from dutyroom.tui.widgets.status import StatusLine
from dutyroom.tui.widgets.verb_bar import VerbBar


class MatterForm(Keeping):
    """One matter about to be opened; others may be put aside."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Take the name, next line; save on the last"),
             shown=False),
        Verb("save", "f5,ctrl+s", N_("Open it"), N_("Open the matter, and dispatch it to a unit")),
        Verb("parked", "f6", N_("Parked"), N_("Take up a matter put aside; this one is put aside")),
        Verb("drop", "f7", N_("Drop"), N_("Throw this matter away, after a question")),
        Verb("back", "escape", N_("Park"), N_("Put this matter aside and go back"), shown=False),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    MatterForm #form-title { height: 1; margin-bottom: 1; }
    MatterForm FormLines { height: 1fr; }
    MatterForm FormLines VerticalScroll { height: 1fr; max-height: 100%; }
    """

    def __init__(self, begun: MatterSheet | HalfOpened) -> None:
        super().__init__()
        self._again = begun if isinstance(begun, Parked) else None
        self._first = begun.sheet if isinstance(begun, Parked) else begun
        self._waiting = 0
        self._level = self._level_shown = ""
        self._unit_asked = ""

    def compose(self) -> ComposeResult:
        """Status, title, lines, answer, footer."""
        offset = self.room.rules().offset
        self._kinds = self.room.kinds.all()
        self.begun = self._first
        yield StatusLine()
        yield Page(id="form-title")
        self.body = FormLines(
            matter_lines.lines_of(self.begun, self._kinds, self._kind(self.begun)),
            names=partial(names, self.room),
            now=lambda: Moment(self.room.now(), offset),
        )
        yield self.body
        yield AnswerLine()
        yield VerbBar()

    def hints(self) -> tuple[str, ...]:
        """What is worth knowing on the form."""
        return (
            N_("Only the title is required; with a unit the matter is dispatched as it is opened."),
            N_("Kind: its first letters. Unit: its initials, Enter takes it, F5 takes and opens."),
            N_("Due: 2h, 18:30, tomorrow 08:00. What was typed is kept within half a second."),
        )

    # -- one matter after another

    def on_mount(self) -> None:
        """Begin with what the form was opened for, or with what was left half written of it."""
        begun = (each for each in half_opened(self.room) if self._goes_on(each))
        again = self._again or next(begun, None)
        self.set_interval(1.0, self._tick)
        self._begin(self._first, again)
        if again is not None:
            self.call_later(self._fill, again.sheet)
        self._tick()
        before = self.room.matters.from_source(self._first.source)
        if before and again is None:
            self._ask_about(before[-1])

    def _ask_about(self, before: MatterLine) -> None:
        """Ask whether the matter there is already is meant, or another one."""

        def go(chosen: str | None) -> None:
            if chosen != "another":
                self.leave("")
            if chosen == "go":
                self.app.call_later(self.duty.show_matter, before.subject)

        number = before.number
        choices = [
            Choice("go", _("Go to {number}").format(number=number)),
            Choice("another", _("Open another matter")),
        ]
        title = _("{number} is of the same record").format(number=number)
        self.app.push_screen(Choose(title, choices), go)

    def sheet(self) -> MatterSheet:
        """What has been typed so far."""
        return matter_lines.sheet_of(self.body.facts(), self.begun)

    def _goes_on(self, draft: HalfOpened) -> bool:
        source = self._first.source
        return (
            bool(source) and draft.sheet.source == source and draft.officer == self.room.officer()
        )

    def _begin(self, sheet: MatterSheet, kept: HalfOpened | None = None) -> None:
        self.begun = kept.sheet if kept else sheet
        self._hold_level(self.begun)
        untouched = matter_lines.sheet_of(self.body.facts(), self.begun)
        self.draft = matter_draft(self.room, untouched, kept)
        self.in_hand = True
        self.body.enter("unit" if self.begun.title else "title")
        self.show_title()

    def _hold_level(self, sheet: MatterSheet) -> None:
        """Know which level was chosen: the kind's usual one may be that of every kind."""
        kind = self._kind(sheet)
        self._level_shown = kind.level(sheet.level).key
        self._level = "" if self._level_shown == kind.default_level else self._level_shown

    async def _fill(self, sheet: MatterSheet) -> None:
        """Put a sheet into the lines, whatever stood there."""
        await self.body.offer(())
        await self.body.offer(matter_lines.lines_of(sheet, self._kinds, self._kind(sheet)))
        self.body.enter("unit" if sheet.title else "title")

    def _kind(self, sheet: MatterSheet) -> Kind:
        return self.room.kinds.get(sheet.kind)

    # -- verbs

    def why_not(self, verb: Verb) -> Refusal | None:
        """Nothing to take up."""
        if verb.name == "parked" and not self._waiting:
            return Refusal("no_matter_parked")
        return super().why_not(verb)

    def action_step(self, by: int) -> None:
        """Go to the line or name above or below."""
        self.body.step(by)

    def do_go_on(self) -> None:
        """Go to the next line; on the last one open the matter."""
        if not self.body.go_on():
            self.do_save()

    def do_save(self) -> None:
        """Open the matter, and dispatch it where a unit is named; a refusal points at its line."""
        self.body.take()
        sheet = self.sheet()
        try:
            self._ask_about_unit(sheet.unit)
            answer = self._open(sheet)
        except Refusal as refusal:
            self.body.enter(self._field(refusal, sheet))
            raise
        self.leave(answer)

    def _ask_about_unit(self, unit: str) -> None:
        """Refuse a unit nobody has entered, once: it may be a slip of the hand."""
        if unit and unit != self._unit_asked and not is_entered(self.room, unit):
            self._unit_asked = unit
            raise Refusal("unit_not_entered", unit=unit, field="unit")

    def _open(self, sheet: MatterSheet) -> str:
        kind = self._kind(sheet)
        matter = sheet.matter(kind, owner=officer_named(self.room, sheet.owner))
        matters, now = self.room.matters, self.room.now()
        with self.room.write():
            line = matters.open(matter)
            if sheet.unit:
                order = rules.assign(
                    matters.get(line.subject), sheet.unit, now,
                    channel=sheet.channel, words=sheet.words,
                )  # fmt: skip
                matters.act(line.subject, order)
            self.draft.drop()
        if not sheet.unit:
            return _("Opened {number}").format(number=line.number)
        return _("Opened {number}, dispatched to {unit} in {time}").format(
            number=line.number, unit=order.unit, time=turnout_said(order.seconds)
        )

    def _field(self, refusal: Refusal, sheet: MatterSheet) -> str:
        """The line a refusal is about."""
        facts = refusal.facts
        if isinstance(blanks := facts.get("blanks"), tuple):
            lacking = (each for each in self._kind(sheet).blanks if each.words in blanks)
            return next((matter_lines.BLANK + each.key for each in lacking), "")
        field = str(facts.get("field") or facts.get("need") or "title")
        return matter_lines.BLANK + field if self._kind(sheet).blank(field) else field

    def do_parked(self) -> None:
        """Take up another matter; this one is put aside."""
        from dutyroom.tui.forms.parked import ask_which

        ask_which(self, _("Matters put aside"), self._others(), self._take_up)

    async def _take_up(self, waiting: HalfOpened) -> None:
        self.keep_now()
        self._begin(self._first, waiting)
        await self._fill(waiting.sheet)

    def do_drop(self) -> None:
        """Throw the matter away, if the answer is so."""
        if self.draft.kept is None and self.sheet() == self.begun:
            self.leave("")
            return
        choices = [
            Choice("stay", _("Go on writing")),
            Choice("drop", _("Throw it away: nothing of it is kept")),
        ]
        self.app.push_screen(Choose(_("Throw this matter away?"), choices), self._dropped)

    def _dropped(self, answer: str | None) -> None:
        if answer == "drop":
            self.draft.drop()
            self.leave(_("Thrown away"))

    def do_back(self) -> None:
        """Put the matter aside and go back."""
        self.park()
        kept = self.draft.kept is not None
        self.leave(_("Put aside. F8, then F6 takes it up again.") if kept else "")

    # -- keeping what was typed

    async def on_form_lines_edited(self, event: FormLines.Edited) -> None:
        """Ask for what the kind asks for; keep it all a little later."""
        if event.name in ("kind", "level"):
            sheet = self.sheet()
            if sheet.level != self._level_shown:
                self._level = sheet.level
            sheet = self.begun = replace(sheet, level=self._level)
            self._level_shown = self._kind(sheet).level(self._level).key
            await self.body.offer(matter_lines.lines_of(sheet, self._kinds, self._kind(sheet)))
            self.show_title()
        self.touch()

    def park(self) -> None:
        """Put the matter aside; raises `Refusal` where the file does not take it."""
        self.draft.keep(self.sheet())

    def is_lost(self) -> bool:
        """Whether somebody else has opened or dropped it meanwhile."""
        return self.draft.lost()

    # -- what stands round the lines

    def _others(self) -> list[HalfOpened]:
        return [each for each in half_opened(self.room) if each.id != self.draft.id]

    def show_title(self) -> None:
        """Say what is in hand and what waits."""
        self._waiting = len(self._others())
        self.query_one("#form-title", Page).show([self._title_line()])
        self.show_verbs()

    def _title_line(self) -> Line:
        kind = self.room.kinds.get(self.body.facts().get("kind", self.begun.kind))
        return title_line(self.room, self.begun, kind, self._waiting)

    def _tick(self) -> None:
        if self.in_hand and not self.duty.locked:
            aside = self._waiting + self.room.drafts.count(call_draft.FORM)
            others = replace(self.duty.standing_now(), drafts=aside)
            self.query_one(StatusLine).tell(status_of(self.room, others, _("Matters")))
            self.query_one("#form-title", Page).show([self._title_line()])
