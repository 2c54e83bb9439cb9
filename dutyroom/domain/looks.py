"""Looks: what lists keep masked was shown in full to somebody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Masked(StrEnum):
    """What lists show only in part."""

    PHONE = "phone"
    IDENTITY = "identity"
    CALLER = "caller"
    TRAIL = "trail"
    """Where a number was seen: lists show it of nobody."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An officer was shown something in full."""

    kind: ClassVar[str] = "record.looked_at"
    target: str
    """The global name of the record: `uid:seq` of an entry, `uid:p:seq` of a register line;
    of a trail the masked number that was followed."""
    field: Masked
