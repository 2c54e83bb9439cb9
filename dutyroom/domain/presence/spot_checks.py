"""Spot checks by phone (查岗): who was asked, who answered, how soon, and what was wrong."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.refusal import Refusal

LATE_ANSWER_S = 30
"""Seconds of ringing after which an answer counts as late."""
LONGEST_S = 3600
"""Nobody lets a phone ring longer, in seconds."""


class Fault(StrEnum):
    """What was wrong at a spot check."""

    NONE = "no_fault"
    LATE_ANSWER = "late_answer"
    NO_ANSWER = "no_answer"
    SOMEBODY_ELSE = "somebody_else"
    """Not the one on the roster answered."""
    ABSENT = "off_post"
    """脱岗."""
    UNAWARE = "unaware"
    """Who answered does not know how things stand (不掌握情况)."""
    OTHER = "other"

    @property
    def is_one(self) -> bool:
        """Whether anything was wrong."""
        return self is not Fault.NONE


@dataclass(frozen=True, slots=True)
class SpotChecked:
    """A post was asked by phone who is there; who asked stands beside the entry."""

    kind: ClassVar[str] = "presence.spot_checked"
    post: int
    at: int
    """When the phone began to ring, epoch seconds UTC."""
    starts_at: int = 0
    """The slot that ran, with its end; 0 where the roster had none."""
    ends_at: int = 0
    asked: int = 0
    """The officer who should have answered; 0 where nobody was on the roster."""
    answered_by: str = ""
    """Empty where nobody answered."""
    rang_s: int = 0
    """Seconds the phone rang."""
    fault: Fault = Fault.NONE
    words: str = ""


def spot_check(check: SpotChecked) -> SpotChecked:
    """Note a spot check; raises `Refusal` for what contradicts itself.

    "spot_post_missing", "seconds_unlikely", "answerer_missing", "answerer_given",
    "fault_words_missing", "answer_was_late".
    """
    if not check.post:
        raise Refusal("spot_post_missing", field="post")
    if not 0 <= check.rang_s <= LONGEST_S:
        raise Refusal("seconds_unlikely", most=LONGEST_S, field="rang_s")
    answered = check.fault not in (Fault.NO_ANSWER, Fault.ABSENT)
    if answered and not check.answered_by:
        raise Refusal("answerer_missing", field="answered_by")
    if check.fault is Fault.NO_ANSWER and check.answered_by:
        raise Refusal("answerer_given", field="answered_by")
    if check.fault is Fault.OTHER and not check.words:
        raise Refusal("fault_words_missing", field="words")
    if check.fault is Fault.NONE and check.rang_s > LATE_ANSWER_S:
        raise Refusal("answer_was_late", most=LATE_ANSWER_S, field="fault")
    return check


def likely_fault(rang_s: int, *, answered: bool) -> Fault:
    """The fault the telephone alone tells of."""
    if not answered:
        return Fault.NO_ANSWER
    return Fault.LATE_ANSWER if rang_s > LATE_ANSWER_S else Fault.NONE
