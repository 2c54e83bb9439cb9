"""One record on its way out of the room, as plain values."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, Flag
from typing import TypeAlias

from dutyroom.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Told:
    """Something that programs and people are told in different ways."""

    plain: str | dict[str, object]
    shown: str


Value: TypeAlias = (
    str | int | float | bool | Enum | tuple[str, ...] | dict[str, object] | Told | None
)
"""What a record may hold; a member of an enumeration is worded by whoever writes it for people."""
Record: TypeAlias = dict[str, Value]


def iso(at: int, offset: int) -> str:
    """An instant, epoch seconds, as programs write it."""
    return Moment(at, offset).local().isoformat()


def plain(value: Value) -> object:
    """A value for programs: an enumeration by its stable name or number."""
    if isinstance(value, Told):
        return value.plain
    if isinstance(value, Enum):
        if isinstance(value, Flag) or isinstance(value.value, str):
            return value.value
        return value.name.lower()
    return value


def plain_number(number: Decimal) -> int | float:
    """A number for programs: whole where it is."""
    return int(number) if number == int(number) else float(number)
