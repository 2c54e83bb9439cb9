"""A post's pattern being entered: which, from when, who in what order, and the days it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textual.widgets import Static

from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.patterns import Pattern
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Post, PostKind
from dutyroom.domain.text import fold
from dutyroom.domain.usual_patterns import Usual, usual
from dutyroom.i18n import _
from dutyroom.i18n.refusals import sentence
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.names import officer_named
from dutyroom.tui.forms.sheet import Facts, Pick, Sheet
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.pattern_rows import USUAL, days_given
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.options import Option

_BETWEEN = re.compile(r"[\s,;、，；]+")
_OF_KIND = {PostKind.SEAT: DutyRole.SEAT, PostKind.CHECKPOINT: DutyRole.CHECKPOINT}
INSTEAD, BESIDE = "instead", "beside"
WIDTH = 72
"""Cells of the two weeks shown."""
FOUND = 6
Enter = Callable[[tuple[Pattern, ...]], None]
"""Keeps the patterns of the post; raises `Refusal` to keep the form open."""


class PatternForm(Sheet):
    """Names are completed from initials; the first two weeks stand below before it is saved."""

    DEFAULT_CSS = """
    PatternForm #sheet-title { margin-bottom: 0; }
    PatternForm #sheet-hint { height: 9; margin-top: 0; text-wrap: nowrap; }
    """

    def __init__(self, room: Room, post: Post, known: Sequence[Pattern], enter: Enter) -> None:
        self._post = post
        self._known = tuple(known)
        self._enter = enter
        self._usual = MonthBook(room, room.today()[:7]).usual(post.key)
        title = _("The pattern of {post}").format(post=post.name)
        lines = _lines(room.today(), post, beside=bool(known))
        super().__init__(title, lines, self._take, hint=" ")

    def on_mount(self) -> None:
        """Say what may be typed."""
        super().on_mount()
        self._preview()

    # -- names

    def do_go_on(self) -> None:
        """Put names in place of initials, and go to the next line."""
        self._complete()
        super().do_go_on()

    def do_save(self) -> None:
        """Save; initials are names by then."""
        self._complete()
        super().do_save()

    def on_input_changed(self) -> None:
        """Complete a name as soon as the next one is begun, and show what is given."""
        super().on_input_changed()
        self.query_one(AnswerLine).clear()
        field = self._order
        if field.has_focus and field.value and _BETWEEN.fullmatch(field.value[-1]):
            self._complete()
        self._preview()

    def on_options_changed(self) -> None:
        """Show what another choice gives."""
        self._preview()

    @property
    def _order(self) -> TextField:
        return self.query_one("#line-order", TextField)

    def _complete(self) -> None:
        field = self._order
        names = [self._meant(each) or each for each in _pieces(field.value)]
        more = bool(field.value) and _BETWEEN.fullmatch(field.value[-1]) is not None
        with field.prevent(TextField.Changed):
            field.value = "、".join(names) + ("、" if more and names else "")
        field.action_end()

    def _meant(self, typed: str) -> str:
        """The name a piece means: itself, or the first that its initials find."""
        if self.room.officers.named(typed):
            return typed
        return next(iter(self._found(typed)), "")

    def _found(self, typed: str) -> list[str]:
        """The names a piece may mean, those who stand at this post now first."""
        today = self.room.today()
        found = [each for each in self.room.officers.found(typed, 40) if each.active_on(today)]
        found.sort(key=lambda each: each.key not in self._usual)
        return [each.name for each in found[:FOUND]]

    # -- what it gives

    def _preview(self) -> None:
        self.query_one("#sheet-hint", Static).update(say("$given", given=self._given()))

    def _given(self) -> str:
        facts = self.facts()
        last = _pieces(facts["order"])[-1:]
        found = self._found(last[0]) if last else []
        lines = ["  ".join(found) if found and found[0] != last[0] else ""]
        if not last:
            lines.append(_("Type the initials of each in their order, a blank between."))
            return "\n".join(lines)
        try:
            lines += days_given(self.room, self._patterns(facts), WIDTH)
        except Refusal as refusal:
            lines.append(f"? {sentence(refusal.code, refusal.facts)}")
        return "\n".join(lines)

    def _patterns(self, facts: Facts) -> tuple[Pattern, ...]:
        """The patterns the post would have; raises `Refusal`."""
        order = tuple(
            officer_named(self.room, self._meant(each) or each, "order")
            for each in _pieces(facts["order"])
        )
        first = read_days(facts["first"], self.room.today()).first
        together, days = (_number(facts[name]) for name in ("together", "days"))
        role = DutyRole(facts["role"])
        others = _OF_KIND.get(self._post.post_kind, DutyRole.OFFICER)
        roles = (role, *(others for _other in range(together - 1)))
        made = usual(Usual(facts["form"]), self._post.key, first, order, roles, days)
        return (*self._known, made) if facts.get("add") == BESIDE else (made,)

    def _take(self, facts: Facts) -> None:
        self._enter(self._patterns(facts))


def _pieces(order: str) -> list[str]:
    return [each for each in _BETWEEN.split(order) if each]


def _number(text: str) -> int:
    digits = fold(text)
    if not digits.isdecimal() or not 1 <= int(digits) <= 14:
        raise Refusal("count_out_of_range", most=14)
    return int(digits)


def _lines(today: str, post: Post, *, beside: bool) -> tuple[Blank | Pick, ...]:
    forms = tuple(Option(each.value, _(USUAL[each])) for each in Usual)
    roles = tuple(Option(each.value, word(each)) for each in DutyRole)
    role = _OF_KIND.get(post.post_kind, DutyRole.OFFICER)
    lines: tuple[Blank | Pick, ...] = (
        Pick("form", _("Pattern"), forms),
        Blank("first", _("First day"), today[:8] + "01", code=True),
        Blank("together", _("Stand together"), "1", code=True),
        Pick("role", _("First of them as"), roles, role.value),
        Blank("days", _("Residents stay"), "7", code=True),
        Blank("order", _("Names in order"), hint=_("name or initials")),
    )
    if beside:
        where = (
            Option(INSTEAD, _("instead of what there is")),
            Option(BESIDE, _("beside what there is")),
        )
        lines = (*lines, Pick("add", _("Patterns"), where))
    return lines
