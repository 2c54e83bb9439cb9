"""A month to be planned: which, in what way, for which posts, how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.refusals import sentence
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.roster.plan_order import PATTERN, Order
from dutyroom.tui.forms.roster.planning import Planning
from dutyroom.tui.forms.sheet import Facts, Pick, Sheet
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.widgets.options import Option

USUAL, HERE = "usual", "here"
SECONDS, SEED = 10, 1
LONGEST_S = 3600


def open_form(board: RosterScreen) -> None:
    """Ask what is to be planned, plan it, and show the draft."""
    orders: list[Order] = []

    def take(facts: Facts) -> None:
        orders.append(order_of(board, facts))

    def begin(taken: bool | None) -> None:
        if taken:
            planning = Planning(orders[-1])
            board.duty.push_screen(planning, partial(show, planning))

    def show(planning: Planning, number: int | None) -> None:
        if number:
            month = orders[-1].month
            board.show_version(month, number)
            said = _("{month}: draft {n} is made").format(month=month, n=number)
            left = 0 if orders[-1].posts else len(board.room.roster.posts()) - planning.posts
            if left > 0:
                said += "; " + ngettext(
                    "{n} post was not planned", "{n} posts were not planned", left
                ).format(n=left)
            board.done(said)

    sheet = PlanForm(_("Plan a month"), tuple(_lines(board)), take, hint=_hint())
    board.duty.push_screen(sheet, begin)


class PlanForm(Sheet):
    """What is asked before a month is planned."""

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter next · ←→ choose · F5 plan · Esc back")


def order_of(board: RosterScreen, facts: Facts) -> Order:
    """What the form asks for.

    Raises `Refusal("number_unreadable")` (text), "seconds_out_of_range" (most), "solver_missing".
    """
    from dutyroom.planning.process import INSTALL, is_installed

    seconds, seed = (_number(facts[name]) for name in ("seconds", "seed"))
    if not 1 <= seconds <= LONGEST_S:
        raise Refusal("seconds_out_of_range", most=LONGEST_S)
    if facts["way"] == "proven" and not is_installed():
        raise Refusal("solver_missing", command=INSTALL)
    post = board.post_here
    posts = (post.key,) if post and facts["posts"] == HERE else ()
    return Order(facts["month"], facts["way"], posts, seconds, seed)


def _number(text: str) -> int:
    if not fold(text).isdecimal():
        raise Refusal("number_unreadable", text=text)
    return int(fold(text))


def _lines(board: RosterScreen) -> Iterator[Blank | Pick]:
    from dutyroom.planning.ways import WAYS

    patterns = {each.post for each in board.room.roster_rules.patterns()}
    months = tuple(Option(each, each) for each in (board.month, _after(board.month)))
    yield Pick("month", _("Month"), months, board.month)
    ways = tuple(Option(each, word(each)) for each in (PATTERN, *WAYS))
    yield Pick("way", _("Way of planning"), ways, PATTERN if patterns else "builtin")
    posts = [Option(USUAL, _("as usual"))]
    if board.post_here:
        posts.append(Option(HERE, board.post_here.name))
    yield Pick("posts", _("Posts"), tuple(posts))
    yield Blank("seconds", _("Seconds"), str(SECONDS), code=True)
    yield Blank("seed", _("Seed"), str(SEED), code=True)


def _hint() -> str:
    from dutyroom.planning.process import INSTALL, is_installed

    usual = _("As usual is, by pattern, every post that has one; by a planner, the duty rooms.")
    if is_installed():
        return usual
    return f"{usual}\n{sentence('solver_missing', {'command': INSTALL})}"


def _after(month: str) -> str:
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).isoformat()[:7]
