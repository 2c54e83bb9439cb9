"""Looks: what lists keep masked was shown in full to somebody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Masked(StrEnum):
    """What lists show only in part."""

    PHONE = "phone"
    IDENTITY = "identity"
    CALLER = "caller"


@dataclass(frozen=True, slots=True)
class Looked:
    """An officer was shown something in full."""

    kind: ClassVar[str] = "record.looked_at"
    target: str
    """The global name of the record: `uid:seq` of an entry, `uid:p:seq` of a register line."""
    field: Masked
