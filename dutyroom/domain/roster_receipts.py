"""Receipts of published rosters: who has read a version, and with whom it is filed."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Version, VersionState


@dataclass(frozen=True, slots=True)
class VersionRead:
    """The officer of the entry has read a published version."""

    kind: ClassVar[str] = "roster.version_read"
    month: str
    number: int


@dataclass(frozen=True, slots=True)
class VersionFiled:
    """A copy of a published version went to the duty room above."""

    kind: ClassVar[str] = "roster.version_filed"
    month: str
    number: int
    to: str
    words: str = ""
    """How it went, or what was said."""


def read(version: Version) -> VersionRead:
    """Read a version; raises `Refusal("version_not_published")` of one that is still a draft."""
    _check_published(version)
    return VersionRead(version.month, version.number)


def file(version: Version, to: str, words: str) -> VersionFiled:
    """File a version; raises `Refusal("version_not_published")` or "filed_with_missing"."""
    _check_published(version)
    if not to:
        raise Refusal("filed_with_missing")
    return VersionFiled(version.month, version.number, to, words)


def _check_published(version: Version) -> None:
    if version.state is VersionState.DRAFT:
        raise Refusal("version_not_published", month=version.month, number=version.number)
