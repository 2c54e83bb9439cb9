"""What a kind of matter is: data that says how such a matter goes from opened to closed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """What something is called, in both languages."""

    zh: str
    en: str


class Tone(StrEnum):
    """How a level is lit; beside its tone it always has a glyph and a word."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    DONE = "done"
    WATCH = "watch"
    URGENT = "urgent"


class Form(StrEnum):
    """What a blank of a matter takes."""

    TEXT = "text"
    CHOICE = "choice"
    CHECK = "check"
    """One line of a checklist: done or not yet."""
    NUMBER = "number"
    TIME = "time"
    """An instant, kept in epoch seconds UTC."""
    UNIT = "unit"


class Before(StrEnum):
    """The step a blank must be filled in before; empty for none: it may stay unknown."""

    NEVER = ""
    OPENING = "open"
    CLOSING = "close"
    ARCHIVING = "archive"


@dataclass(frozen=True, slots=True)
class Level:
    """How grave a matter of a kind can be; the first one of a kind is the gravest."""

    key: str
    words: Words
    glyph: str
    tone: Tone
    rank: int
    """0 for the gravest of all; lists begin with it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on a kind's own way; `on` names the verb that takes a matter there by itself."""

    key: str
    words: Words
    on: str = ""
    """open, assign, acknowledge, report, verify or close."""
    by: tuple[str, ...] = ()
    """The roles of officers who may move a matter there; empty for everyone."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a matter of a kind is counted in; kept as a whole number of the smallest part."""

    key: str
    words: Words
    typed: Words
    """The unit it is typed in."""
    unit: Words
    """The unit reports use."""
    per: int = 1
    """How many typed units make one of the reports'."""
    places: int = 0
    """Decimals that may be typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words a blank may hold."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact a kind asks for beyond what every matter has."""

    key: str
    words: Words
    form: Form = Form.TEXT
    choices: tuple[Choice, ...] = ()
    before: Before = Before.NEVER
    levels: tuple[str, ...] = ()
    """The levels at which it must be filled in; empty for all."""
    masked: bool = False
    """Whether it says who called in confidence."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a timer runs under a preset of the room and a choice of the matter."""

    seconds: int
    choice: str = ""
    preset: str = ""


@dataclass(frozen=True, slots=True)
class TimerRule:
    """A limit between two marks of a matter's log."""

    key: str
    words: Words
    after: str
    """The mark it runs from."""
    until: tuple[str, ...]
    """The marks of which each ends it."""
    limits: tuple[Limit, ...] = ()
    by: str = "level"
    """What chooses the limit: the level, or the value of a blank."""
    amber_s: int = 0
    """Seconds after which it is lit amber; 0 for none."""
    every: bool = False
    """Whether it begins anew with every `after` mark, and each limit missed is told."""
    at: str = ""
    """A blank that says when it is due, where it is filled in."""
    for_levels: tuple[str, ...] = ()
    """The levels it runs at; empty for all."""

    def seconds(self, choice: str, preset: str) -> int:
        """How long it runs, 0 for not at all; the narrowest limit that fits."""
        fitting = [
            each
            for each in self.limits
            if each.choice in ("", choice) and each.preset in ("", preset)
        ]
        best = max(fitting, key=lambda each: (each.choice != "", each.preset != ""), default=None)
        return best.seconds if best else 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of matter."""

    key: str
    words: Words
    levels: tuple[Level, ...]
    default_level: str
    stages: tuple[Stage, ...] = ()
    blanks: tuple[Blank, ...] = ()
    measures: tuple[Measure, ...] = ()
    timers: tuple[TimerRule, ...] = ()
    codes: tuple[Choice, ...] = ()
    """The codes it is closed with."""
    needs: tuple[str, ...] = ()
    """Of lead_unit, responsible_unit, owner, due_at: what must be named when it is opened."""
    category: str = ""
    """The category of calls it is opened from."""
    ordered: bool = True
    """Whether a unit is ordered to act; else it is only kept in view until it is closed."""
    confidential: bool = False
    """Whether who called is masked for everyone but the opener and who supervises."""
    looks_back: tuple[str, ...] = ()
    """The levels at which closing is not the end: it is looked back at and then archived."""

    def level(self, key: str) -> Level:
        """A level by its key; the usual one where the kind has no such level."""
        found = {each.key: each for each in self.levels}
        return found.get(key) or found[self.default_level]

    def stage_on(self, verb: str) -> str:
        """The stage a verb takes a matter to, or an empty text."""
        return next((each.key for each in self.stages if each.on == verb), "")

    def blank(self, key: str) -> Blank | None:
        """A blank by its key."""
        return next((each for each in self.blanks if each.key == key), None)

    def hides(self, key: str) -> bool:
        """Whether a blank says who called in confidence; so may one the kind no longer has."""
        blank = self.blank(key)
        return self.confidential if blank is None else blank.masked

    def measure(self, key: str) -> Measure | None:
        """A measure by its key."""
        return next((each for each in self.measures if each.key == key), None)


@dataclass(frozen=True, slots=True)
class KindsEntered:
    """The room has kinds of its own; they stand before the shipped ones of the same keys."""

    kind: ClassVar[str] = "matter.kinds_entered"
    text: str
    """TOML, as it was checked when it was entered."""
    keys: tuple[str, ...]
