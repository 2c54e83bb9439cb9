"""`dutyroom on-duty`: who stands where, now or at another time."""

import click

from dutyroom.cli.options import chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import as_json_too, post_named
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.moment import Moment, read_named
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports.record import iso
from dutyroom.store.room import Room, opened
from dutyroom.store.roster import Manned, Standing


@click.command("on-duty", cls=Command, help=N_("Who is on duty, now or at another time."))
@click.option("--at", cls=Option, default="", metavar="TIME",
              help=N_("At this time, as 2026-12-01 08:00; else now."))  # fmt: skip
@click.option("--post", cls=Option, default="", metavar="P", help=N_("Only at this post."))
@as_json_too
@located
@click.pass_context
def command(context: click.Context, at: str, post: str, as_json: bool) -> int:
    """One line for each post."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        offset = room.rules().offset
        now = Moment(room.now(), offset)
        instant = read_named(at, now=now).at if at else now.at
        key = post_named(room, post).key if post else 0
        found = [each for each in room.roster.on_duty(instant) if key in (0, each.post)]
        came = _arrivals(room, instant)
        if as_json:
            slots = [_object(each, came, offset) for each in found]
            say_json({"at": iso(instant, offset), "slots": slots})
            return DONE
        rows = [_row(room, each, came) for each in found]
    for line in table(rows) if rows else [_("Nobody is on duty by the roster.")]:
        say(line)
    return DONE


Arrivals = dict[tuple[int, int, int], int]
"""When somebody came, by post, beginning of the slot and officer."""


def _arrivals(room: Room, at: int) -> Arrivals:
    """When those on duty at an instant came, as far as it was noted."""
    lines = room.presence.lines(at, soon_s=0)
    return {
        (each.presence.stand.post, each.starts_at, each.presence.stand.officer): arrived_at
        for each in lines
        if (arrived_at := each.presence.arrived_at)
    }


def _row(room: Room, slot: Manned, came: Arrivals) -> tuple[str, ...]:
    starts, ends = (f"{room.local(at):%H:%M}" for at in (slot.starts_at, slot.ends_at))

    def shown(each: Standing) -> str:
        at = came.get((slot.post, slot.starts_at, each.officer))
        arrived = f"✓{room.local(at):%H:%M}" if at else ""
        return f"{each.name}({word(each.role)}){arrived}"

    crew = "、".join(map(shown, slot.crew))
    return slot.post_name, slot.shift, f"{starts}–{ends}", crew or _("uncovered")


def _object(slot: Manned, came: Arrivals, offset: int) -> dict[str, object]:
    def person(each: Standing) -> dict[str, object]:
        facts: dict[str, object] = {
            "officer": each.name, "role": each.role.value, "phone": each.phone
        }  # fmt: skip
        if at := came.get((slot.post, slot.starts_at, each.officer)):
            facts["arrived_at"] = iso(at, offset)
        return facts

    return {
        "post": slot.post_name,
        "day": slot.day,
        "shift": slot.shift,
        "starts_at": iso(slot.starts_at, offset),
        "ends_at": iso(slot.ends_at, offset),
        "crew": [person(each) for each in slot.crew],
    }
