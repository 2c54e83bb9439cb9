"""`dutyroom watch areas`: the areas people come from, with their levels by date."""

from datetime import datetime

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.intake.words import LEVELS, plain
from dutyroom.store.room import Room, opened

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("areas", cls=Group, help=N_("Areas people come from, each with a level by date."))
@located
def areas() -> None:
    """The areas."""


@areas.command("list", cls=Command, help=N_("List the areas with the level each has."))
@click.option("--on", "day", cls=Option, type=DAY, metavar="DAY",
              help=N_("As they are on this day; else today."))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def list_areas(context: click.Context, day: datetime | None, as_json: bool) -> int:
    """One line for each."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        on = f"{day:%F}" if day else room.today()
        found = [each.area for each in room.risk_areas.current(on)]
        days = room.isolation.policy_on(on).days
    if as_json:
        objects = [
            {"area": each.name, "level": each.level.value, "from": each.first,
             "source": each.source}
            for each in found
        ]  # fmt: skip
        say_json({"on": on, "isolation_days": days, "areas": objects})
        return DONE
    head = (_("Level"), _("Area"), _("First day"), _("Source"))
    for line in table([head, *map(_row, found)]):
        say(line)
    return DONE


@areas.command("add", cls=Command, help=N_("Give AREA a LEVEL: red, orange, yellow, blue, green."))
@click.argument("area", metavar="AREA")
@click.argument("level", metavar="LEVEL")
@click.option("--from", "first", cls=Option, type=DAY, metavar="DAY",
              help=N_("The day it begins; else today."))  # fmt: skip
@click.option("--source", cls=Option, default="", metavar="TEXT", help=N_("Who asked for it."))
@signed
@located
@click.pass_context
def add_area(
    context: click.Context,
    area: str,
    level: str,
    first: datetime | None,
    source: str,
    name: str,
) -> int:
    """Level one area."""
    found = LEVELS.get(plain(level))
    if found is None:
        known = " ".join(each.value for each in RiskLevel)
        raise Refusal("area_level_unknown", text=level, known=known)
    with writing(chosen(context).room_file(), name, "watch") as room:
        entered = RiskArea(area, found, f"{first:%F}" if first else room.today(), source)
        if room.risk_areas.level(entered) is None:
            raise Refusal("area_level_same", name=area)
    say("  ".join(each for each in _row(entered) if each))
    return DONE


def _row(area: RiskArea) -> tuple[str, ...]:
    return word(f"{area.level.value}_level"), area.name, area.first, area.source
