"""The commands by name, and how a command line becomes an exit code."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

import click

from dutyroom import __version__, config
from dutyroom.cli.options import located
from dutyroom.cli.outcome import UNUSABLE, complain, outcome
from dutyroom.cli.spoken import Group, Option, speak
from dutyroom.i18n import LANGUAGES, N_

COMMANDS = {
    "open": "opening",
    "new": "new",
    "demo": "demo",
    "import": "importing",
    "export": "exporting",
    "verify": "verify",
    "rebuild": "rebuild",
    "backup": "backup",
    "merge": "merging",
    "unmerge": "unmerge",
    "bundle": "bundle",
    "setup-checkpoint": "setup_checkpoint",
    "matters": "matters",
    "trail": "trail",
    "isolation": "isolation",
    "watch": "watch",
    "handover": "handover",
    "roster": "roster",
    "on-duty": "on_duty",
    "calendar": "calendar",
    "report": "report",
    "kinds": "kinds",
    "where": "where",
}
"""The module of each command, in the order of the help."""


class Commands(Group):
    """The commands; each module is imported when its command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dutyroom.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(
    cls=Commands,
    help=N_("The night desk of an emergency duty room. Without a command, the desk is opened."),
)
@located
@click.version_option(__version__, cls=Option, help=N_("Show the version and exit."))
def dutyroom() -> None:
    """The program."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code."""
    speak(_asked_language(arguments) or config.language(os.environ))
    return outcome(lambda: _invoked(list(arguments)))


def _asked_language(arguments: Sequence[str]) -> str:
    # Found before anything is understood: what is not understood is told in it too.
    for word, following in pairwise([*arguments, ""]):
        name, equals, value = word.partition("=")
        asked = value if equals else following
        if name == "--lang" and asked in LANGUAGES:
            return asked
    return ""


def _invoked(arguments: list[str]) -> int:
    # Not `dutyroom.main()`: it answers a closed pipe and ctrl+c in its own way.
    try:
        with dutyroom.make_context("dutyroom", arguments) as context:
            code: int = dutyroom.invoke(context)
            return code
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except click.ClickException as error:
        complain(error.format_message())
        return UNUSABLE
    finally:
        sys.stdout.flush()
