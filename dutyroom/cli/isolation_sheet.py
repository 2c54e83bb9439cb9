"""`dutyroom isolation release-sheet`: the notice somebody is released by."""

from pathlib import Path

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.domain.isolation.person import IsolationState
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_
from dutyroom.reports.release import write_release
from dutyroom.store.isolation.window import Shown
from dutyroom.store.room import Room, opened


@click.command("release-sheet", cls=Command, help=N_("Write the release sheet of NAME."))
@click.argument("whom", metavar="NAME")
@click.option("-o", "--out", "target", cls=Option, type=PATH, required=True, metavar="FILE",
              help=N_("The file to write: .html or .txt."))  # fmt: skip
@located
@click.pass_context
def release_sheet(context: click.Context, whom: str, target: Path) -> int:
    """Write the sheet of one person."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        write_release(room, target, _released(room, whom.strip()))
    say(str(target))
    return DONE


def _released(room: Room, whom: str) -> int:
    """The latest release of somebody of this name.

    Raises `Refusal` as `cli.isolation.found` does, "release_first" (name) where the isolation
    goes on.
    """
    window = room.isolation.people(Shown.ENDED, whom)
    lines = window.fetch(0, window.count)
    released = [each for each in lines if each.isolation.state is IsolationState.RELEASED]
    exact = [each for each in released if each.isolation.person.name == whom]
    names = {each.isolation.person.name for each in exact or released}
    if len(names) > 1:
        raise Refusal("isolated_several", name=whom, near=", ".join(sorted(names)))
    if not names:
        isolated = room.isolation.named(whom)
        code = "release_first" if isolated else "isolated_unknown"
        raise Refusal(code, name=whom)
    return (exact or released)[0].key
