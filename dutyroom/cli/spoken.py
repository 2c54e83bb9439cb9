"""Commands and options whose help is in the language in use when it is asked for."""

import gettext
import os

import click

from dutyroom.i18n import LOCALE, _, set_language

_DOMAIN = "dutyroom"


def speak(language: str) -> None:
    """Use a language from now on, in what click says too: it asks the standard gettext."""
    set_language(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)


class _Spoken:
    """A msgid for a help text."""

    _help: str | None = None

    @property
    def help(self) -> str | None:
        """The help text, translated now."""
        return _(self._help) if self._help else None

    @help.setter  # noqa: A003 - click's own name
    def help(self, msgid: str | None) -> None:
        self._help = msgid


class Command(_Spoken, click.Command):
    """A command with spoken help."""


class Group(_Spoken, click.Group):
    """A group of commands with spoken help."""


class Option(_Spoken, click.Option):
    """An option with spoken help."""
