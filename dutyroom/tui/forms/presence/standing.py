"""What may be noted of who is on post: arrived, absent, away with cover, back, left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.presence import rules
from dutyroom.domain.presence.standing import Presence, State
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _, ngettext
from dutyroom.store.presence.section import Step
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.names import officer_named

if TYPE_CHECKING:
    from dutyroom.tui.screens.presence import PresenceBoard

CHECK = "check"
"""The line of the menu that rings the post up."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something to note; labels are msgids."""

    name: str
    label: str
    fits: Callable[[Presence, int], bool]
    blanks: tuple[str, ...] = ("at",)
    """What is asked; nothing where it is noted at once."""


def _comes(presence: Presence, _at: int) -> bool:
    return not presence.arrived_at


def _is_here(presence: Presence, _at: int) -> bool:
    return presence.where is State.ON_POST


def _is_gone(presence: Presence, _at: int) -> bool:
    return bool(presence.arrived_at) and presence.where in rules.AWAY_FROM_POST


def _may_go(presence: Presence, _at: int) -> bool:
    return presence.where in (State.ON_POST, State.AWAY)


def _may_miss(presence: Presence, at: int) -> bool:
    return at >= presence.stand.starts_at and presence.where not in (State.ABSENT, State.LEFT)


ACTS = (
    Act("arrive", N_("Arrived, now"), _comes, ()),
    Act("arrive_at", N_("Arrived, at another time"), _comes),
    Act("come_back", N_("Back, now"), _is_gone, ()),
    Act("go_away", N_("Away for a while"), _is_here, ("reason", "until", "cover", "at")),
    Act("leave", N_("Off duty"), _may_go),
    Act("note_absent", N_("Absent"), _may_miss, ("at", "words")),
)
"""In the order of the menu."""


def open_acts(board: PresenceBoard) -> None:
    """Choose what is noted of who is marked, or of who is under the cursor."""
    those = board.those()
    fitting = {act.name: _fitting(act, those, board.shown.now) for act in ACTS}
    choices = [
        Choice(act.name, _label(act, len(fitting[act.name]), len(those)))
        for act in ACTS
        if fitting[act.name]
    ]
    if len(those) == 1:
        choices.append(Choice(CHECK, _("Ring the post up: a spot check")))

    def go(chosen: str | None) -> None:
        if chosen == CHECK:
            from dutyroom.tui.forms.presence.checks import ring_up

            ring_up(board, those[0].presence.stand.post, those[0])
        elif chosen:
            act = next(each for each in ACTS if each.name == chosen)
            _ask(board, act, fitting[act.name])

    board.app.push_screen(Choose(_who(those), choices), go)


def _fitting(act: Act, those: Sequence[StandLine], at: int) -> list[StandLine]:
    return [each for each in those if act.fits(each.presence, at)]


def _label(act: Act, fitting: int, those: int) -> str:
    label = _(act.label)
    return label if those == 1 else _("{said} ({n})").format(said=label, n=fitting)


def _who(those: Sequence[StandLine]) -> str:
    if len(those) == 1:
        return f"{those[0].name} {those[0].post_name}"
    return ngettext("{n} officer marked", "{n} officers marked", len(those)).format(n=len(those))


def _ask(board: PresenceBoard, act: Act, those: Sequence[StandLine]) -> None:
    """Ask what is to be asked, then note it."""
    said = _("{who}: {said}").format(who=_who(those), said=_(act.label))

    def note(answers: Answers) -> None:
        board.room.presence.act((each.presence.stand for each in those), _step(board, act, answers))

    if not act.blanks:
        note({})
        board.noted(said)
        return
    labels = {
        "at": (_("When, empty for now"), _("2215, 22:15, 10 min ago")),
        "words": (_("In words, if you like"), ""),
        "reason": (_("Why"), ""),
        "until": (_("Back by"), _("2h, 0300")),
        "cover": (_("Covered by, empty for nobody"), _("the whole name")),
    }
    blanks = [Blank(each, labels[each][0], hint=labels[each][1]) for each in act.blanks]

    def noted(done: bool | None) -> None:
        if done:
            board.noted(said)

    board.app.push_screen(Ask(said, blanks, note), noted)


def _step(board: PresenceBoard, act: Act, answers: Answers) -> Step:
    """What is noted; raises `Refusal` for a time or a name that cannot be read."""
    now = Moment(board.room.now(), board.room.rules().offset)
    typed = answers.get("at", "")
    at = read_moment(typed, now=now).at if typed else now.at
    words = clean(answers.get("words", ""), limit=200)
    match act.name:
        case "note_absent":
            return lambda presence: rules.note_absent(presence, at, words)
        case "go_away":
            reason = clean(answers["reason"], limit=200)
            until = read_due(answers["until"], now=Moment(at, now.offset)).at
            cover = officer_named(board.room, answers["cover"], "cover")
            return lambda presence: rules.go_away(presence, at, reason, until, cover)
        case "come_back":
            return lambda presence: rules.come_back(presence, at)
        case "leave":
            return lambda presence: rules.leave(presence, at)
    return lambda presence: rules.arrive(presence, at)
