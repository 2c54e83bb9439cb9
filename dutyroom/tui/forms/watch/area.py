"""An area given a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.i18n import _
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import Days, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.pages.risk_words import LEVELS, level_said, level_word
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.watch import WatchBoard


def open_form(board: WatchBoard, area: RiskArea | None) -> None:
    """Ask for the area, its level and the day it begins; another level of an area known."""
    levels = tuple(Option(each.value, level_word(each), LEVELS[each][0]) for each in RiskLevel)
    level = RiskLevel.ORANGE if area is None else area.level
    lines = (
        Blank("name", _("Area"), area.name if area else "", _("湖北省武汉市, 北京市新发地")),
        Pick("level", _("Level"), levels, level.value),
        Days("first", _("First day"), hint=_("empty for today; 11-10")),
        Blank("source", _("Source"), hint=_("the notice, or who asked")),
    )
    answers: list[str] = []

    def save(typed: Facts) -> None:
        entered = area_of(typed, board.room.today())
        if board.room.risk_areas.level(entered) is None:
            raise Refusal("area_level_same", name=entered.name)
        answers.append(
            _("{area}: {level} from {day}").format(
                area=entered.name, level=level_said(entered.level), day=entered.first
            )
        )

    def saved(done: bool | None) -> None:
        if done:
            board.done(answers[-1])

    board.app.push_screen(LinesForm(_("Level of an area"), lines, save), saved)


def area_of(typed: Facts, today: str) -> RiskArea:
    """What stands in the form; raises `Refusal`."""
    first = read_days(typed["first"], today).first if typed["first"].strip() else today
    return RiskArea(
        typed["name"].strip(), RiskLevel(typed["level"]), first, typed["source"].strip()
    )
