"""The acts of the 五在 board: confirm where somebody is, enter a role, withdraw one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.presence.five import FiveRole, Means
from dutyroom.domain.presence.usual_roles import USUAL_ROLES
from dutyroom.domain.text import clean
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.store.presence.section import FiveLine
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.sheet import Facts, Pick, Sheet
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.presence import PresenceBoard


USUAL = "usual:"
"""Before the place of a usual role in the menu."""


def open_acts(board: PresenceBoard) -> None:
    """Choose what is done about the role under the cursor, or which role is put on the board."""
    row = board.table.current
    line = row if isinstance(row, FiveLine) else None
    choices = []
    if line is not None:
        if line.facts.who:
            choices.append(Choice("confirm", _("Confirm where {name} is").format(
                name=line.facts.who)))  # fmt: skip
        choices.append(Choice("change", _("Change {role}").format(
            role=line.facts.name)))  # fmt: skip
        choices.append(Choice("withdraw", _("Withdraw {role}").format(role=line.facts.name)))
    offered = _offered(board)
    choices += [
        Choice(f"{USUAL}{place}", _("Put on the board: {role}").format(role=role.name))
        for place, role in enumerate(offered)
    ]
    choices.append(Choice("another", _("Put another role on the board")))

    def go(chosen: str | None) -> None:
        if line is not None and chosen == "confirm":
            _confirm(board, line)
        elif line is not None and chosen == "withdraw":
            _withdraw(board, line)
        elif line is not None and chosen == "change":
            _enter(board, line.facts)
        elif chosen:
            place = chosen.removeprefix(USUAL)
            _enter(board, offered[int(place)] if place.isdigit() else FiveRole(""))

    board.app.push_screen(Choose(_("Five-presence board"), choices), go)


def _offered(board: PresenceBoard) -> list[FiveRole]:
    """The usual roles that are not on the board."""
    held = {each.facts.name for each in board.room.presence.five()}
    usual = (FiveRole(said(each.role), place=said(each.place)) for each in USUAL_ROLES)
    return [each for each in usual if each.name not in held]


def _confirm(board: PresenceBoard, line: FiveLine) -> None:
    means = tuple(Option(each.value, word(each)) for each in Means)
    lines = (
        Blank("found", _("Found at"), line.facts.place),
        Pick("means", _("By what way"), means, Means.PHONE.value),
        Blank("words", _("In words"), "", _("if you like")),
        Blank("at", _("When"), "", _("empty for now; 2215, 10 min ago")),
    )

    def save(facts: Facts) -> None:
        now = Moment(board.room.now(), board.room.rules().offset)
        at = read_moment(facts["at"], now=now).at if facts["at"] else now.at
        board.room.presence.confirm(
            line.facts.key, at, clean(facts["found"], limit=100), Means(facts["means"]),
            clean(facts["words"], limit=500),
        )  # fmt: skip

    title = _("Where is {name}, {role}?").format(name=line.facts.who, role=line.facts.name)
    _push(board, Sheet(title, lines, save), _("{role} confirmed").format(role=line.facts.name))


def _enter(board: PresenceBoard, facts: FiveRole) -> None:
    lines = (
        Blank("name", _("Role"), facts.name),
        Blank("who", _("Who"), facts.who, _("a name; empty while nobody is known")),
        Blank("place", _("Expected at"), facts.place),
    )

    def save(typed: Facts) -> None:
        board.room.presence.enter_role(
            FiveRole(*(clean(typed[each], limit=100) for each in ("name", "who", "place")))
        )

    _push(board, Sheet(_("A role of the board"), lines, save), _("Role entered"))


def _withdraw(board: PresenceBoard, line: FiveLine) -> None:
    def withdraw(_answers: Answers) -> None:
        board.room.presence.withdraw_role(line.facts.key)

    title = _("Withdraw {role}").format(role=line.facts.name)
    body = _("What was confirmed stays in the journal. F5 does it.")
    _push(board, Ask(title, (), withdraw, body), title)


def _push(board: PresenceBoard, form: Sheet | Ask, answer: str) -> None:
    def noted(done: bool | None) -> None:
        if done:
            board.done(answer)

    board.app.push_screen(form, noted)
