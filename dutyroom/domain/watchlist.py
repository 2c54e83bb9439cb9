"""Documents, phones, plates and people to be noticed, wherever they pass or call."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain import identity, phone, plate
from dutyroom.domain.key import key_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

LONGEST_REASON = 500
_NUMBER = re.compile(r"[0-9A-Za-z]{5,18}", re.ASCII)


class WatchKind(StrEnum):
    """Why something is watched for."""

    VOID = "void_document"
    """作废: a document that was lost, and counts for nothing in whoever's hand."""
    ISOLATION = "isolation"
    """隔离: a person who is to stay where he is."""
    LOOK_OUT = "look_out"
    """协查: somebody or something is looked for."""
    RECHECK = "recheck_due"
    """复测到期: a person who is to be measured or tested again."""


class MatchedBy(StrEnum):
    """By what something was recognised, the surest first."""

    DOCUMENT = "document"
    PHONE = "phone"
    PLATE = "plate"
    NAME = "name"
    """By the name alone, where nothing else was said: somebody of that name."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing or person to be noticed."""

    watch_kind: WatchKind
    document: str = ""
    """An identity number, or the number of a badge, a pass or a permit."""
    phone: str = ""
    plate: str = ""
    name: str = ""
    reason: str = ""
    source: str = ""
    """The notice, or the unit that asked."""
    noticed: str = ""
    """ISO date of the notice."""
    first: str = ""
    """The first day it is watched for, ISO; empty is always."""
    last: str = ""
    """The last such day; empty is without end."""

    @property
    def key(self) -> int:
        """Its number in every file: the same notice twice is one."""
        return key_of(
            "watched", self.watch_kind, self.document, self.phone, self.plate, self.name,
            self.noticed,
        )  # fmt: skip

    def is_on(self, day: str) -> bool:
        """Whether it is watched for on an ISO date."""
        return self.first <= day and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who or what passed or called, as far as it was written down."""

    name: str = ""
    phone: str = ""
    identity: str = ""
    plate: str = ""
    words: str = ""
    """Free text: a badge's number may stand in it."""

    @property
    def documents(self) -> frozenset[str]:
        """Everything in it that may be a document's number."""
        return frozenset({*self._numbers, self.identity} - {""})

    @property
    def phones(self) -> frozenset[str]:
        """Everything in it that may be a phone."""
        mobiles = (each for each in self._numbers if phone.is_mobile(each))
        return frozenset({*mobiles, self.phone} - {""})

    @property
    def _numbers(self) -> list[str]:
        return [each.upper() for each in _NUMBER.findall(fold(self.words))]


@dataclass(frozen=True, slots=True)
class Match:
    """A watched thing that was recognised."""

    watched: Watched
    by: MatchedBy


@dataclass(frozen=True, slots=True)
class WatchListed:
    """Something is to be noticed from now on."""

    kind: ClassVar[str] = "watchlist.listed"
    watched: Watched


@dataclass(frozen=True, slots=True)
class WatchEnded:
    """Something need no longer be noticed."""

    kind: ClassVar[str] = "watchlist.ended"
    watched: int
    reason: str


@dataclass(frozen=True, slots=True)
class WatchMatched:
    """A passage or a call, the entry's subject, was recognised as something watched for."""

    kind: ClassVar[str] = "watchlist.matched"
    watched: int
    matched_by: MatchedBy


def list_watched(watched: Watched) -> WatchListed:
    """Put something on the list.

    Raises `Refusal`: "watched_nobody" where nothing says whom or what, "phone_odd" and
    "plate_odd" (text) for numbers nobody can have, "watch_days_crossed".
    """
    if not (watched.document or watched.phone or watched.plate or watched.name):
        raise Refusal("watched_nobody")
    if watched.phone and not phone.is_plausible(watched.phone):
        raise Refusal("watched_phone_odd", text=watched.phone)
    if watched.plate and plate.normal(watched.plate) is None:
        raise Refusal("watched_plate_odd", text=watched.plate)
    if watched.last and watched.last < watched.first:
        raise Refusal("watched_days_crossed", first=watched.first, last=watched.last)
    return WatchListed(watched)


def end_watch(watched: int, reason: str) -> WatchEnded:
    """Take something off the list; raises `Refusal("reason_missing")`."""
    if not reason:
        raise Refusal("reason_missing")
    return WatchEnded(watched, reason)


def normal(watched: Watched) -> Watched:
    """The same with its numbers as a register has them."""
    document = identity.normal(watched.document)
    return replace(
        watched,
        document=document,
        phone=phone.normal(watched.phone),
        plate=plate.normal(watched.plate) or watched.plate,
    )


def recognised(watched: Watched, seen: Seen) -> MatchedBy | None:
    """By what something watched for is recognised; None where it is not.

    A document, a phone or a plate is enough, whoever has it. A name is enough only where none of
    the numbers that are watched for was written down: then it may be anybody of that name.
    """
    if watched.document and watched.document in seen.documents:
        return MatchedBy.DOCUMENT
    if watched.phone and watched.phone in seen.phones:
        return MatchedBy.PHONE
    if watched.plate and watched.plate == seen.plate:
        return MatchedBy.PLATE
    named = bool(watched.name) and watched.name == seen.name
    another = (watched.phone and seen.phone) or (watched.document and seen.identity)
    return MatchedBy.NAME if named and not another else None
