"""What cannot be in a kind of matter although each of its lines can be read."""

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

from dutyroom.domain.hotline import Category
from dutyroom.domain.kinds import Blank, Form, Kind, Level, TimerRule
from dutyroom.domain.officers import Role
from dutyroom.domain.settings import REPORT_PRESETS

NEEDS = ("lead_unit", "responsible_unit", "owner", "due_at")
VERBS = ("", "open", "assign", "acknowledge", "report", "verify", "close")
MOST_PLACES = 6


def flaw(kind: Kind) -> str:
    """The first place that cannot be, such as `timers.turnout.until`; empty for none."""
    return next(_flaws(kind), "")


def _flaws(kind: Kind) -> Iterator[str]:
    levels = {each.key for each in kind.levels}
    said = {
        "levels": _graded(kind.levels),
        "default_level": kind.default_level in levels,
        "looks_back": levels.issuperset(kind.looks_back),
        "needs": set(kind.needs) <= set(NEEDS),
        "category": kind.category in ("", *Category),
    }
    yield from (name for name, right in said.items() if not right)
    roles = {role.value for role in Role}
    for stage in kind.stages:
        if stage.on not in VERBS or not roles.issuperset(stage.by):
            yield f"stages.{stage.key}"
    for measure in kind.measures:
        if measure.per < 1 or not 0 <= measure.places <= MOST_PLACES:
            yield f"measures.{measure.key}"
    for blank in kind.blanks:
        yield from (f"blanks.{blank.key}.{name}" for name in _blank_flaws(blank, levels))
    for timer in kind.timers:
        yield from (f"timers.{timer.key}.{name}" for name in _timer_flaws(timer, kind))


def _graded(levels: tuple[Level, ...]) -> bool:
    """Whether the gravest comes first and each is told by a sign of its own, one cell wide."""
    glyphs = {each.glyph for each in levels if _one_cell(each.glyph)}
    falling = all(before.rank <= after.rank for before, after in pairwise(levels))
    return len(glyphs) == len(levels) and falling and levels[0].rank >= 0


def _one_cell(glyph: str) -> bool:
    return (
        len(glyph) == 1
        and glyph.isprintable()
        and not glyph.isspace()
        and east_asian_width(glyph) not in "WF"
    )


def _blank_flaws(blank: Blank, levels: set[str]) -> Iterator[str]:
    if (blank.form is Form.CHOICE) != bool(blank.choices):
        yield "choices"
    if not levels.issuperset(blank.levels):
        yield "levels"


def _timer_flaws(timer: TimerRule, kind: Kind) -> Iterator[str]:
    levels = {each.key for each in kind.levels}
    blanks = {each.key: each for each in kind.blanks}
    choices = levels
    if timer.by != "level":
        choices = {each.key for each in blanks[timer.by].choices} if timer.by in blanks else set()
        if not choices:
            yield "by"
    if not timer.until:
        yield "until"
    if timer.at and (timer.at not in blanks or blanks[timer.at].form is not Form.TIME):
        yield "at"
    if not levels.issuperset(timer.for_levels):
        yield "for_levels"
    if timer.amber_s < 0:
        yield "amber_s"
    if not timer.limits and (timer.every or not timer.at):
        yield "limits"
    for limit in timer.limits:
        known = limit.choice in ("", *choices) and limit.preset in ("", *REPORT_PRESETS)
        if not known or limit.seconds < 1:
            yield "limits"
