"""The patterns of the post under the cursor, and the days on which somebody else stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.patterns import Pattern, Replacement
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.lines import Days, Name, NameOf, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.forms.names import officer_named
from dutyroom.tui.forms.roster.pattern_form import PatternForm
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.pages.pattern_rows import pattern_said
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable
from dutyroom.tui.widgets.options import Option

COLUMNS = (Column(N_("Kind"), 10), Column(N_("How"), 50, flexible=True))
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of the post, or an exception to one."""

    pattern: Pattern | None = None
    exception: Replacement | None = None


def open_form(board: RosterScreen) -> None:
    """List the patterns of a post, or ask for its first; raises `Refusal("no_post_here")`."""
    post = board.post_here
    if post is None:
        raise Refusal("no_post_here")
    board.duty.push_screen(Patterns(board, post))


class Patterns(Listing[Any]):
    """What a post goes by; F5 enters a pattern, F6 an exception, F8 twice takes one back."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("enter", "f5", N_("Pattern"), N_("Enter a pattern of this post")),
        Verb("except_day", "f6", N_("Except"), N_("On one day somebody else stands")),
        Verb("revoke", "f8", N_("Revoke"), N_("Take back what the cursor is on, by F8 twice")),
    )

    def __init__(self, board: RosterScreen, post: Post) -> None:
        title = _("The patterns of {post}").format(post=post.name)
        empty = N_("This post is manned by hand: F5 enters a pattern.")
        super().__init__(title, COLUMNS, self._cells, (), empty=empty)
        self._board = board
        self._post = post
        self._asked: Rule | None = None
        """What F8 was pressed on once."""

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("F5 pattern · F6 exception · F8 take back · Esc back")

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()

    def _patterns(self) -> tuple[Pattern, ...]:
        held = self.room.roster_rules.patterns()
        return tuple(each for each in held if each.post == self._post.key)

    def _show(self) -> None:
        exceptions = self.room.roster_rules.exceptions()
        rows = [Rule(pattern=each) for each in self._patterns()]
        rows += [Rule(exception=each) for each in exceptions if each.post == self._post.key]
        self.query_one(LongTable).show(Listed(rows), None)

    def _cells(self, row: Rule) -> list[Cell]:
        if row.pattern:
            return [Cell(_("Pattern")), Cell(pattern_said(self.room, row.pattern))]
        assert row.exception
        its, name = row.exception, self.room.officers.name
        said = _("{day} {shift}: {incoming} instead of {outgoing}").format(
            day=its.day, shift=its.shift, outgoing=name(its.outgoing),
            incoming=name(its.incoming) or _("nobody"),
        )  # fmt: skip
        return [Cell(_("Exception"), "mark"), Cell(said)]

    # -- verbs

    def choose(self, row: Rule) -> None:
        """A pattern is entered anew; an exception is taken back and entered anew."""
        if row.pattern:
            self.do_enter()

    def do_enter(self) -> None:
        """Ask for a pattern."""
        form = PatternForm(self.room, self._post, self._patterns(), self._enter)
        self.app.push_screen(form)

    def _enter(self, patterns: tuple[Pattern, ...]) -> None:
        self.room.roster_rules.enter_patterns(self._post.key, patterns)
        self._show()
        self.done(_("{post} goes by a pattern: plan the month by it").format(post=self._post.name))

    def do_except_day(self) -> None:
        """Ask for a day on which somebody else stands."""
        held = [shift for each in self._patterns() for shift in (*each.shifts, *each.shifts_off)]
        if not held:
            raise Refusal("post_without_pattern", post=self._post.name)
        shifts = tuple(Option(each, each) for each in dict.fromkeys(shift.name for shift in held))
        lines = (
            Days("day", _("Day"), self._board.day_here[5:], _("as 12-03, or a weekday")),
            Pick("shift", _("Shift"), shifts),
            Name("outgoing", _("Who does not stand"), of=NameOf.OFFICER),
            Name("incoming", _("Who does instead"), of=NameOf.OFFICER, hint=_("empty is nobody")),
        )
        self.app.push_screen(LinesForm(_("An exception"), lines, self._except))

    def _except(self, facts: Facts) -> None:
        outgoing = officer_named(self.room, facts["outgoing"], "outgoing")
        if not outgoing:
            raise Refusal("nobody_chosen", field="outgoing")
        incoming = officer_named(self.room, facts["incoming"], "incoming")
        day = read_days(facts["day"], self.room.today()).first
        its = Replacement(self._post.key, day, facts["shift"], outgoing, incoming)
        self.room.roster_rules.except_pattern(its)
        self._show()
        self.done(_("{day}: an exception is entered; plan the month anew").format(day=day))

    def do_revoke(self) -> None:
        """Take back a pattern or an exception; the first key only asks."""
        here = self.current
        if here is None:
            return
        if here != self._asked:
            self._asked = here
            self.query_one(AnswerLine).refused(_("F8 again takes this back."))
            return
        self._asked, rules = None, self.room.roster_rules
        if here.exception:
            rules.revoke_exception(here.exception)
        else:
            left = tuple(each for each in self._patterns() if each != here.pattern)
            rules.enter_patterns(self._post.key, left)
        self._show()
        self.done(_("taken back"))
