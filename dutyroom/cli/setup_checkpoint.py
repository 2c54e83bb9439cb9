"""`dutyroom setup-checkpoint`: a file ready for a checkpoint without a network."""

from pathlib import Path

import click

from dutyroom.cli.bundle import say_bundle
from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Option
from dutyroom.i18n import N_
from dutyroom.store.merging.bundles import set_up_checkpoint


@click.command(
    "setup-checkpoint", cls=Command,
    help=N_("Write a new file OUT for a checkpoint, with this room's directory and rosters."),
)  # fmt: skip
@click.argument("out", type=PATH, metavar="OUT")
@click.option("--post", cls=Option, required=True, metavar="POST",
              help=N_("The checkpoint it is for, by its name."))  # fmt: skip
@signed
@located
@click.pass_context
def command(context: click.Context, out: Path, post: str, name: str) -> int:
    """Set a checkpoint up."""
    with writing(chosen(context).room_file(), name, "setup-checkpoint") as room:
        say_bundle(set_up_checkpoint(room, out, post))
    return DONE
