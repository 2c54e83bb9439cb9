"""`dutyroom demo`: a believable night, to look at or to measure with."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dutyroom.cli.desk import open_desk
from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.progress import progress
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.demo.night import PASSAGES, SEED, write_demo
from dutyroom.i18n import N_, _


@click.command(
    cls=Command, help=N_("Open a demo room that is gone afterwards, or write one to PATH.")
)
@click.option("--out", cls=Option, type=PATH, help=N_("Write the demo room here and open nothing."))
@click.option(
    "--passages", cls=Option, type=click.IntRange(0, 10_000_000), default=PASSAGES,
    show_default=True, help=N_("How many passages it holds."),
)  # fmt: skip
@click.option(
    "--seed", cls=Option, type=int, default=SEED, show_default=True,
    help=N_("The same seed makes the same night."),
)  # fmt: skip
@located
@click.pass_context
def command(context: click.Context, out: Path | None, passages: int, seed: int) -> int:
    """Write a demo room, and open it where no place for it is named."""
    if out is not None:
        _write(out, passages, seed)
        say(str(out))
        return DONE
    with TemporaryDirectory(prefix="dutyroom-") as folder:
        path = Path(folder) / "demo.db"
        _write(path, passages, seed)
        return open_desk(path, chosen(context).language, demo=True)


def _write(path: Path, passages: int, seed: int) -> None:
    with progress(_("Writing the demo room"), passages) as told:
        write_demo(path, passages=passages, seed=seed, progress=told)
