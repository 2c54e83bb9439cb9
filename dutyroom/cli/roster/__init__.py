"""`dutyroom roster`: months planned, checked, published, compared, written out and read in."""

import click

from dutyroom.cli.options import located
from dutyroom.cli.roster.candidates import candidates
from dutyroom.cli.roster.facts import mark, pattern
from dutyroom.cli.roster.fairness import fairness
from dutyroom.cli.roster.files import export, take_in
from dutyroom.cli.roster.plan import plan
from dutyroom.cli.roster.receipts import compare_copy, file, receipts
from dutyroom.cli.roster.repair import repair
from dutyroom.cli.roster.review import check, diff, list_versions, publish
from dutyroom.cli.roster.swap import swap
from dutyroom.cli.spoken import Group
from dutyroom.i18n import N_


@click.group("roster", cls=Group, help=N_("The roster: who stands when, month by month."))
@located
def command() -> None:
    """The roster."""


for each in (
    plan, repair, candidates, check, publish, diff, list_versions, export, take_in, fairness,
    mark, pattern,
    swap, file, receipts, compare_copy,
):  # fmt: skip
    command.add_command(each)
