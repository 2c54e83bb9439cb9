"""The options every command knows: which file, which language, in whose name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from dutyroom import paths
from dutyroom.cli.spoken import Option
from dutyroom.i18n import LANGUAGES, N_

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)


@dataclass(slots=True)
class Chosen:
    """What the options before and after the command came to."""

    file: Path | None = None
    language: str = ""

    def room_file(self) -> Path:
        """The room's file the command is about."""
        return self.file or paths.room_file()


def _choose_file(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Chosen).file = value


def _choose_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(Chosen).language = value


def located(command: Decorated) -> Decorated:
    """Gives a command `--file` and `--lang`; they stand before or after its name."""
    file = click.option(
        "--file", cls=Option, type=PATH, callback=_choose_file, expose_value=False,
        help=N_("The room's file; else DUTYROOM_FILE, else in your data folder."),
    )  # fmt: skip
    language = click.option(
        "--lang", cls=Option, type=click.Choice(LANGUAGES), callback=_choose_language,
        expose_value=False, help=N_("Chinese or English."),
    )  # fmt: skip
    return file(language(command))


def signed(command: Decorated) -> Decorated:
    """Gives a command that writes `--as NAME`."""
    return click.option(
        "--as", "name", cls=Option, default="", metavar="NAME",
        help=N_("Write in the name of this officer; else of the room's first supervisor."),
    )(command)  # fmt: skip


def chosen(context: click.Context) -> Chosen:
    """What was chosen for the command that runs."""
    return context.ensure_object(Chosen)
