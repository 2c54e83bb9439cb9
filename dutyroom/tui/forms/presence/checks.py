"""A spot check by phone: which post, how long it rang, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.presence.spot_checks import Fault, SpotChecked, likely_fault
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import DutyRole, Post
from dutyroom.domain.text import clean, fold
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.presence.checks import SpotLine
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.find_post import FindPost
from dutyroom.tui.forms.presence.stopwatch import Rung, Stopwatch
from dutyroom.tui.forms.sheet import Facts, Pick, Sheet
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.presence import PresenceBoard


def open_acts(board: PresenceBoard) -> None:
    """Check a post: any, or that of the row again."""
    row = board.table.current
    if not isinstance(row, SpotLine):
        find_post(board)
        return

    def go(chosen: str | None) -> None:
        if chosen == "again":
            ring_up(board, row.check.post)
        elif chosen:
            find_post(board)

    again = _("Check {post} again").format(post=row.post_name)
    choices = [Choice("new", _("Check a post")), Choice("again", again)]
    board.app.push_screen(Choose(_("Spot check"), choices), go)


def find_post(board: PresenceBoard) -> None:
    """Choose the post by its name or initials."""

    def go(chosen: Post | str | None) -> None:
        if isinstance(chosen, Post):
            ring_up(board, chosen.key)

    def find(typed: str, most: int) -> list[Post]:
        return board.room.roster.found(typed, most=most)

    board.app.push_screen(FindPost(_("Which post is checked?"), find, may_be_new=False), go)


def ring_up(board: PresenceBoard, post: int, line: StandLine | None = None) -> None:
    """Time the ringing of somebody at a post, or of whoever should answer there."""
    line = line or _expected(board, post)
    name = board.room.roster.post_name(post)

    def rang(rung: Rung | None) -> None:
        if rung is not None:
            _ask(board, post, name, line, rung)

    board.app.push_screen(Stopwatch(name, line), rang)


def _expected(board: PresenceBoard, post: int) -> StandLine | None:
    """Who should answer: the first of the crew, a leader last."""
    found = board.room.presence.lines(board.room.now(), soon_s=0)
    crew = [each for each in found if each.presence.stand.post == post and not each.is_uncovered]
    return min(crew, key=lambda each: each.role is DutyRole.LEADER, default=None)


def _ask(board: PresenceBoard, post: int, name: str, line: StandLine | None, rung: Rung) -> None:
    faults = tuple(Option(each.value, word(each)) for each in Fault)
    likely = likely_fault(rung.rang_s, answered=rung.answered)
    expected = line.name if line else ""
    who = expected if rung.answered else ""
    lines = (
        Blank("answered_by", _("Who answered"), who, _("empty where nobody answered")),
        Blank("rang_s", _("Rang, seconds"), str(rung.rang_s), code=True),
        Pick("fault", _("Result"), faults, likely.value),
        Blank("words", _("In words"), "", _("what is going on there")),
    )

    def save(facts: Facts) -> None:
        board.room.presence.spot_check(_check(post, line, rung, facts))

    def saved(done: bool | None) -> None:
        if done:
            board.show_view("checks")
            board.done(_("Spot check of {post} noted").format(post=name))

    title = _("Spot check of {post}, {name} should answer").format(
        post=name, name=expected or _("nobody")
    )
    board.app.push_screen(Sheet(title, lines, save), saved)


def _check(post: int, line: StandLine | None, rung: Rung, facts: Facts) -> SpotChecked:
    """What stands in the form; raises `Refusal("number_unreadable")`."""
    rang_s = fold(facts["rang_s"])
    if not (rang_s.isascii() and rang_s.isdigit() and len(rang_s) <= 6):
        raise Refusal("number_unreadable", text=facts["rang_s"], field="rang_s")
    return SpotChecked(
        post,
        rung.at,
        line.starts_at if line else 0,
        line.ends_at if line else 0,
        line.presence.stand.officer if line else 0,
        clean(facts["answered_by"], limit=100),
        int(rang_s),
        Fault(facts["fault"]),
        clean(facts["words"], limit=500),
    )
