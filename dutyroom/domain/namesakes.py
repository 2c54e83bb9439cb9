"""Officers of one name, told apart where a sheet has room for names only."""

import re

from dutyroom.domain.officers import Officer
from dutyroom.domain.text import fold

NO_NUMBER = "-"
_MARKED = re.compile(r"(.+)\((.*)\)")
_DIGITS = 4


def marked(officer: Officer) -> str:
    """A name with what tells it apart in parentheses: `李四(A002)`.

    That is the bureau's number, else the end of the first telephone number, else a dash.
    """
    return f"{officer.name}({_mark(officer)})"


def parted(text: str) -> tuple[str, str] | None:
    """A marked name as name and mark, full-width parentheses read too; None without a mark."""
    found = _MARKED.fullmatch(text.replace("（", "(").replace("）", ")").strip())
    return (found[1].strip(), fold(found[2]).strip()) if found else None


def has_mark(officer: Officer, mark: str) -> bool:
    """Whether a mark is this officer's."""
    return _mark(officer) == mark


def _mark(officer: Officer) -> str:
    phone = next(iter(officer.phones), "")
    return fold(officer.number or phone[-_DIGITS:]) or NO_NUMBER
