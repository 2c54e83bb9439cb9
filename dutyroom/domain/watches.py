"""Watches over silence: a post, the hotline or a desk from which nothing has come for a while."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean


class Watch(StrEnum):
    """Over what a watch is kept."""

    POST = "post"
    HOTLINE = "hotline"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class SilenceAcknowledged:
    """Somebody looked after a silence; the watch begins anew."""

    kind: ClassVar[str] = "watch.acknowledged"
    watch: Watch
    target: int
    """The post's key; 0 for the hotline; the officer's for a desk."""
    since: int
    """Epoch seconds of the last sign of life."""
    at: int
    words: str = ""


def acknowledge(
    watch: Watch, target: int, since: int, due_at: int, at: int, words: str = ""
) -> SilenceAcknowledged:
    """Acknowledge a silence; raises `Refusal("timer_not_due")` before it counts as one."""
    if at < due_at:
        raise Refusal("timer_not_due")
    return SilenceAcknowledged(watch, target, since, at, clean(words))
