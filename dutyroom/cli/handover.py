"""`dutyroom handover`: who handed over to whom, and what the sheets said."""

from typing import Any

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.handover.case import Case, Deed
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.reports.handover_course import printed
from dutyroom.reports.handover_files import as_text
from dutyroom.reports.handover_words import flag_said, state_said
from dutyroom.reports.record import iso
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room, opened

_STEP = 500


@click.group("handover", cls=Group, help=N_("Handovers: from one shift to the next."))
@located
def command() -> None:
    """The handovers."""


@command.command("list", cls=Command, help=N_("List handovers, the newest first."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def list_handovers(context: click.Context, as_json: bool) -> int:
    """One line for each handover."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        window = room.handover.window()
        lines = [
            each for first in range(0, window.count, _STEP) for each in window.fetch(first, _STEP)
        ]
        if as_json:
            say_json({"handovers": [_object(room, each) for each in lines]})
            return DONE
        head = (
            _("Handover"), _("Post"), _("State"), _("Outgoing officer"), _("Incoming officer"),
            _("Taken over at"), _("Flags"), _("Seal"),
        )  # fmt: skip
        rows = [_row(room, each) for each in lines]
    for text in table([head, *rows]):
        say(text)
    return DONE


@command.command("show", cls=Command, help=N_("Show one handover: the latest, or the one named."))
@click.option("--id", "name", cls=Option, default="", metavar="N",
              help=N_("Its number or its global name."))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def show(context: click.Context, name: str, as_json: bool) -> int:
    """The sheet and everything said about it."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        line = found(room, name)
        if as_json:
            case = room.handover.case(line.subject)
            say_json(_object(room, line) | _whole(room, case))
            return DONE
        lines = list(as_text(printed(room, line.subject)))
    for text in lines:
        say(text)
    return DONE


def found(room: Room, name: str) -> HandoverLine:
    """A handover by its number or its global name, the latest for an empty text.

    Raises `Refusal("handover_unknown")`.
    """
    if name:
        line = room.handover.get(name) or room.handover.numbered(name)
    else:
        line = next(iter(room.handover.window().fetch(0, 1)), None)
    if line is None:
        raise Refusal("handover_unknown")
    return line


def _row(room: Room, line: HandoverLine) -> tuple[str, ...]:
    return (
        line.number, room.roster.post_name(line.post), state_said(line.state),
        room.officers.name(line.outgoing), room.officers.name(line.incoming),
        f"{room.local(line.accepted_ms // 1000):%m-%d %H:%M:%S}" if line.accepted_ms else "",
        " ".join(map(flag_said, line.flags)), line.seal,
    )  # fmt: skip


def _object(room: Room, line: HandoverLine) -> dict[str, Any]:
    offset = room.rules().offset

    def at(ms: int) -> str | None:
        return iso(ms // 1000, offset) if ms else None

    return {
        "id": line.subject,
        "number": line.number,
        "post": room.roster.post_name(line.post),
        "state": line.state.value,
        "overall": line.overall.value,
        "flags": [each.value for each in line.flags],
        "outgoing": room.officers.name(line.outgoing),
        "incoming": room.officers.name(line.incoming),
        "offered_at": at(line.offered_ms),
        "accepted_at": at(line.accepted_ms),
        "items": line.items,
        "questions": line.questions,
        "returns": line.returns,
        "supplements": line.supplements,
        "seal": line.seal,
        "previous": line.previous or None,
    }


def _whole(room: Room, case: Case) -> dict[str, Any]:
    offset = room.rules().offset

    def did(deed: Deed) -> dict[str, Any]:
        return {
            "act": deed.act.value,
            "officer": room.officers.name(deed.officer),
            "at": iso(deed.at_ms // 1000, offset),
            "words": deed.words,
        }

    return {
        "weather": case.sheet.head.weather,
        "sections": {
            each.part: [dict(zip(each.columns, row, strict=True)) for row in each.rows]
            for each in case.sheet.sections
        },
        "decisions": [
            {"key": each.key, "part": each.part, "red": each.red, "state": each.state.value,
             "deeds": [did(deed) for deed in each.deeds]}
            for each in case.items.values()
        ],
        "deeds": [did(deed) for deed in case.deeds],
    }  # fmt: skip
