"""The form of a post: its name, its kind and how it cuts its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post, PostKind, Shift, ShiftPlan
from dutyroom.domain.text import clean, fold, half_width
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.sheet import Facts, Pick, Save, Sheet
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.widgets.options import Option

_BETWEEN = re.compile(r"[,;、，；\n]+")
_NAME = re.compile(r"[^\d]*")
OWN = "早班 08:00-16:00、夜班 16:00-次日08:00"
"""How shifts are written."""


def open_form(board: RosterScreen) -> None:
    """Enter or change a post, that under the cursor where there is one."""

    def keep(facts: Facts) -> None:
        entered = manning(facts, board.room.rules().day_starts)
        with board.room.write():
            board.room.roster.enter_post(entered.post)
            if not entered.manned:
                board.room.roster.retire_post(entered.post.key)
        board.done(_("post {name} entered").format(name=entered.post.name))

    board.duty.push_screen(post_sheet(board.post_here, keep))


@dataclass(frozen=True, slots=True)
class Manning:
    """A post as the form has it, and whether it is manned at all."""

    post: Post
    manned: bool


def post_sheet(post: Post | None, save: Save) -> Sheet:
    """The form, with a post's facts in it or empty."""
    facts = post or Post("")
    kinds = tuple(Option(each.value, word(each)) for each in PostKind)
    plans = tuple(Option(each.value, word(each)) for each in ShiftPlan)
    manned = (Option("yes", _("manned")), Option("no", _("no longer manned")))
    return Sheet(
        _("Post"),
        (
            Blank("name", _("Post"), facts.name),
            Pick("kind", _("Kind"), kinds, facts.post_kind.value),
            Pick("plan", _("Shift plan"), plans, facts.plan.value),
            Blank("shifts", _("Own shifts"), shifts_line(facts.shifts), OWN),
            Pick("manned", _("State"), manned),
        ),
        save,
        hint=_("A new name makes a new post. Slots already filled stay as they are."),
    )


def manning(facts: Facts, day_starts: int) -> Manning:
    """What stands in the form; raises `Refusal("shift_unreadable")`."""
    plan = ShiftPlan(facts["plan"])
    post = Post(
        half_width(clean(facts["name"], limit=100)),
        PostKind(facts["kind"]),
        plan,
        shifts_of(facts["shifts"], plan, day_starts),
    )
    return Manning(post, facts["manned"] == "yes")


def shifts_of(line: str, plan: ShiftPlan, day_starts: int) -> tuple[Shift, ...]:
    """The shifts a line names: `早班 08:00-16:00、夜班 20:00-次日08:00`."""
    from dutyroom.intake.roster.shifts import shift_in

    found = []
    for piece in _BETWEEN.split(fold(line)):
        if not piece.strip():
            continue
        shift = shift_in(piece, plan, day_starts)
        if shift is None:
            raise Refusal("shift_unreadable", text=piece.strip())
        own = _NAME.match(piece)
        name = own[0].strip().removesuffix("次日").strip() if own else ""
        found.append(replace(shift, name=clean(name, limit=20)) if name else shift)
    return tuple(sorted(found, key=lambda each: each.starts))


def shifts_line(shifts: tuple[Shift, ...]) -> str:
    """The shifts as the form's line has them."""
    return "、".join(f"{each.name} {_clock(each.starts)}-{_clock(each.ends)}" for each in shifts)


def _clock(minute: int) -> str:
    day, minute = divmod(minute, 1440)
    return f"{'次日' if day else ''}{minute // 60:02}:{minute % 60:02}"
