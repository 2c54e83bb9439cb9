"""What the gate's line says so far: what is there, what is missing, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from dutyroom.domain import identity, phone, temperature
from dutyroom.domain.checkpoint import Step
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment
from dutyroom.domain.passage_line import PassageLine, WordKind, completeness
from dutyroom.domain.risk_areas import Arrival
from dutyroom.domain.temperature import Site
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.pages.risk_words import arrival_runs
from dutyroom.tui.paint.lines import BLANK, Line, Run, run
from dutyroom.tui.paint.tones import Tone

LABELS = {
    WordKind.NAME: N_("Name"),
    WordKind.PHONE: N_("Phone"),
    WordKind.IDENTITY: N_("Identity"),
    WordKind.PLATE: N_("Plate"),
    WordKind.TEMPERATURE: N_("Temp"),
    WordKind.ORIGIN: N_("From"),
    WordKind.DESTINATION: N_("To"),
}
"""Msgids of what stands before a value."""

PROBLEMS = {
    "number_unknown": N_("unknown number"),
    "name_too_long": N_("name too long"),
    "query_twice": N_("two people asked for"),
}
"""Msgids of what cannot be."""
FIELDS = {
    **LABELS,
    WordKind.DIRECTION: N_("Way"),
    WordKind.CODE: N_("Health code"),
    WordKind.SITE: N_("Site of measuring"),
    WordKind.PURPOSE: N_("Badge"),
}
"""Msgids of what can be said twice."""

MARKS = {
    Mark.PHONE_ODD: N_("phone looks wrong"),
    Mark.IDENTITY_WRONG: N_("check digit wrong"),
    Mark.PLATE_ODD: N_("plate looks wrong"),
}
"""Msgids of what is taken all the same."""

STEPS = (Step.MASK, Step.ASKED, Step.MEASURED, Step.REGISTERED)
"""In the order in which they are asked for."""


def parsed(
    line: PassageLine, threshold: int, at: Moment | None, arrival: Arrival | None = None
) -> Line:
    """The line as it is understood; what is wrong stands first, where it is never cut off."""
    if not (line.words or at):
        return BLANK
    words = [_wrong(each) for each in line.problems]
    words += arrival_runs(arrival) if arrival is not None else []
    words += _person(line)
    words.append(_temperature(line, threshold))
    said = any(each.kind is WordKind.DIRECTION for each in line.words)
    words.append(run(word(line.direction), Tone.STRONG if said else Tone.MUTED))
    words += _rest(line, at)
    words += [run("? " + _(text), Tone.WATCH) for mark, text in MARKS.items() if line.marks & mark]
    return _joined(words)


def _person(line: PassageLine) -> Iterator[Run]:
    if line.name:
        yield _said(WordKind.NAME, line.name)
    if line.query:
        yield run(f"… {line.query}", Tone.WATCH)
    if line.phone:
        yield _said(WordKind.PHONE, phone.masked(line.phone))
    if not line.query and "nobody_named" in completeness(line):
        yield _missing(WordKind.NAME)


def _temperature(line: PassageLine, threshold: int) -> Run:
    if line.temperature is None:
        return _missing(WordKind.TEMPERATURE)
    shown = temperature.shown(line.temperature)
    if temperature.needs_second_look(line.temperature):
        return run(_("? {temperature} look again").format(temperature=shown), Tone.WATCH)
    if line.temperature >= threshold:
        return run(_("◆ {temperature} abnormal").format(temperature=shown), Tone.URGENT)
    return _said(WordKind.TEMPERATURE, shown)


def _rest(line: PassageLine, at: Moment | None) -> Iterator[Run]:
    if line.plate:
        yield _said(WordKind.PLATE, line.plate)
    if line.identity:
        yield _said(WordKind.IDENTITY, identity.masked(line.identity))
    if line.site is not Site.FOREHEAD:
        yield run(word(line.site))
    if line.code is not HealthCode.NONE:
        yield run(
            f"● {word(line.code)}", Tone.PLAIN if line.code is HealthCode.GREEN else Tone.WATCH
        )
    if line.origin:
        yield _said(WordKind.ORIGIN, line.origin)
    if line.destination:
        yield _said(WordKind.DESTINATION, line.destination)
    if line.purpose:
        yield run(line.purpose, Tone.STRONG)
    if at is not None:
        yield run(_("late: {time}").format(time=f"{at.local():%m-%d %H:%M}"), Tone.WATCH)


def four_steps(line: PassageLine, told: Step) -> Line:
    """The four steps, those done with a tick, the next one lit."""
    done = told | (Step.NONE if line.temperature is None else Step.MEASURED)
    todo = next((step for step in STEPS if not done & step), None)
    words = []
    for step in STEPS:
        glyph = "✓" if done & step else "○"
        tone = Tone.DONE if done & step else Tone.STRONG if step is todo else Tone.MUTED
        words.append(run(f"{glyph}{word(step)} ", tone))
    return tuple(words)


def _said(kind: WordKind, value: str) -> Run:
    return run(_(LABELS[kind]) + " " + value, Tone.STRONG)


def _missing(kind: WordKind) -> Run:
    return run(_(LABELS[kind]) + " ?", Tone.MUTED)


def _wrong(problem: str) -> Run:
    if text := PROBLEMS.get(problem):
        return run("! " + _(text), Tone.WATCH)
    field = FIELDS[WordKind(problem.removesuffix("_twice"))]
    return run("! " + _("{field} twice").format(field=_(field)), Tone.WATCH)


def _joined(words: list[Run]) -> Line:
    pieces: list[Run] = [run(" ")]
    for place, each in enumerate(words):
        if place:
            pieces.append(run(" · ", Tone.MUTED))
        pieces.append(each)
    return tuple(pieces)
