"""The lines of a form: what each asks for, and in what way it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.sheet import Pick as Pick


class NameOf(StrEnum):
    """Whose names a line offers."""

    UNIT = "unit"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, completed from its initials."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    of: NameOf = NameOf.UNIT


@dataclass(frozen=True, slots=True)
class When:
    """A time in free words; beneath stands what date was understood."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    ahead: bool = False
    """Whether it is still to come."""


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or a first and a last, in free words; beneath stands what dates were understood."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Free text of several lines."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    rows: int = 3
    fills: bool = False
    """Whether it takes the rows its form has free."""


FormLine = Blank | Pick | Name | When | Days | Words
