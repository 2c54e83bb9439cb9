"""Corrections: a new line that strikes through an old one."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Struck:
    """A record was struck through; it stays readable."""

    kind: ClassVar[str] = "record.struck"
    target: str
    """The global name of the record: `uid:seq` of an entry, `uid:p:seq` of a register line."""
    reason: str
    replaced_by: str = ""
    """The global name of the record that stands in its place."""


def strike(target: str, reason: str, *, struck: bool, replaced_by: str = "") -> Struck:
    """Strike a record; raises `Refusal("reason_missing")` or "already_struck"."""
    if struck:
        raise Refusal("already_struck")
    if not reason.strip():
        raise Refusal("reason_missing")
    return Struck(target, reason.strip(), replaced_by)
