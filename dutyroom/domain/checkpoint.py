"""People passing a checkpoint, and what follows when a temperature is abnormal."""

from dataclasses import dataclass, field, replace
from enum import IntFlag, StrEnum
from typing import ClassVar

from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site


class Step(IntFlag):
    """The four steps at a gate: 一口罩二询问三测温四登记."""

    NONE = 0
    MASK = 1
    ASKED = 2
    MEASURED = 4
    REGISTERED = 8


class Decision(StrEnum):
    """What happens with somebody after the recheck."""

    LET_PASS = "let_pass"  # noqa: S105 - not a password
    TURN_BACK = "turn_back"
    HOLD = "hold"
    HAND_TO_CLINIC = "hand_to_clinic"


@dataclass(frozen=True, slots=True)
class Passage:
    """One person through one checkpoint, as one line of the register."""

    at: int
    """When it happened: epoch seconds UTC."""
    offset: int
    """Minutes east of UTC where it happened."""
    post: int
    direction: Direction
    temperature: int
    """Tenths of a degree Celsius."""
    site: Site = Site.FOREHEAD
    name: str = ""
    phone: str = ""
    identity: str = ""
    plate: str = ""
    code: HealthCode = HealthCode.NONE
    purpose: str = ""
    origin: str = ""
    destination: str = ""
    marks: Mark = field(default=Mark(0))
    steps: Step = Step.NONE


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A temperature was measured again after a rest; every reading stays."""

    kind: ClassVar[str] = "checkpoint.rechecked"
    temperature: int
    site: Site
    at: int


@dataclass(frozen=True, slots=True)
class Decided:
    """It was decided what happens with somebody whose temperature was abnormal."""

    kind: ClassVar[str] = "checkpoint.decided"
    decision: Decision
    at: int
    where: str = ""
    accepted_by: str = ""


@dataclass(frozen=True, slots=True)
class PassagesImported:
    """A file of passages was taken into the register."""

    kind: ClassVar[str] = "checkpoint.passages_imported"
    file: str
    digest: str
    """SHA-256 of the file."""
    first: int
    """The first line it became in this book's register."""
    count: int


def register(passage: Passage, *, threshold: int) -> Passage:
    """The passage as it is to be written, marked where it is abnormal.

    Abnormal is at or above `threshold` (tenths, inclusive: room setting).
    Raises `Refusal("nobody_named")` where neither name, phone, identity number nor plate is given.
    """
    if not (passage.name or passage.phone or passage.identity or passage.plate):
        raise Refusal("nobody_named")
    if not 300 <= passage.temperature <= 450:
        raise Refusal("temperature_impossible", tenths=passage.temperature)
    if (passage.temperature >= threshold) == bool(passage.marks & Mark.ABNORMAL):
        return passage
    return replace(passage, marks=passage.marks ^ Mark.ABNORMAL)


def recheck(temperature: int, site: Site, at: int, *, decided: bool) -> Rechecked:
    """Measure again; raises `Refusal("already_decided")` or "temperature_impossible"."""
    if decided:
        raise Refusal("already_decided")
    if not 300 <= temperature <= 450:
        raise Refusal("temperature_impossible", tenths=temperature)
    return Rechecked(temperature, site, at)


def decide(
    decision: Decision, at: int, *, where: str, accepted_by: str, decided: bool, rechecks: int
) -> Decided:
    """Decide; raises `Refusal` where it was decided before, or a hand-over names no place."""
    if decided:
        raise Refusal("already_decided")
    if decision is Decision.LET_PASS and rechecks == 0:
        raise Refusal("recheck_missing")
    if decision is Decision.HAND_TO_CLINIC and not where.strip():
        raise Refusal("clinic_missing")
    return Decided(decision, at, where.strip(), accepted_by.strip())
