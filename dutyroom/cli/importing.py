"""`dutyroom import`: a file from outside, taken row by row."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE, UNUSABLE, complain
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.text import visible
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.refusals import sentence
from dutyroom.intake.problem import Problem, Severity
from dutyroom.intake.report import Report
from dutyroom.intake.take import Subject, take
from dutyroom.store.room import Room, opened

MOST_SHOWN = 40
"""Problems people are shown; the JSON object lists them all."""


@click.command(
    "import", cls=Command,
    help=N_("Take the good rows of FILE: CSV, xlsx or JSON lines. Bad rows are reported."),
)  # fmt: skip
@click.argument("subject", type=click.Choice([each.value for each in Subject]))
@click.argument("source", type=PATH, metavar="FILE")
@click.option(
    "--dry-run", cls=Option, is_flag=True, help=N_("Report the same, and write nothing at all.")
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@signed
@located
@click.pass_context
def command(
    context: click.Context, subject: str, source: Path, dry_run: bool, as_json: bool, name: str
) -> int:
    """Import a file."""
    path, kind = chosen(context).room_file(), Subject(subject)
    room: AbstractContextManager[Room] = (
        opened(Room.open(path, read_only=True)) if dry_run else writing(path, name, "import")
    )
    with room as its:
        report = take(its, kind, source, dry_run=dry_run)
    if as_json:
        say_json(as_object(report, kind))
    else:
        for line in as_lines(report, kind):
            say(line)
    if report.bad and not (report.taken or report.repeated):
        complain(_("No row of {file} could be used.").format(file=source))
        return UNUSABLE
    return DONE


def as_object(report: Report, subject: Subject) -> dict[str, Any]:
    """The report for another program."""
    return {
        **_counts(report, subject),
        "problems": [_problem(each) for each in report.problems],
        "unlisted": report.unlisted,
        "extra_columns": [visible(each) for each in report.extra_columns],
    }


def as_lines(report: Report, subject: Subject) -> list[str]:
    """The report for people."""
    words = {
        "rows": _("Rows"), "taken": _("Taken in"), "repeated": _("Repeated"), "bad": _("Bad"),
        "marked": _("Marked"), "assignments": _("Assignments"), "uncovered": _("Uncovered"),
    }  # fmt: skip
    lines = table([(words[name], count) for name, count in _counts(report, subject).items()])
    if report.extra_columns:
        names = ", ".join(report.extra_columns)
        lines.append(_("Columns without a use: {names}").format(names=names))
    shown = report.problems[:MOST_SHOWN]
    if shown:
        lines += ["", *table([_row(each) for each in shown])]
    more = len(report.problems) - len(shown) + report.unlisted
    if more:
        lines.append(ngettext("and {n} more problem", "and {n} more problems", more).format(n=more))
    return lines


def _counts(report: Report, subject: Subject) -> dict[str, int]:
    names = ["rows", "taken", "repeated", "bad", "marked"]
    if subject is Subject.ROSTER:
        names += ["assignments", "uncovered"]
    return {name: getattr(report, name) for name in names}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": visible(problem.column),
        "code": problem.code,
        "text": visible(sentence(problem.code, problem.facts)),
        "severity": problem.severity.value,
    }


def _row(problem: Problem) -> tuple[str, str, str, str]:
    severity = _("bad") if problem.severity is Severity.BAD else _("marked")
    line = _("line {n}").format(n=problem.line)
    return line, severity, problem.column, sentence(problem.code, problem.facts)
